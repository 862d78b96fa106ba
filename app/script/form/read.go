package form

import (
	"fmt"
	"slices"
	"strings"

	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// Words are the words of the vocabulary whose calls are read. Words of a library that take a
// date, or tell something, are read as well: those of the file's `local name = require "module"`.
var Words = []string{"scenario", "terms", "person", "case", "child", "adult", "deadline", "task", "message", "ask", "referral", "advice", "appointment", "good", "harm", "exchange", "expect", "fact", "duty", "supervision", "cancel_supervision", "in_writing"}

// Script is a file, and the calls in it that have a form, in the order of the file.
type Script struct {
	Things []Thing

	doc   *document.Documentation
	tree  *syntax.Tree
	words map[string]document.Word // by how they are called: "case", "children.visits"
	names *names
	above map[*syntax.Node]*syntax.Node // what each node is a part of

	hidden map[string][]syntax.Span // where words are the names of parameters, in order; each reaches as far as any before it
	refs   []Field                  // whose value is a name

	beside []*Script // the other files of the pack
	bound  []bound   // see bindings
	deep   int       // how many names were followed to what is being read
	taken  int       // that following names has taken so far
}

// Thing is one call: a case, a person, a message.
type Thing struct {
	Word   string // "case"
	Name   string // its `id`; without one, its title or name as it is written; "" for none
	Local  string // the name that the file gives it: "home", "h.case"; or ""
	Key    string // finds it again in another version of the file: "case:home:0"
	Title  string // what it is called, as far as that is written out; otherwise its script
	Line   int    // counted from 1
	From   int    // the byte at which the call begins
	Wrong  bool   // there is a mistake in it, so that no form can change it
	Source string // as it is written
	Drawn         // if its name is drawn by luck

	Fields []Field // in the order of the documentation; those that aren't given, too
	Within string  // the key of the thing that it is written in, or ""

	node  *syntax.Node // the call
	table *syntax.Node // what it is given; nil for a storyline
}

// Field is a value of a thing.
type Field struct {
	document.Field
	Path   string // from the thing: "tier", "1", "file.concern", "choices.today.hears"
	Kind   Kind
	Given  bool // it is written in the file
	Value  Value
	Source string      // as it is written
	Group  string      // what the table in the thing is to which it belongs; "" for the thing itself
	Span   syntax.Span // where that is, if it is given
	Names  []string    // what stands in braces in the text, and is computed: "drawn.name"
	Apart  int         // the line on which it is written, if that is elsewhere in the file; otherwise 0

	table, item, value *syntax.Node // the table that it stands in; its place there, or nil; what is written, or nil
	bare               bool         // it is a text to which no brackets lead
	like               string       // a text of those that are put together, as it is written
}

// Editable reports whether a form can change the value, or give it where it isn't given.
func (f Field) Editable() bool { return f.Kind != AsScript && f.Kind != Parts }

// Read reads a file. It never fails.
func Read(doc *document.Documentation, text string) *Script {
	return ReadWords(doc, text, slices.Concat(Words, Placed)...)
}

// ReadWords is [Read] for other words of the vocabulary than those that have a form.
func ReadWords(doc *document.Documentation, text string, words ...string) *Script {
	s := &Script{doc: doc, tree: syntax.Parse(text), words: map[string]document.Word{}, above: map[*syntax.Node]*syntax.Node{}}
	for _, w := range doc.Words() {
		if w.Module == "" && slices.Contains(words, w.Name) && (w.Table || slices.Contains(Placed, w.Name)) {
			s.words[w.Name] = w
		}
	}
	s.leaveOutDeclared()
	s.fromLibraries()
	locals := s.locals()
	s.readNames()
	within := []int{} // things that hold what is being read, by place
	seen := map[string]int{}
	line, at := 1, 0
	s.tree.Walk(func(n *syntax.Node) bool {
		for _, c := range n.Children {
			s.above[c] = n
		}
		t, is := s.thing(n)
		if !is {
			return true
		}
		span := s.tree.Span(n)
		for len(within) > 0 && s.tree.Span(s.Things[within[len(within)-1]].node).To <= span.From {
			within = within[:len(within)-1]
		}
		line, at = line+strings.Count(text[at:span.From], "\n"), span.From
		t.Line, t.From, t.Local, t.Source = line, at, locals[n], text[span.From:span.To]
		known := t.Word + ":" + t.Name
		t.Key = fmt.Sprintf("%s:%d", known, seen[known])
		seen[known]++
		if len(within) > 0 {
			t.Within = s.Things[within[len(within)-1]].Key
		}
		within = append(within, len(s.Things))
		s.Things = append(s.Things, t)
		return true
	})
	return s
}

// thing reads a call that has a form.
func (s *Script) thing(n *syntax.Node) (t Thing, is bool) {
	word, table := s.called(n)
	if table == nil {
		return Thing{}, false
	}
	span := s.tree.Span(n)
	if body := s.body(n); body != nil { // a mistake in what it tells is in nobody's way
		span.To = s.tree.Span(body).From
	}
	t = Thing{Word: word.Name, Wrong: s.wrongIn(span), node: n, table: table}
	if word.Table {
		t.Fields = s.fields(word.Fields, table, "")
	} else {
		t.Fields = s.placed(word.Fields, table)
	}
	t.Name, t.Title = s.named(t)
	t.Drawn = s.made("", t.Word, table).Drawn
	return t, true
}

// Text returns the text of the file.
func (s *Script) Text() string { return s.tree.Text }

// Find returns the thing with a key.
func (s *Script) Find(key string) (Thing, bool) {
	i := slices.IndexFunc(s.Things, func(t Thing) bool { return t.Key == key })
	if i < 0 {
		return Thing{}, false
	}
	return s.Things[i], true
}

// Field returns the field at a path.
func (t Thing) Field(path string) (Field, bool) {
	i := slices.IndexFunc(t.Fields, func(f Field) bool { return f.Path == path })
	if i < 0 {
		return Field{}, false
	}
	return t.Fields[i], true
}

// leaveOutDeclared forgets the words that the file declares as its own names. A parameter hides a
// word in its function only.
func (s *Script) leaveOutDeclared() {
	parameters := map[*syntax.Node]bool{}
	s.tree.Walk(func(n *syntax.Node) bool {
		switch n.Form {
		case syntax.Body:
			for _, c := range n.Children {
				if parameters[c] = c.Form == syntax.Names; parameters[c] {
					for _, t := range s.tree.Tokens[c.First:c.End] {
						s.hide(s.written(t), s.tree.Span(n))
					}
				}
			}
		case syntax.Names:
			if parameters[n] {
				return true
			}
			for _, t := range s.tree.Tokens[n.First:n.End] {
				delete(s.words, s.written(t))
			}
		case syntax.LocalFunction, syntax.Function, syntax.Count:
			for _, t := range s.tree.Tokens[n.First:min(n.First+3, n.End)] {
				delete(s.words, s.written(t))
			}
		}
		return true
	})
}

// hide notes that a word is the name of a parameter in a part of the file, of which no later one
// that is noted begins before.
func (s *Script) hide(word string, in syntax.Span) {
	if _, known := s.words[word]; !known {
		return
	}
	if s.hidden == nil {
		s.hidden = map[string][]syntax.Span{}
	}
	if before := s.hidden[word]; len(before) > 0 {
		in.To = max(in.To, before[len(before)-1].To)
	}
	s.hidden[word] = append(s.hidden[word], in)
}

// hides reports whether a word is the name of a parameter at a byte.
func (s *Script) hides(word string, at int) bool {
	parts := s.hidden[word]
	i, exact := slices.BinarySearchFunc(parts, at, func(in syntax.Span, at int) int { return in.From - at })
	if !exact {
		i--
	}
	return i >= 0 && at < parts[i].To
}

// fromLibraries adds the words of the libraries that the file requires which set a date, or tell
// something.
func (s *Script) fromLibraries() {
	s.tree.Walk(func(n *syntax.Node) bool {
		if n.Form != syntax.Local || len(n.Children) != 2 || len(n.Children[1].Children) != 1 {
			return true
		}
		module, required := strings.CutPrefix(s.tree.Source(n.Children[1]), "require ")
		if !required {
			return true
		}
		for _, w := range s.doc.Words() {
			told := slices.ContainsFunc(w.Fields, func(f document.Field) bool { return slices.Contains([]string{"due", "at", "say", "manager"}, f.Name) })
			if w.Table && told && w.Module != "" && w.Module == strings.ReplaceAll(strings.Trim(module, `"'`), "/", ".") {
				s.words[s.tree.Source(n.Children[0])+w.Name[strings.LastIndex(w.Name, "."):]] = w
			}
		}
		return true
	})
}

func (s *Script) written(t syntax.Token) string { return s.tree.Text[t.From:t.To] }

// called returns the word that is called and the table that it is given, or all that it is given if
// it takes no table; or nil.
func (s *Script) called(n *syntax.Node) (document.Word, *syntax.Node) {
	if n.Form != syntax.Call {
		return document.Word{}, nil
	}
	name := s.tree.Source(n.Children[0])
	word, known := s.words[name]
	if known && s.hides(name, s.tree.Span(n).From) {
		return document.Word{}, nil
	}
	arguments := n.Children[len(n.Children)-1]
	if known && !word.Table && arguments.Form == syntax.Arguments {
		return word, arguments
	}
	if !known || arguments.Form != syntax.Arguments || len(arguments.Children) != 1 || arguments.Children[0].Form != syntax.Table {
		return document.Word{}, nil
	}
	return word, arguments.Children[0]
}

// wrongIn reports whether there is a mistake in a part of the file.
func (s *Script) wrongIn(span syntax.Span) bool {
	return slices.ContainsFunc(s.tree.Errors, func(e syntax.Error) bool {
		return e.From <= span.To && span.From <= e.To || span.From <= e.Opened && e.Opened < span.To
	})
}

// named returns the name by which a thing is found again, and what it is called.
func (s *Script) named(t Thing) (name, title string) {
	for _, path := range []string{"1", "title", "say", "say.1", "name", "what", "when", "length", "text", "why", "how", "id", "at"} {
		if f, there := t.Field(path); there && f.Given && title == "" {
			title = f.Source
			if f.Value.Text != "" {
				title = f.Value.Text
			}
		}
	}
	if title == "" { // a date on a case is known by its case
		for _, path := range []string{"on", "about"} {
			if of, there := t.Field(path); there && title == "" {
				title = of.Source
			}
		}
	}
	if id, there := t.Field("id"); there && id.Given && id.Kind != AsScript {
		return id.Value.Text, title
	}
	return title, title
}

// fields returns the documented fields of a table. Prefix is its own path, with a dot.
func (s *Script) fields(documented []document.Field, table *syntax.Node, prefix string) (list []Field) {
	known := map[*syntax.Node]bool{}
	for _, d := range documented {
		f := Field{Field: d, Path: prefix + d.Name, table: table}
		f.item = s.item(table, d.Name)
		known[f.item] = true
		if f.item == nil {
			if f.Kind = s.control(d); d.Unless != "" && prefix != "" {
				f.Kind = AsScript // one unit of several
			}
			list = append(list, f)
			continue
		}
		list = append(list, s.given(f)...)
	}
	for _, item := range table.Children {
		if !known[item] { // it isn't documented, so it is shown as it is
			value := valueOf(item)
			f := Field{Path: prefix + "?" + fmt.Sprint(s.tree.Span(item).From), Given: true, table: table, item: item, value: value}
			f.Source, f.Span = s.tree.Source(item), s.tree.Span(item)
			list = append(list, f)
		}
	}
	return list
}

// given returns a field that is written, or the fields of the table that is written for it.
func (s *Script) given(f Field) []Field {
	f.Given, f.value = true, valueOf(f.item)
	if f.value == nil {
		return []Field{f}
	}
	return s.valued(f)
}

// valued returns a field whose value is known, or the fields of the table or of the alternatives
// that it consists of.
func (s *Script) valued(f Field) []Field {
	f.Source, f.Span = s.tree.Source(f.value), s.tree.Span(f.value)
	if f.value.Form == syntax.Table {
		return s.ofTable(f)
	}
	root, path := s.path(f.value)
	_, drawn := s.drawn(f.value)
	if root != nil && s.control(f.Field) != YesNo && s.isName(f, path) || drawn && s.isText(f.Field) {
		f.Kind, f.Value = Named, Value{Name: f.Source}
		s.refs = append(s.refs, f)
		return []Field{f}
	}
	if text, names, ok := s.joined(f.value); ok && s.isText(f.Field) {
		f.Kind, f.Value, f.Names, f.like = Text, Value{Text: text}, names, s.firstText(f.value)
		return []Field{f}
	}
	if f.Kind, f.Value = s.literal(f.value, f.Field); f.Kind == AsScript {
		return s.apart(f)
	}
	return []Field{f}
}

// apart returns a field for each value, written elsewhere in the file, that an expression can
// come to.
func (s *Script) apart(f Field) []Field {
	if s.deep == maxFollowed {
		return []Field{f}
	}
	s.deep++
	defer func() { s.deep-- }()
	var list []Field
	found := s.alternatives(f.value)
	for i, value := range found {
		one := f
		one.value, one.Needed = value, true // taking it out would leave its name behind
		if len(found) > 1 {
			one.Path = fmt.Sprintf("%s@%d", f.Path, i+1)
		}
		for _, inner := range s.valued(one) {
			if inner.Kind != AsScript && inner.Apart == 0 {
				inner.Apart = 1 + strings.Count(s.Text()[:s.tree.Span(value).From], "\n")
			}
			list = append(list, inner)
		}
	}
	if len(list) == 0 {
		return []Field{f}
	}
	return list
}

// ofTable returns the fields of a table that is written for a field, or the field if it is a list.
func (s *Script) ofTable(f Field) []Field {
	fields, held := s.doc.Table(f.Type)
	switch list, all := s.texts(f.value); {
	case s.control(f.Field) == Texts && all:
		f.Kind, f.Value = Texts, Value{Texts: list}
		return []Field{f}
	case strings.HasSuffix(f.Type, "[]") && s.areParts(f.value):
		f.Kind = Parts
		return []Field{f}
	case f.Type == "Words":
		return s.many(f, nil)
	case fields != nil && held == document.HeldMany:
		return s.many(f, fields)
	case fields != nil && held == document.HeldOnce:
		return grouped(f.Means, s.fields(fields, f.value, f.Path+"."))
	case fields != nil && held == document.HeldList && s.areTables(f.value):
		return s.listed(f, fields)
	}
	return []Field{f}
}

// listed returns the fields of each table of a list.
func (s *Script) listed(of Field, fields []document.Field) (list []Field) {
	for i, item := range of.value.Children {
		list = append(list, grouped(fmt.Sprint(i+1), s.fields(fields, valueOf(item), fmt.Sprintf("%s.%d.", of.Path, i+1)))...)
	}
	return list
}

// areTables reports whether a list consists of tables that are written out.
func (s *Script) areTables(list *syntax.Node) bool {
	return !slices.ContainsFunc(list.Children, func(item *syntax.Node) bool {
		return item.Form != syntax.Item || valueOf(item).Form != syntax.Table
	})
}

// many returns the fields of a table that holds values under names of the author's choice.
func (s *Script) many(of Field, fields []document.Field) (list []Field) {
	typ := "Line"
	if of.Type == "Words" {
		typ = "Name"
	}
	for _, item := range of.value.Children {
		one := Field{table: of.value, item: item, value: valueOf(item), Given: true, Field: document.Field{Type: typ, Means: of.Means, Needed: true}}
		if item.Form != syntax.Keyed || one.value == nil {
			one.Path, one.Source, one.Span = of.Path+".?"+fmt.Sprint(s.tree.Span(item).From), s.tree.Source(item), s.tree.Span(item)
			list = append(list, one)
			continue
		}
		one.Name = s.written(s.tree.Tokens[item.First])
		one.Path, one.Source, one.Span = of.Path+"."+one.Name, s.tree.Source(one.value), s.tree.Span(one.value)
		if one.value.Form == syntax.Table && fields != nil {
			list = append(list, grouped(one.Name, s.fields(fields, one.value, one.Path+"."))...)
			continue
		}
		list = append(list, grouped(one.Name, s.valued(one))...)
	}
	return list
}

func grouped(as string, list []Field) []Field {
	for i := range list {
		if list[i].Group == "" {
			list[i].Group = as
		}
	}
	return list
}

// item returns the place of a field in a table: under a name, or the nth without one.
func (s *Script) item(table *syntax.Node, name string) *syntax.Node {
	n := 0
	for _, c := range table.Children {
		switch c.Form {
		case syntax.Item:
			if n++; fmt.Sprint(n) == strings.Trim(name, "[]") {
				return c
			}
		case syntax.Keyed:
			if s.written(s.tree.Tokens[c.First]) == name {
				return c
			}
		}
	}
	return nil
}

// valueOf returns what stands at a place of a table, or nil.
func valueOf(item *syntax.Node) *syntax.Node {
	if len(item.Children) == 0 || item.Form == syntax.Indexed {
		return nil
	}
	return item.Children[len(item.Children)-1]
}

// areParts reports whether a list consists of things that have a form of their own.
func (s *Script) areParts(list *syntax.Node) bool {
	return !slices.ContainsFunc(list.Children, func(item *syntax.Node) bool {
		if item.Form != syntax.Item || valueOf(item) == nil {
			return true
		}
		_, table := s.called(valueOf(item))
		root, _ := s.path(valueOf(item))
		return table == nil && root == nil
	})
}
