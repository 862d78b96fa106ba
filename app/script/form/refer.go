package form

import (
	"cmp"
	"slices"
	"strings"

	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// The sorts of thing that a name can stand for.
const (
	SortKind  = "kind"  // of case, as a rule pack has them
	SortDrawn = "drawn" // a name that is drawn by luck
	SortWords = "words" // for the names in braces, kept together
)

// Option is something that a field can name.
type Option struct {
	Name  string // as the script writes it: "team.dawn", "children.child_in_need"
	Sort  string // the word that made it, such as "person"; or one of the sorts above
	Title string // what it is called, if that is written out
	About string // a person's role; what a kind of case means
	Drawn        // of a name that is drawn by luck, and of what has such a name
}

// Drawn says of a name that it is drawn by luck. Without a Part it isn't.
type Drawn struct {
	By   string // the text that it is drawn by: "the first family"; "" for the library's own
	Part string // "name", "parent" or "children[1]" of a family; "first" or "person" for one name
}

// sorts returns the sorts of thing that a value of a type can name.
func sorts(typ string) (list []string) {
	for part := range strings.SplitSeq(typ, "|") {
		switch part {
		case "person", "case", "task":
			list = append(list, part)
		case "Member":
			list = append(list, "child", "adult")
		case "Kind", "Kind.table":
			list = append(list, SortKind)
		}
	}
	return list
}

// OrText reports whether a field that names something can hold a text as well.
func (f Field) OrText() bool {
	return slices.ContainsFunc(strings.Split(f.Type, "|"), func(part string) bool {
		return slices.Contains([]string{"string", "Name", "Kind", "Line"}, part)
	})
}

// isName reports whether a path is the name of what the field names.
func (s *Script) isName(f Field, path string) bool {
	if strings.Contains(path, anyKey) {
		return false
	}
	if len(sorts(f.Type)) > 0 {
		return true
	}
	return (f.Type == "Name" || f.Type == "Words") && len(s.alternatives(f.value)) == 0
}

// isText reports whether a field holds a text.
func (s *Script) isText(d document.Field) bool {
	kind := s.control(d)
	return kind == Text || kind == Named && Field{Field: d}.OrText()
}

// MostOptions is how many names are offered for a field, besides the one that it has.
const MostOptions = 200

// Options returns what a field can name, where it stands: what the file has by then, and what is
// named in the same way elsewhere in the file. Of very many it returns the first.
func (s *Script) Options(f Field) []Option {
	at, wanted := f.Span.From, f.wanted()
	if f.table != nil {
		at = s.tree.Span(f.table).From
	}
	as := offered{at, strings.Join(wanted, " ")}
	list, known := s.offers[as]
	if !known {
		list = s.offer(at, wanted)
		if s.offers == nil {
			s.offers = map[offered][]Option{}
		}
		s.offers[as] = list
	}
	if f.Value.Name != "" && !slices.ContainsFunc(list, func(o Option) bool { return o.Name == f.Value.Name }) {
		return inOrder(append(slices.Clone(list), s.describe(f.value, wanted)))
	}
	return list
}

// offered is a place in the file, and what is wanted there: for all values of a table, the same can
// be chosen.
type offered struct {
	at     int
	wanted string
}

// offer returns what can be named at a byte.
func (s *Script) offer(at int, wanted []string) []Option {
	var list []Option
	there := map[string]bool{}
	add := func(o Option) (more bool) {
		if !there[o.Name] {
			there[o.Name], list = true, append(list, o)
		}
		return len(list) < MostOptions && s.offering < maxSteps
	}
	s.offering += len(s.names.all)
	inForce := s.inForce(at)
	more := s.offering < maxSteps
	for _, one := range s.names.all {
		if more && inForce[one.word] == one {
			more = s.optionsOf(one, at, wanted, add)
		}
	}
	for _, r := range s.references() {
		if s.offering++; !more {
			break
		}
		root, _ := s.path(r.value)
		one, written := s.names.used[root], s.tree.Source(r.value)
		if there[written] || one == nil || one.from > at || at >= one.to || cmp.Or(inForce[one.word], s.names.other[one.word]) != one || !slices.Equal(wantedBy(r.typ), wanted) {
			continue
		}
		more = add(s.describe(r.value, wanted))
		if b, in, known := s.fromBeside(written, wanted); known {
			s.offering += len(in.bindings().within[b.within])
			for _, o := range in.siblings(b, strings.TrimSuffix(written, b.key), wanted) {
				more = more && add(o)
			}
		}
	}
	return inOrder(list)
}

func inOrder(list []Option) []Option {
	slices.SortFunc(list, func(a, b Option) int {
		return cmp.Or(cmp.Compare(a.Sort, b.Sort), cmp.Compare(a.By, b.By), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Name, b.Name))
	})
	return list
}

// ref is a value that is a name, and the type of the field that it is written for.
type ref struct {
	value *syntax.Node
	typ   string
}

// references returns the values of all things that are names, in order.
func (s *Script) references() []ref {
	if s.refs == nil {
		s.refs = []ref{}
		for _, t := range s.Things {
			for _, f := range t.Fields() {
				if f.Kind == Named && f.Value.Name != "" {
					s.refs = append(s.refs, ref{f.value, f.Type})
				}
			}
		}
	}
	return s.refs
}

// wanted returns the sorts of thing that can stand in a field.
func (f Field) wanted() []string { return wantedBy(f.Type) }

func wantedBy(typ string) []string {
	switch list := sorts(typ); {
	case len(list) > 0:
		return list
	case typ == "Words":
		return []string{SortWords}
	}
	return []string{SortDrawn}
}

// inForce returns what each word stands for at a byte, of the names that a block declares.
func (s *Script) inForce(at int) map[string]*name {
	found := map[string]*name{}
	for _, one := range s.names.all { // an inner one is declared later
		if one.from <= at && at < one.to {
			found[one.word] = one
		}
	}
	return found
}

// optionsOf adds what can be named by a name, and by what is in the table that it stands for, until
// there is no more to add.
func (s *Script) optionsOf(one *name, at int, wanted []string, add func(Option) (more bool)) (more bool) {
	more = true
	for _, value := range one.values {
		more = more && s.optionsIn(one.word, value, at, 0, wanted, add)
	}
	for _, p := range one.parts {
		if more && !strings.Contains(p.path, anyKey) && s.tree.Span(p.value).To <= at {
			more = s.optionsIn(one.word+p.path, p.value, at, 0, wanted, add)
		}
	}
	return more
}

// maxInside is how many tables in one another are looked into for what can be named.
const maxInside = 3

func (s *Script) optionsIn(written string, value *syntax.Node, at, depth int, wanted []string, add func(Option) (more bool)) (more bool) {
	s.offering++
	more = true
	addAll := func(list []Option) bool {
		for _, o := range list {
			more = more && add(o)
		}
		return more
	}
	switch {
	case value == nil || depth == maxInside || s.tree.Span(value).To > at:
	case value.Form == syntax.Table:
		for _, item := range value.Children {
			if more && item.Form == syntax.Keyed {
				more = s.optionsIn(written+"."+s.written(s.tree.Tokens[item.First]), valueOf(item), at, depth+1, wanted, add)
			}
		}
	case value.Form == syntax.Call:
		if word, table := s.called(value); table != nil {
			return !slices.Contains(wanted, word.Name) || add(s.made(written, word.Name, table))
		}
		if slices.Contains(wanted, SortDrawn) {
			if draw, what, count := s.draws(value); what != "" {
				more = addAll(drawnOptions(written, draw, what, count))
			}
		}
		if slices.Contains(wanted, SortKind) {
			if module := s.required(value); module != "" {
				more = more && addAll(s.kinds(written, module))
			}
		}
	}
	return more && s.offering < maxSteps
}

// made returns the option for what a call makes.
func (s *Script) made(written, word string, table *syntax.Node) Option {
	o := Option{Name: written, Sort: word}
	about := "role"
	if word == "adult" {
		about = "2"
	}
	if item := s.item(table, about); item != nil && valueOf(item) != nil {
		o.About = s.readable(valueOf(item))
	}
	if item := s.item(table, "1"); item != nil && valueOf(item) != nil {
		if drawn, is := s.drawn(valueOf(item)); is {
			o.Drawn = drawn
		} else {
			o.Title = s.readable(valueOf(item))
		}
	}
	return o
}

// readable returns a text as it is read, with dots for what is computed in it, and what isn't
// written out as it is written.
func (s *Script) readable(n *syntax.Node) string {
	if text, ok := decode(s.tree.Source(n)); ok {
		return text
	}
	if text, names, ok := s.joined(n); ok {
		for _, name := range names {
			text = strings.ReplaceAll(text, "{"+name+"}", "…")
		}
		return text
	}
	return s.tree.Source(n)
}

// kinds returns the kinds of case that a module has.
func (s *Script) kinds(written, module string) (list []Option) {
	for _, w := range s.doc.Words() {
		if w.Module == module && w.Kind == document.WordConstant && w.Type == "Kind.table" {
			name := w.Name[strings.LastIndex(w.Name, ".")+1:]
			list = append(list, Option{Name: written + "." + name, Sort: SortKind, Title: strings.ReplaceAll(name, "_", " "), About: w.Summary})
		}
	}
	return list
}

// required returns the module that a call of `require` brings in, or "".
func (s *Script) required(call *syntax.Node) string {
	if s.tree.Source(call.Children[0]) != "require" {
		return ""
	}
	module, _ := decode(strings.Trim(strings.TrimPrefix(s.tree.Source(call), "require"), " ()"))
	return strings.ReplaceAll(module, "/", ".")
}

// describe says what an expression names, as far as the file says it.
func (s *Script) describe(n *syntax.Node, wanted []string) Option {
	written := s.tree.Source(n)
	if drawn, is := s.drawn(n); is {
		return Option{Name: written, Sort: SortDrawn, Drawn: drawn}
	}
	for _, value := range s.at(n, "", maxFollowed) {
		if word, table := s.called(value); table != nil {
			return s.made(written, word.Name, table)
		}
	}
	if n.Form == syntax.Member {
		for _, from := range s.at(n.Children[0], "", maxFollowed) {
			if from.Form != syntax.Call {
				continue
			}
			for _, o := range s.kinds(s.tree.Source(n.Children[0]), s.required(from)) {
				if o.Name == written {
					return o
				}
			}
		}
	}
	if b, _, known := s.fromBeside(written, wanted); known {
		b.thing.Name = written
		return b.thing
	}
	return Option{Name: written, Sort: wanted[0]}
}

// Braces says what the names stand for that are in braces in a text.
func (s *Script) Braces(f Field) (list []Option) {
	if len(f.Names) == 0 {
		return nil
	}
	for _, side := range s.sides(f.value) {
		if side.Form != syntax.Literal {
			list = append(list, s.describe(side, []string{SortDrawn}))
		}
	}
	return list
}
