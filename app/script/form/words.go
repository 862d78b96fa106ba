package form

import (
	"slices"
	"strings"

	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

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
