package form

import (
	"slices"

	"caseload/app/script/syntax"
)

// Given is a word that a text may have in braces, and what is put in its place, as it is
// written: a text without its quotes, otherwise the script that computes it.
type Given struct{ Word, For string }

// Given returns the words that a file gives to texts: those of every table that it calls
// `words`, each once.
func (s *Script) Given() []Given {
	var all givens
	s.tree.Walk(func(n *syntax.Node) bool {
		switch n.Form {
		case syntax.Keyed:
			if s.written(s.tree.Tokens[n.First]) == "words" {
				all.add(s.wordsOf(valueOf(n))...)
			}
		case syntax.Local, syntax.Set:
			if len(n.Children) == 2 && len(n.Children[1].Children) == 1 && s.written(s.tree.Tokens[n.Children[0].End-1]) == "words" {
				all.add(s.wordsOf(n.Children[1].Children[0])...)
			}
		}
		return true
	})
	return all.list
}

// givens are words, each once.
type givens struct {
	list []Given
	seen map[string]bool
}

func (all *givens) add(more ...Given) {
	if all.seen == nil {
		all.seen = map[string]bool{}
	}
	for _, g := range more {
		if !all.seen[g.Word] {
			all.seen[g.Word], all.list = true, append(all.list, g)
		}
	}
}

// GivenTo returns the words that the texts of a thing may have, and whether they are all: what
// it gives itself, and what the case gives that it is about. Where either is computed, there
// may be others.
func (s *Script) GivenTo(t Thing) (list []Given, all bool) {
	list, all = s.ownWords(t)
	for _, path := range []string{"about", "on"} {
		f, there := t.Field(path)
		if !there || !f.Given {
			continue
		}
		at := slices.IndexFunc(s.Things, func(of Thing) bool { return of.Word == "case" && of.Local != "" && of.Local == f.Source })
		if at < 0 {
			return list, false
		}
		more, every := s.ownWords(s.Things[at])
		var both givens
		both.add(list...)
		both.add(more...)
		list, all = both.list, all && every
	}
	return list, all
}

// ownWords returns the words that a thing itself gives, and whether they are written out.
func (s *Script) ownWords(t Thing) (list []Given, all bool) {
	item := s.item(t.table, "words")
	if item == nil {
		return nil, true
	}
	value := valueOf(item)
	var own givens
	own.add(s.wordsOf(value)...)
	return own.list, value != nil && value.Form == syntax.Table
}

// wordsOf returns the words of a table.
func (s *Script) wordsOf(table *syntax.Node) (list []Given) {
	if table == nil || table.Form != syntax.Table {
		return nil
	}
	for _, item := range table.Children {
		if value := valueOf(item); item.Form == syntax.Keyed && value != nil {
			is := s.tree.Source(value)
			if text, ok := decode(is); ok {
				is = text
			}
			list = append(list, Given{s.written(s.tree.Tokens[item.First]), is})
		}
	}
	return list
}

// Mentioned returns the words that stand anywhere in the file, as names or as texts.
func (s *Script) Mentioned() map[string]bool {
	words := map[string]bool{}
	for _, t := range s.tree.Tokens {
		written := s.written(t)
		if t.Kind == syntax.Text {
			written, _ = decode(written)
		}
		words[written] = true
	}
	return words
}

// calledLocals returns the calls that `local name = word { … }` and `name = word { … }` give a name
// to, with the name as it is written. A name that is given twice isn't among them.
func (s *Script) calledLocals() map[*syntax.Node]string {
	found, times := map[*syntax.Node]string{}, map[string]int{}
	s.tree.Walk(func(n *syntax.Node) bool {
		switch n.Form {
		case syntax.Local, syntax.Set:
			name := s.tree.Source(n.Children[0])
			times[name]++
			if len(n.Children) == 2 && len(n.Children[1].Children) == 1 {
				found[n.Children[1].Children[0]] = name
			}
		}
		return true
	})
	for n, name := range found {
		if times[name] > 1 {
			delete(found, n)
		}
	}
	return found
}
