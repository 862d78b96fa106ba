package strip

import (
	"slices"
	"strings"

	"caseload/app/script/syntax"
)

// Condition is what decides about a way, taken apart as far as it is of a sort that can be said in
// words.
type Condition struct {
	Asks  string      // the word that asks: "done", "wait_for", "clock"; or one of those below; "" for what can't be said
	Not   bool        // it isn't so
	Of    Name        // the task, the person, the case or what the script keeps that is asked about
	About Name        // a case that somebody is asked about
	Asked Place       // the question whose answer is looked at
	Sign  string      // of a comparison: "==", "<"
	Than  string      // what is compared with, and what else is given: a time, an answer, which file
	Text  string      // what luck is drawn by
	Parts []Condition // of AsksAll and AsksAny
}

// What a condition can ask besides the words of the vocabulary.
const (
	AsksAll    = "and"
	AsksAny    = "or"
	AsksAnswer = "answer" // to a question; without a Sign, whether there is one
	AsksKept   = "kept"   // what the script keeps under a name; without a Sign, whether that is so
	AsksNone   = "else"   // nothing: no way before is gone
)

// Name is something as a script names it.
type Name struct {
	File string // the script's path
	As   string // "n.visit"
}

// asked are the words by which a task, a person or a case is asked.
var asked = []string{"done", "begun", "open", "late", "out", "seen", "read", "asked"}

// Conditions returns what decides about each `if` of a file and about each of its further branches,
// by the byte at which that begins. It doesn't know which names hold answers to questions.
func Conditions(path string, tree *syntax.Tree) map[int]Condition {
	nodes := 0
	r := &reader{nodes: &nodes}
	s := scope{f: newFile(path, tree)}
	found := map[int]Condition{}
	tree.Walk(func(n *syntax.Node) bool {
		switch {
		case n.Form == syntax.Branch && len(n.Children) == 1:
			found[tree.Span(n).From] = Condition{Asks: AsksNone}
		case n.Form == syntax.If && len(n.Children) > 0, n.Form == syntax.Branch && len(n.Children) == 2:
			found[tree.Span(n).From] = r.condition(s, n.Children[0], deepestText)
		}
		return true
	})
	return found
}

// condition takes a condition apart. What can't be said in one of its parts can't be said at all.
func (r *reader) condition(s scope, n *syntax.Node, depth int) (c Condition) {
	if depth == 0 || r.full() {
		return Condition{}
	}
	tokens := s.f.tree.Tokens
	switch n.Form {
	case syntax.Group:
		return r.condition(s, n.Children[0], depth-1)
	case syntax.Unary:
		if c = r.condition(s, n.Children[0], depth-1); tokens[n.First].Kind != syntax.Not || c.Parts != nil {
			return Condition{}
		}
		c.Not = !c.Not
		return c
	case syntax.Binary:
		if len(n.Children) != 2 {
			return Condition{}
		}
		switch tokens[n.Children[0].End].Kind {
		case syntax.And:
			return r.several(s, AsksAll, n, depth)
		case syntax.Or:
			return r.several(s, AsksAny, n, depth)
		}
		return r.compared(s, n)
	case syntax.Word, syntax.Member:
		return r.named(s, n)
	case syntax.Method, syntax.Call:
		return r.calledFor(s, n)
	}
	return Condition{}
}

// several takes apart what is asked on both sides of `and`, or of `or`.
func (r *reader) several(s scope, asks string, n *syntax.Node, depth int) Condition {
	all := Condition{Asks: asks}
	for _, side := range n.Children {
		c := r.condition(s, side, depth-1)
		switch {
		case c.Asks == "":
			return Condition{}
		case c.Asks == asks:
			all.Parts = append(all.Parts, c.Parts...)
		default:
			all.Parts = append(all.Parts, c)
		}
		if len(all.Parts) > mostAsked {
			return Condition{}
		}
	}
	return all
}

// compared takes apart a comparison with what is written out.
func (r *reader) compared(s scope, n *syntax.Node) (c Condition) {
	left, right := n.Children[0], n.Children[1]
	sign := s.f.tree.Text[s.f.tree.Tokens[left.End].From:s.f.tree.Tokens[left.End].To]
	if !slices.Contains([]string{"==", "~=", "<", "<=", ">", ">="}, sign) {
		return Condition{}
	}
	than, known := s.text(right, deepestText)
	if isNil := s.f.tree.Source(right) == "nil"; isNil && (sign == "==" || sign == "~=") {
		than, known = "", true
	} else if than == "" {
		known = false
	}
	if !known {
		return Condition{}
	}
	switch left.Form {
	case syntax.Word, syntax.Member:
		c = r.named(s, left)
	case syntax.Call:
		name, _ := s.f.call(left)
		if name != "clock" && name != "day" {
			return Condition{}
		}
		c = Condition{Asks: name}
	case syntax.Method:
		word, _ := s.f.method(left)
		if word != "by" && word != "how" {
			return Condition{}
		}
		c = s.asks(word, left.Children[0])
	default:
		return Condition{}
	}
	if c.Asks == "" {
		return c
	}
	if c.Sign, c.Than = sign, than; sign == "~=" {
		c.Sign, c.Not = "==", true
	}
	return c
}

// calledFor takes apart a call that says yes or no.
func (r *reader) calledFor(s scope, n *syntax.Node) (c Condition) {
	if n.Form == syntax.Method {
		word, arguments := s.f.method(n)
		if !slices.Contains(asked, word) {
			return Condition{}
		}
		c = s.asks(word, n.Children[0])
		switch {
		case word == "asked" && len(arguments) == 1:
			if c.About = s.name(arguments[0]); c.About.As == "" {
				return Condition{}
			}
		case word == "read" && len(arguments) == 1:
			c.Than, _ = s.text(arguments[0], deepestText)
		}
		return c
	}
	name, arguments := s.f.call(n)
	text := func(i int) (text string) {
		if i < len(arguments) {
			text, _ = s.text(arguments[i], deepestText)
		}
		return text
	}
	switch module, word := s.f.library(name); {
	case name == "wait_for" && len(arguments) == 1:
		return s.asks(name, arguments[0])
	case name == "chance":
		return Condition{Asks: name, Text: text(0), Than: text(1)}
	case name == "close_referral":
		return Condition{Asks: name}
	case module == "when" && word == "out":
		return Condition{Asks: "when.out"}
	case module == "when" && word == "before" && text(0) != "" && text(1) != "":
		return Condition{Asks: "clock", Sign: "<", Than: text(1) + " on day " + text(0)}
	}
	return Condition{}
}

// method returns the word by which something is asked, and what that is given.
func (f *file) method(n *syntax.Node) (word string, arguments []*syntax.Node) {
	list := n.Children[len(n.Children)-1]
	if len(n.Children) != 2 || list.Form != syntax.Arguments || list.First == 0 {
		return "", nil
	}
	before := f.tree.Tokens[list.First-1]
	word = f.tree.Text[before.From:before.To]
	if len(list.Children) == 0 && list.End == list.First+1 { // a text without brackets
		return word, []*syntax.Node{{Form: syntax.Literal, First: list.First, End: list.End}}
	}
	return word, list.Children
}

// named takes apart what is asked by a name alone: an answer, or what the script keeps.
func (r *reader) named(s scope, n *syntax.Node) Condition {
	if at := r.question(s, n); at.File != "" {
		return Condition{Asks: AsksAnswer, Asked: at}
	}
	return s.asks(AsksKept, n)
}

// question returns the question whose answer a name holds.
func (r *reader) question(s scope, n *syntax.Node) Place {
	if s.f.longer(n, mostName) {
		return Place{}
	}
	return r.asked[s.f.path+" "+s.f.tree.Source(n)]
}

// asks returns a condition that asks something about what is named, or none if that has no name
// which could be said.
func (s scope) asks(word string, of *syntax.Node) Condition {
	name := s.name(of)
	if name.As == "" {
		return Condition{}
	}
	return Condition{Asks: word, Of: name}
}

// name returns how something is named: where a function is given it, as its caller names it. What
// is longer than a name has none, since a script may ask for it again and again.
func (s scope) name(n *syntax.Node) Name {
	for range deepest {
		if s.f.longer(n, mostName) {
			return Name{}
		}
		given, is := s.given[s.f.tree.Source(n)]
		if !is || given.n.Form != syntax.Word && given.n.Form != syntax.Member {
			break
		}
		s, n = given.in, given.n
	}
	if s.f.longer(n, mostName) {
		return Name{}
	}
	return Name{s.f.path, strings.Join(strings.Fields(s.f.tree.Source(n)), " ")}
}
