package form

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"

	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// ErrNoPlace says that there is no place for a thing where it was to be added.
var ErrNoPlace = errors.New("there is no place for it here")

// order is the order in which the things of a file are declared, before its storylines.
var order = []string{"scenario", "terms", "person", "case", "deadline", "duty", "fact", "task", "appointment", "advice", Storyline}

// inCase are the words whose things are written in the `people` of a case.
var inCase = []string{"child", "adult"}

// told are the words of what happens in a storyline.
var told = []string{"wait_until", "wait", "message", "ask", "task", "advice", "referral", "appointment", "guide", "expect", "good", "harm"}

// instead are the fields of a word of which one has to be given.
var instead = map[string][]string{"child": {"age", "months"}}

// keeps are the words whose things the script calls by a name of their own.
var keeps = []string{"person", "case", "task", "ask", "referral"}

// CanAdd returns the words of which things can be added: to the file if in is "", otherwise
// within the thing with that key.
func (s *Script) CanAdd(in string) (list []string) {
	if in == "" {
		for _, word := range order {
			once := word == "scenario" || word == "terms"
			if !once || !slices.ContainsFunc(s.Things, func(t Thing) bool { return t.Word == word }) {
				list = append(list, word)
			}
		}
		dates := slices.DeleteFunc(slices.Collect(maps.Values(s.words)), func(w document.Word) bool {
			return w.Module == "" || !slices.ContainsFunc(w.Fields, func(f document.Field) bool { return f.Name == "due" })
		})
		for _, w := range dates {
			list = append(list, w.Name)
		}
		slices.Sort(list[len(list)-len(dates):])
		return list
	}
	t, there := s.Find(in)
	_, story := s.told(t)
	if s.branched(in) != nil {
		return told
	}
	switch {
	case !there || t.Wrong:
		return nil
	case t.Word == "case":
		return inCase
	case story != nil:
		return told
	}
	return nil
}

// Begin returns the file with an empty call of a word where a thing of that word belongs, and the
// key of that thing: what a form for a new thing is made of. In is "" for the file, or the key
// of what it is to be in: of a case for a child, of a storyline for a message. In a
// storyline, it may be the key of what it is to come after.
func (s *Script) Begin(word, in string) (*Script, string, error) {
	if !slices.Contains(s.CanAdd(in), word) {
		return nil, "", ErrNoPlace
	}
	if with := s.branched(in); with != nil {
		s = with
	}
	call := s.callOf(word) + " { }"
	switch {
	case word == Storyline:
		call = Storyline + "(\"\", function()\nend)"
	case slices.Contains(Placed, word):
		call = word + ` ""`
	}
	var edits []edit
	switch t, _ := s.Find(in); {
	case slices.Contains(inCase, word):
		edits = s.intoCase(t, call)
	default:
		at, content := s.place(word, t, s.branchIn(in))
		edits = []edit{{at, at, strings.Replace(content, "{}", call, 1)}}
	}
	if edits == nil {
		return nil, "", ErrNoPlace
	}
	made := s.with(apply(s.Text(), edits))
	at := edits[len(edits)-1].from
	for _, t := range made.Things {
		if t.Word == word && t.From >= at {
			return made, t.Key, nil
		}
	}
	return nil, "", ErrNoPlace
}

// Added returns the file with a new thing in it, and its key. What is wrong with a value is in
// wrong, by path; then nothing is added.
func (s *Script) Added(word, in string, values map[string]Value) (text, key string, wrong map[string]error, err error) {
	made, key, err := s.Begin(word, in)
	if err != nil {
		return "", "", nil, err
	}
	t, _ := made.Find(key)
	from, given := t.From, map[string]Value{}
	values, wrong = s.identified(t, values), map[string]error{}
	for _, f := range t.Fields {
		value := values[f.Path]
		if value.clean().empty() && !f.Needed {
			continue
		}
		if err := f.Fits(value); err != nil {
			wrong[f.Path] = err
			continue
		}
		given[f.Path] = value
	}
	made, filled, err := made.fill(slices.IndexFunc(made.Things, func(t Thing) bool { return t.From == from }), given)
	if err != nil {
		return "", "", nil, err
	}
	maps.Copy(wrong, filled.Wrong)
	if either := instead[word]; len(either) > 0 && !slices.ContainsFunc(either, func(path string) bool { return !values[path].clean().empty() }) {
		wrong[either[0]] = ErrNeeded
	}
	if len(wrong) > 0 {
		return "", "", wrong, nil
	}
	made = made.laidOut(from)
	if made, from, err = made.kept(from, values); err != nil {
		return "", "", nil, err
	}
	return made.Text(), made.From(from).Key, nil, nil
}

// From returns the thing that begins at a byte.
func (s *Script) From(at int) Thing {
	i := slices.IndexFunc(s.Things, func(t Thing) bool { return t.From == at })
	if i < 0 {
		return Thing{}
	}
	return s.Things[i]
}

// callOf returns how a word is called in the file: "case", "children.visits".
func (s *Script) callOf(word string) string {
	for _, call := range slices.Sorted(maps.Keys(s.words)) {
		if s.words[call].Name == word {
			return call
		}
	}
	return word
}

// intoCase writes a call behind the people of a case.
func (s *Script) intoCase(t Thing, call string) []edit {
	item := s.item(t.table, "people")
	if item == nil {
		return s.insert(t.table, s.last(t.table), "people = { "+call+" }", true)
	}
	if value := valueOf(item); value != nil && value.Form == syntax.Table {
		return s.insert(value, s.last(value), call, false)
	}
	return nil
}

// told returns the block of a storyline in which a thing is told, and the statement in it, which
// is nil if the thing is the storyline itself. Without a storyline the block is nil.
func (s *Script) told(t Thing) (statement, block *syntax.Node) {
	if t.node == nil {
		return nil, nil
	}
	if body := s.body(t.node); body != nil {
		return nil, s.block(body)
	}
	for n := t.node; n != nil; n = s.above[n] {
		if up := s.above[n]; up != nil && up.Form == syntax.Block && block == nil {
			statement, block = n, up
		}
		if body := s.body(n); body != nil {
			return statement, block
		}
	}
	return nil, nil
}

// place returns where a thing of a word is written, after or in a thing or in a branch, and what
// is written there, with {} for the call.
func (s *Script) place(word string, in Thing, branch *syntax.Node) (at int, content string) {
	statement, block := s.told(in)
	if branch != nil {
		statement, block = nil, branch
	}
	root := s.tree.Root.Children[0]
	if block == nil {
		block, statement = root, s.before(word)
	} else if statement == nil {
		statement = s.lastOf(block)
	}
	if statement == nil { // it comes first
		if block == root {
			return s.top(), "{}\n\n"
		}
		at = s.tree.Tokens[block.First].Lead
		return at, "\n" + s.indentOf(s.holds(block)) + "  {}"
	}
	at = s.lineEnd(statement)
	gap := "\n"
	if block == root && !s.follows(word, statement) {
		gap = "\n\n"
	}
	content = gap + s.indentOf(statement) + "{}"
	rest, _, _ := strings.Cut(s.Text()[at:], "\n")
	if strings.TrimSpace(rest) != "" { // more follows on the line
		content = " {}"
	}
	if strings.HasPrefix(strings.TrimLeft(s.Text()[at:], " \t\r\n"), "(") { // or it would be called
		content += ";"
	}
	return at, content
}

// holds returns the statement, or the branch of one, that a block belongs to.
func (s *Script) holds(block *syntax.Node) *syntax.Node {
	n := s.above[block]
	for n.Form != syntax.Branch && s.above[n] != nil && s.above[n].Form != syntax.Block {
		n = s.above[n]
	}
	return n
}

// before returns the top-level statement after which a thing of a word is declared, or nil.
func (s *Script) before(word string) (statement *syntax.Node) {
	rank := func(word string) int {
		if i := slices.Index(order, word); i >= 0 {
			return i
		}
		return slices.Index(order, "deadline") // of a library
	}
	most := 0
	for _, n := range s.tree.Root.Children[0].Children {
		if n.Form == syntax.Local && strings.Contains(s.tree.Source(n), "require ") && statement == nil {
			statement = n
			continue
		}
		for _, t := range s.Things {
			if s.statementOf(t) == n && rank(t.Word) <= rank(word) && rank(t.Word) >= most {
				statement, most = n, rank(t.Word)
			}
		}
	}
	if word == Storyline {
		return cmp.Or(s.lastOf(s.tree.Root.Children[0]), statement)
	}
	return statement
}

// statementOf returns the top-level statement that is a thing, or gives it a name; nil if the
// thing is written elsewhere.
func (s *Script) statementOf(t Thing) *syntax.Node {
	n := t.node
	for up := s.above[n]; up != nil; n, up = up, s.above[up] {
		switch up.Form {
		case syntax.Values, syntax.Local, syntax.Set, syntax.Do:
		case syntax.Block:
			if up == s.tree.Root.Children[0] {
				return n
			}
			return nil
		default:
			return nil
		}
	}
	return nil
}

// lastOf returns the last statement of a block after which another can stand, or nil.
func (s *Script) lastOf(block *syntax.Node) (last *syntax.Node) {
	for _, n := range block.Children {
		if n.Form != syntax.Return && n.Form != syntax.Break && n.Form != syntax.Goto {
			last = n
		}
	}
	return last
}

// follows reports whether a thing of a word stands right below a statement: both are one line long
// and of the same word.
func (s *Script) follows(word string, statement *syntax.Node) bool {
	if strings.Contains(s.tree.Source(statement), "\n") {
		return false
	}
	return slices.ContainsFunc(s.Things, func(t Thing) bool { return t.Word == word && s.statementOf(t) == statement })
}

// top returns where the first thing of a file is written: below the comment that it begins with.
func (s *Script) top() int {
	first := s.tree.Tokens[0]
	if len(s.tree.Comments) == 0 || s.tree.Comments[0].From >= first.From {
		return first.From
	}
	blank := strings.Index(s.Text()[:first.From], "\n\n")
	if blank < 0 {
		return first.From
	}
	return blank + 2
}

// lineEnd returns the end of a statement's last line, with what is said beside it, or the end of
// the statement if more code follows on that line.
func (s *Script) lineEnd(statement *syntax.Node) int {
	at := s.tree.Span(statement).To
	next := s.tree.Tokens[statement.End]
	if next.Kind == syntax.Semicolon {
		at, next = next.To, s.tree.Tokens[statement.End+1]
	}
	for _, c := range s.tree.Comments {
		if c.From >= at && c.To <= next.From && !strings.Contains(s.Text()[at:c.From], "\n") && strings.TrimSpace(s.Text()[at:c.From]) == "" {
			if strings.Contains(s.Text()[c.From:c.To], "\n") || s.tree.Tokens[statement.End].From > c.To && !strings.HasPrefix(strings.TrimLeft(s.Text()[c.To:], " \t\r"), "\n") {
				return at // a long comment, behind which code may follow
			}
			return c.To
		}
	}
	return at
}

// indentOf returns the spaces at the beginning of the line that a node begins in.
func (s *Script) indentOf(n *syntax.Node) string {
	if n == nil {
		return ""
	}
	at := s.tree.Span(n).From
	line := s.Text()[strings.LastIndex(s.Text()[:at], "\n")+1:]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}
