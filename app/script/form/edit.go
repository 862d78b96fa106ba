package form

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"caseload/app/script/syntax"
)

// What keeps a value from being written; [NoTime], [TooLong] and [TooMany] are others.
var (
	ErrAsScript = errors.New("no form can change this value")
	ErrNeeded   = errors.New("the field is needed")
	ErrNumber   = errors.New("this is no number")
	ErrWhole    = errors.New("this is no whole number")
	ErrRange    = errors.New("the number is out of its range")
	ErrChoice   = errors.New("this is none of the choices")
	ErrAnswers  = errors.New("a question has two to eight answers")
	ErrBoth     = errors.New("a name was chosen, and a text written")
	ErrID       = errors.New("the text is no id")
	ErrSameID   = errors.New("something else has this id")
	ErrRest     = errors.New("the day is a Saturday or a Sunday")
	ErrHours    = errors.New("the day would end before it begins")
	ErrTwice    = errors.New("the script writes this once, and two values were put in its place")
)

// edit replaces a part of the text.
type edit struct {
	from, to int
	text     string
}

// put returns what puts another value in place of a thing's field, and the node that it does that
// to: the value, or the table from which a field is taken out or to which one is given. An empty
// value takes out what isn't needed.
func (s *Script) put(t Thing, f Field, v Value) (edits []edit, to *syntax.Node, err error) {
	if t.Wrong || !f.Editable() {
		return nil, nil, ErrAsScript
	}
	v = v.clean()
	if f.Given && v.Equal(f.Value) {
		return nil, nil, nil
	}
	if err := f.Fits(v); err != nil {
		return nil, nil, err
	}
	if v.Name != "" && !slices.ContainsFunc(s.Options(f), func(o Option) bool { return o.Name == v.Name }) {
		return nil, nil, ErrChoice
	}
	switch {
	case v.empty() && !f.Given:
		return nil, nil, nil
	case v.empty() && f.item.Form == syntax.Item && s.after(f.table, f.item, syntax.Item) != nil:
		return nil, nil, ErrNeeded // what follows would move into its place
	case v.empty():
		return s.remove(f.table, f.item), f.table, nil
	case !f.Given:
		return s.give(f, v), f.table, nil
	case f.Kind == Texts && f.value.Form == syntax.Table && f.Type != answers:
		return s.list(f.value, f.Value.Texts, v.Texts), f.value, nil
	}
	span := s.tree.Span(f.value)
	text := f.write(v)
	if f.bare && !strings.ContainsAny(text[:1], "\"'[") {
		text = "(" + text + ")"
	}
	return []edit{{span.From, span.To, text}}, f.value, nil
}

// write returns how a value is written in place of the present one.
func (f Field) write(v Value) string {
	like := f.Source
	if f.value == nil || f.value.Form == syntax.Table {
		like = ""
	}
	switch {
	case v.Name != "":
		return v.Name
	case len(f.Names) > 0:
		return join(v.Text, f.Names, f.like)
	case f.Kind == Number, f.Kind == YesNo, f.Kind == Length && numeral.MatchString(v.Text):
		return v.Text
	case f.Kind != Texts:
		return encode(v.Text, like)
	case f.Type == answers:
		return writeAnswers(v.Texts)
	case len(v.Texts) == 1 && like != "":
		return encode(v.Texts[0], like)
	}
	var list []string
	for _, text := range v.Texts {
		list = append(list, encode(text, like))
	}
	return "{ " + strings.Join(list, ", ") + " }"
}

func (v Value) clean() Value {
	lines := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "")
	v.Text = lines.Replace(v.Text)
	var texts []string
	for _, text := range v.Texts {
		if text = lines.Replace(text); strings.TrimSpace(text) != "" {
			texts = append(texts, text)
		}
	}
	v.Texts = texts
	return v
}

func (v Value) empty() bool { return v.Text == "" && len(v.Texts) == 0 && v.Name == "" }

// Equal reports whether two values would be written alike.
func (v Value) Equal(w Value) bool {
	v, w = v.clean(), w.clean()
	return v.Text == w.Text && v.Name == w.Name && slices.Equal(v.Texts, w.Texts)
}

// give writes a field that isn't there yet: after the others, on a line of its own if they
// have such.
func (s *Script) give(f Field, v Value) []edit {
	if _, err := strconv.Atoi(f.Name); err == nil {
		return s.insert(f.table, s.last(f.table, syntax.Item), f.write(v), false)
	}
	return s.insert(f.table, s.last(f.table), f.named(v), true)
}

// named returns a field with its name, as it is written in a table.
func (f Field) named(v Value) string { return f.Name + " = " + f.write(v) }

// last returns the last place in a table, of one of the forms if there are any, or nil.
func (s *Script) last(table *syntax.Node, forms ...syntax.Form) (last *syntax.Node) {
	for _, c := range table.Children {
		if len(forms) == 0 || slices.Contains(forms, c.Form) {
			last = c
		}
	}
	return last
}

// after returns the next place in a table with the form, or nil.
func (s *Script) after(table, item *syntax.Node, form syntax.Form) *syntax.Node {
	for _, c := range table.Children {
		if c.First > item.First && c.Form == form {
			return c
		}
	}
	return nil
}

// list makes one list of texts another one, and leaves those at its beginning and its end
// that stay.
func (s *Script) list(table *syntax.Node, was, is []string) (edits []edit) {
	from, end := 0, 0
	for from < min(len(was), len(is)) && was[from] == is[from] {
		from++
	}
	for end < min(len(was), len(is))-from && was[len(was)-1-end] == is[len(is)-1-end] {
		end++
	}
	items := table.Children
	like := ""
	if len(items) > 0 {
		like = s.tree.Source(items[0])
	}
	gone, come := items[from:len(was)-end], is[from:len(is)-end]
	for i, item := range gone {
		if i < len(come) {
			span := s.tree.Span(item)
			edits = append(edits, edit{span.From, span.To, encode(come[i], s.tree.Source(item))})
		}
	}
	if len(gone) > len(come) {
		for _, item := range gone[len(come):] {
			edits = append(edits, s.remove(table, item)...)
		}
		return edits
	}
	for _, text := range come[len(gone):] {
		if from+len(gone) == 0 { // before all others
			open := s.tree.Tokens[table.First].To
			first := encode(text, like)
			if len(items) == 0 {
				first = " " + first
			} else {
				open, first = s.tree.Span(items[0]).From, first+", "
			}
			edits = append(edits, edit{open, open, first})
			continue
		}
		edits = append(edits, s.insert(table, items[from+len(gone)-1], encode(text, like), false)...)
	}
	return edits
}

// separated returns the separator behind a place of a table, if there is one.
func (s *Script) separated(item *syntax.Node) (syntax.Token, bool) {
	t := s.tree.Tokens[item.End]
	return t, (t.Kind == syntax.Comma || t.Kind == syntax.Semicolon) && !t.Missing()
}

// insert writes something into a table behind a place, which may be nil in an empty one.
// Where the table's places have lines of their own, or the closing bracket has and own is
// set, so has what is written.
func (s *Script) insert(table, behind *syntax.Node, content string, own bool) []edit {
	text, closing := s.Text(), s.tree.Tokens[table.End-1]
	if behind == nil {
		at := s.tree.Tokens[table.First].To
		if !strings.HasPrefix(text[at:], " ") && !strings.HasPrefix(text[at:], "\n") {
			content += " "
		}
		if len(table.Children) > 0 {
			content = strings.TrimRight(content, " ") + ","
			if !strings.HasPrefix(text[at:], " ") {
				content += " "
			}
		}
		return []edit{{at, at, " " + content}}
	}
	sep, separated := s.separated(behind)
	at := s.tree.Span(behind).To
	var edits []edit
	next := s.tree.Tokens[behind.End]
	if separated {
		at, next = sep.To, s.tree.Tokens[behind.End+1]
	} else {
		edits = append(edits, edit{at, at, ","})
	}
	isLast := next == closing
	own = (own || s.startsLine(behind)) && strings.Contains(text[next.Lead:next.From], "\n")
	if separated && (own || isLast) || separated && !isLast {
		content += s.written(sep)
	}
	if !own {
		return append(edits, edit{at, at, " " + content})
	}
	for _, c := range s.tree.Comments { // what is said beside it stays there
		if c.From >= at && !strings.Contains(text[at:c.From], "\n") && c.To <= next.From {
			at = c.To
		}
	}
	return append(edits, edit{at, at, "\n" + s.indent(table) + content})
}

// startsLine reports whether a place of a table is the first thing on its line.
func (s *Script) startsLine(item *syntax.Node) bool {
	t := s.tree.Tokens[item.First]
	return strings.Contains(s.Text()[t.Lead:t.From], "\n")
}

// indent returns the spaces before the last place of a table that begins a line, or two more
// than those before the table's own line.
func (s *Script) indent(table *syntax.Node) string {
	at, more := s.tree.Tokens[table.First].From, "  "
	for _, c := range table.Children {
		if s.startsLine(c) {
			at, more = s.tree.Tokens[c.First].From, ""
		}
	}
	line := s.Text()[strings.LastIndex(s.Text()[:at], "\n")+1:]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))] + more
}

// remove takes a place out of a table, with its line if it has one of its own.
func (s *Script) remove(table, item *syntax.Node) []edit {
	text, span := s.Text(), s.tree.Span(item)
	from, to := span.From, span.To
	sep, separated := s.separated(item)
	var edits []edit
	switch {
	case separated && strings.TrimSpace(text[to:sep.From]) == "":
		to = sep.To
	case separated: // behind a comment
		edits = append(edits, edit{sep.From, sep.To, ""})
	}
	line := strings.LastIndex(text[:from], "\n") + 1
	rest := text[to:]
	after := len(rest) - len(strings.TrimLeft(rest, " \t"))
	if strings.Trim(text[line:from], " \t") == "" {
		if strings.HasPrefix(rest[after:], "\n") {
			return append(edits, edit{line, to + after + 1, ""})
		}
		return append(edits, edit{from, to + after, ""})
	}
	before := s.tree.Tokens[item.First-1]
	if strings.Trim(text[before.To:from], " ") == "" {
		from = before.To
		if !separated && (before.Kind == syntax.Comma || before.Kind == syntax.Semicolon) {
			from = before.From
		}
	}
	return append(edits, edit{from, to, ""})
}

// apply makes edits, which don't overlap, in the order of their places.
func apply(text string, edits []edit) string {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(text[at:max(at, e.from)] + e.text)
		at = max(at, e.to)
	}
	return b.String() + text[at:]
}
