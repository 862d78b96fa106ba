package strip

import (
	"strings"

	"caseload/app/script/syntax"
)

// scope is a file and what the parameters of its function are given.
type scope struct {
	f     *file
	given map[string]value
}

// value is an expression, and where it stands.
type value struct {
	in scope
	n  *syntax.Node
}

// The most bytes of what is read: days, times and names are shorter. A longer text, or name, would
// be said again wherever a function is called that it is given to.
const (
	mostText   = 300
	mostName   = 120
	mostSource = 300 // of what is shown as it is written
)

// mostAsked is how many conditions, or answers, are said that decide about one way.
const mostAsked = 20

// longer reports whether an expression is written with more bytes than are read.
func (f *file) longer(n *syntax.Node, most int) bool {
	span := f.tree.Span(n)
	return span.To-span.From > most
}

// source returns an expression as it is written, or its beginning.
func (f *file) source(n *syntax.Node) string {
	written := f.tree.Source(n)
	if len(written) <= mostSource {
		return written
	}
	return strings.ToValidUTF8(written[:mostSource], "") + "…"
}

// text returns the text or the number that an expression comes to, if that is written out: also
// behind a name, as texts that are put together, or as a moment that `when.at` names.
func (s scope) text(n *syntax.Node, depth int) (string, bool) {
	if n == nil || depth == 0 || (n.Form == syntax.Literal || n.Form == syntax.Word || n.Form == syntax.Member) && s.f.longer(n, mostText) {
		return "", false
	}
	tokens := s.f.tree.Tokens
	switch n.Form {
	case syntax.Literal:
		written := s.f.tree.Source(n)
		switch tokens[n.First].Kind {
		case syntax.Number:
			return written, true
		case syntax.Text:
			if len(written) >= 2 && (written[0] == '"' || written[0] == '\'') && !strings.Contains(written, `\`) {
				return written[1 : len(written)-1], true
			}
		}
	case syntax.Group:
		return s.text(n.Children[0], depth-1)
	case syntax.Word, syntax.Member:
		name := s.f.tree.Source(n)
		if v, given := s.given[name]; given {
			return v.in.text(v.n, depth-1)
		}
		if one := s.f.texts[name]; one != nil {
			return scope{f: s.f}.text(one, depth-1)
		}
	case syntax.Binary:
		if len(n.Children) == 2 && tokens[n.Children[0].End].Kind == syntax.Concat {
			a, known := s.text(n.Children[0], depth-1)
			if !known {
				return "", false
			}
			b, known := s.text(n.Children[1], depth-1)
			return a + b, known && len(a)+len(b) <= mostText
		}
	case syntax.Call:
		name, arguments := s.f.call(n)
		if module, word := s.f.library(name); module == "when" && word == "at" && len(arguments) == 2 {
			day, knownDay := s.text(arguments[0], depth-1)
			clock, known := s.text(arguments[1], depth-1)
			return "day " + day + " " + clock, knownDay && known && len(day)+len(clock) <= mostText
		}
	}
	return "", false
}

// library takes the name of what is called apart: the module, as `require` knows it, and its word.
func (f *file) library(name string) (module, word string) {
	dot := strings.LastIndex(name, ".")
	if dot < 0 {
		return "", name
	}
	return f.modules[name[:dot]], name[dot+1:]
}

// field returns what the only table that a call is given has under a name, or nil.
func (s scope) field(arguments []*syntax.Node, name string) *syntax.Node {
	if len(arguments) != 1 || arguments[0].Form != syntax.Table {
		return nil
	}
	for _, item := range arguments[0].Children {
		if item.Form == syntax.Keyed && len(item.Children) == 1 && s.f.tree.Text[s.f.tree.Tokens[item.First].From:s.f.tree.Tokens[item.First].To] == name {
			return item.Children[0]
		}
	}
	return nil
}
