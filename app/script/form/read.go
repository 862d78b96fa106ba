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
	More   bool // there are more than MostThings in the file, and these have no form

	doc   *document.Documentation
	tree  *syntax.Tree
	words map[string]document.Word // by how they are called: "case", "children.visits"
	names *names
	above map[*syntax.Node]*syntax.Node // what each node is a part of; see up

	hidden map[string][]syntax.Span // where words are the names of parameters, in order; each reaches as far as any before it
	refs   []ref                    // the values that are names, which are given once; see references

	beside   []*Script            // the other files of the pack
	bound    *bindings            // see Script.bindings
	locals   map[string]int       // things by their local names, which are given once; see Called
	offers   map[offered][]Option // see Options
	offering int                  // steps that this has taken so far
	values   int                  // of the thing that is being read
	deep     int                  // how many names were followed to what is being read
	taken    int                  // that following names has taken so far
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

	Within string // the key of the thing that it is written in, or ""

	in    *Script
	word  document.Word
	node  *syntax.Node // the call
	table *syntax.Node // what it is given
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
	Rest   bool        // it stands for all values behind those that a form shows at most
	Apart  int         // the line on which it is written, if that is elsewhere in the file; otherwise 0

	table, item, value *syntax.Node // the table that it stands in; its place there, or nil; what is written, or nil
	bare               bool         // it is a text to which no brackets lead
	like               string       // a text of those that are put together, as it is written
}

// Editable reports whether a form can change the value, or give it where it isn't given.
func (f Field) Editable() bool { return f.Kind != AsScript && f.Kind != Parts }

// MostThings is how many things of a file have a form at most. The largest file that ships has 139.
const MostThings = 1_000

// Read reads a file. It never fails.
func Read(doc *document.Documentation, text string) *Script {
	return ReadWords(doc, text, slices.Concat(Words, Placed)...)
}

// ReadWords is [Read] for other words of the vocabulary than those that have a form.
func ReadWords(doc *document.Documentation, text string, words ...string) *Script {
	s := &Script{doc: doc, tree: syntax.Parse(text), words: map[string]document.Word{}}
	for _, w := range doc.Words() {
		if w.Module == "" && slices.Contains(words, w.Name) && (w.Table || slices.Contains(Placed, w.Name)) {
			s.words[w.Name] = w
		}
	}
	s.leaveOutDeclared()
	s.fromLibraries()
	locals := s.calledLocals()
	s.readNames()
	within := []int{} // things that hold what is being read, by place
	seen := map[string]int{}
	line, at := 1, 0
	s.tree.Walk(func(n *syntax.Node) bool {
		if len(s.Things) == MostThings {
			_, table := s.called(n)
			s.More = s.More || table != nil
			return true
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
		known := t.Word + ":" + beginning(t.Name, mostKey)
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
	t = Thing{Word: word.Name, Wrong: s.wrongIn(span), in: s, word: word, node: n, table: table}
	t.Name, t.Title = s.named(t)
	t.Drawn = s.made("", t.Word, table).Drawn
	return t, true
}

// mostKey is how many bytes of a thing's name are in its key, which stands in many addresses.
const mostKey = 200

func beginning(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}

// Length returns how many words and signs the file has, as far as it was read.
func (s *Script) Length() int { return len(s.tree.Tokens) }

// Text returns the text of the file.
func (s *Script) Text() string { return s.tree.Text }

// Place returns where the thing with a key is among those of the file, counted from 1; 0 if it isn't there.
func (s *Script) Place(key string) int {
	return 1 + slices.IndexFunc(s.Things, func(t Thing) bool { return t.Key == key })
}

// Find returns the thing with a key.
func (s *Script) Find(key string) (Thing, bool) {
	i := slices.IndexFunc(s.Things, func(t Thing) bool { return t.Key == key })
	if i < 0 {
		return Thing{}, false
	}
	return s.Things[i], true
}

func (s *Script) written(t syntax.Token) string { return s.tree.Text[t.From:t.To] }

// wrongIn reports whether there is a mistake in a part of the file.
func (s *Script) wrongIn(span syntax.Span) bool {
	return slices.ContainsFunc(s.tree.Errors, func(e syntax.Error) bool {
		return e.From <= span.To && span.From <= e.To || span.From <= e.Opened && e.Opened < span.To
	})
}

// named returns the name by which a thing is found again, and what it is called.
func (s *Script) named(t Thing) (name, title string) {
	for _, path := range []string{"1", "title", "say", "say.1", "name", "what", "when", "length", "text", "why", "how", "id", "at"} {
		if title != "" {
			break
		}
		if f, there := t.Field(path); there && f.Given {
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
