// Package strip reads the storylines of a pack's scripts as moments, in the order in which they
// are written, with the day and time of each as far as the scripts say. It follows functions of
// the pack into what they tell, and knows what a library's words add. It runs no Lua and words no
// sentence; a file that doesn't parse is read as far as that goes.
package strip

import (
	"maps"
	"slices"
	"strings"

	"caseload/app/script/document"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
)

// Storyline is what one call of storyline tells.
type Storyline struct {
	Name  string // as it is written, where it isn't a text
	Place        // of the call
	Parts []Part
	Cut   bool // there is more than is read here
}

// Place is where something is written.
type Place struct {
	File string // its path in the pack
	From int    // the byte at which it begins
	Line int    // counted from 1
}

// Sort is what a part is.
type Sort uint8

const (
	Moment Sort = iota // something happens: a message, a question, a task
	Wait               // time passes
	Ways               // one of several ways is gone
	Again              // something happens several times, or not at all
	Inside             // what a moment of the library tells in a function that it is given
)

// Part is a moment, a wait, or ways that a storyline can go.
type Part struct {
	Sort  Sort
	Place        // of the call
	Word  string // that is called: "ask", "sessions.hold"
	At    When   // when it happens, or the wait begins
	Until string // of a wait, or of a library's moment: its day and time as they are written, or ""
	Ways  []Way
}

// Way is one of the ways that a storyline can go.
type Way struct {
	Decides Decides
	Source  string   // what decides, as it is written
	Asked   Place    // the question that decides, if it does
	Answers []string // the names of the answers with which this way is gone
	Test    Condition
	Parts   []Part
}

// Decides is what decides about a way.
type Decides uint8

const (
	If        Decides = iota // what is written
	IfAnswer                 // the answer to a question
	IfNone                   // that a question isn't answered
	Otherwise                // that no way before is gone
)

// When is when something happens, as far as the scripts say.
type When struct {
	From  calendar.Time // at the earliest; 0 if it isn't known
	To    calendar.Time // at the latest; 0 if it isn't known
	After After         // what has to happen before that isn't a time
	Later []string      // how long after that, as it is written: "45", "2 hours"
}

// Exact reports whether it is known when it happens.
func (w When) Exact() bool { return w.From != 0 && w.From == w.To }

// After is what a storyline waits for besides a time.
type After uint8

const (
	Nothing  After = iota
	Answer         // to a question
	Done           // a task
	Change         // what a script looks at
	Library        // what a word of the library waits for
	Somewhat       // a time that is computed
)

// Bounds of what is read: a script may be written so that it tells very much.
const (
	mostParts = 400 // of a storyline
	mostNodes = 200_000
	deepest   = 5 // functions within functions

	deepestText = 12 // names and parts within a text
)

// file is one script while its storylines are read.
type file struct {
	path      string
	tree      *syntax.Tree
	functions map[string]*syntax.Node // bodies, by "name" or "module.name"
	public    map[string]*syntax.Node // of those, the functions of tables, by their own name; nil for what several have
	modules   map[string]string       // what local names require: a path of the pack, or a module
	texts     map[string]*syntax.Node // what names are given once, and is written out
	lines     []int
}

// Read returns the storylines of scripts, by path: those of scenario.lua first. Start is when the
// scenario begins, or 0 if that isn't known.
func Read(doc *document.Documentation, scripts map[string]*syntax.Tree, start calendar.Time) []Storyline {
	files := map[string]*file{}
	for path, tree := range scripts {
		files[path] = newFile(path, tree)
	}
	words := map[string]document.Word{}
	for _, w := range doc.Words() {
		if w.Kind == document.WordOfVocabulary || w.Kind == document.WordFunction {
			words[w.Module+" "+w.Name[strings.LastIndex(w.Name, ".")+1:]] = w
		}
	}
	paths := slices.Sorted(maps.Keys(files))
	slices.SortStableFunc(paths, func(a, b string) int {
		switch {
		case a == "scenario.lua" && b != a:
			return -1
		case b == "scenario.lua" && a != b:
			return 1
		}
		return 0
	})
	var list []Storyline
	nodes := 0
	for _, path := range paths {
		f := files[path]
		f.tree.Walk(func(n *syntax.Node) bool {
			name, arguments := f.call(n)
			if name != "storyline" || len(arguments) == 0 {
				return true
			}
			r := &reader{files: files, words: words, start: start, nodes: &nodes}
			s := Storyline{Name: f.tree.Source(arguments[0]), Place: f.place(n)}
			if text, ok := (scope{f: f}).text(arguments[0], deepestText); ok {
				s.Name = text
			}
			if len(arguments) > 1 {
				s.Parts, _, _ = r.body(scope{f: f}, arguments[1], clock{when: When{From: start, To: start}})
			}
			s.Cut = r.cut
			list = append(list, s)
			return true
		})
	}
	return list
}

func newFile(path string, tree *syntax.Tree) *file {
	f := &file{path: path, tree: tree, functions: map[string]*syntax.Node{}, public: map[string]*syntax.Node{}, modules: map[string]string{}, texts: map[string]*syntax.Node{}, lines: []int{0}}
	for i := range len(tree.Text) {
		if tree.Text[i] == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	times := map[string]int{}
	tree.Walk(func(n *syntax.Node) bool {
		switch n.Form {
		case syntax.LocalFunction, syntax.Function:
			first, body := n.First+1, n.Children[len(n.Children)-1]
			if n.Form == syntax.LocalFunction {
				first++
			}
			if first < body.First {
				name := tree.Text[tree.Tokens[first].From:tree.Tokens[body.First-1].To]
				times[name]++
				f.functions[name] = body
			}
		case syntax.Local, syntax.Set:
			for i, name := range f.names(n.Children[0]) {
				times[name]++
				if len(n.Children) == 2 && i < len(n.Children[1].Children) {
					f.keep(name, n.Children[1].Children[i])
				}
			}
		}
		return true
	})
	for name, n := range times {
		if n > 1 {
			delete(f.texts, name)
			delete(f.functions, name)
		}
	}
	for name, body := range f.functions {
		if dot := strings.LastIndex(name, "."); dot >= 0 {
			if _, twice := f.public[name[dot+1:]]; twice {
				body = nil
			}
			f.public[name[dot+1:]] = body
		}
	}
	return f
}

// names returns the names that are given values.
func (f *file) names(list *syntax.Node) (names []string) {
	for _, target := range list.Children {
		names = append(names, f.tree.Source(target))
	}
	for _, t := range f.tree.Tokens[list.First:list.End] {
		if list.Form == syntax.Names && t.Kind == syntax.Name {
			names = append(names, f.tree.Text[t.From:t.To])
		}
	}
	return names
}

// keep remembers what a name is given.
func (f *file) keep(name string, value *syntax.Node) {
	called, arguments := f.call(value)
	switch {
	case called == "require" && len(arguments) == 1:
		if module, ok := (scope{f: f}).text(arguments[0], 1); ok {
			f.modules[name] = strings.ReplaceAll(module, "/", ".")
		}
	case value.Form == syntax.Lambda && len(value.Children) > 0:
		f.functions[name] = value.Children[0]
	default:
		f.texts[name] = value
	}
}

// place returns where a node is.
func (f *file) place(n *syntax.Node) Place {
	at := f.tree.Span(n).From
	line, found := slices.BinarySearch(f.lines, at)
	if found {
		line++
	}
	return Place{f.path, at, line}
}

// call returns what a node calls, as it is written, and what that is given; "" for no call, and for
// what is no name.
func (f *file) call(n *syntax.Node) (name string, arguments []*syntax.Node) {
	if n.Form != syntax.Call || len(n.Children) < 2 || f.longer(n.Children[0], mostName) {
		return "", nil
	}
	list := n.Children[len(n.Children)-1]
	if list.Form != syntax.Arguments {
		return "", nil
	}
	if len(list.Children) == 0 && list.End == list.First+1 { // a text without brackets
		return f.tree.Source(n.Children[0]), []*syntax.Node{{Form: syntax.Literal, First: list.First, End: list.End}}
	}
	return f.tree.Source(n.Children[0]), list.Children
}
