package form

import (
	"slices"
	"strings"

	"caseload/app/script/syntax"
)

// bound is a thing with the name under which a table or a local keeps it.
type bound struct {
	key    string
	thing  Option
	within *syntax.Node // the table that is written out with it, or nil
}

// Beside tells the script of the other files of its pack, so that it can say what names stand for
// that come from those.
func (s *Script) Beside(others ...*Script) { s.beside = others }

// bindings returns the things of a file that have a name.
func (s *Script) bindings() []bound {
	if s.bound != nil {
		return s.bound
	}
	s.bound = []bound{}
	add := func(key string, value, within *syntax.Node) {
		if value == nil {
			return
		}
		if word, table := s.called(value); table != nil {
			s.bound = append(s.bound, bound{key, s.made(key, word.Name, table), within})
		}
	}
	s.tree.Walk(func(n *syntax.Node) bool {
		if n.Form == syntax.Table {
			for _, item := range n.Children {
				if item.Form == syntax.Keyed {
					add(s.written(s.tree.Tokens[item.First]), valueOf(item), n)
				}
			}
		}
		return true
	})
	for _, one := range s.names.all {
		for _, value := range one.values {
			add(one.word, value, nil)
		}
		for _, p := range one.parts {
			add(p.path[strings.LastIndex(p.path, ".")+1:], p.value, nil)
		}
	}
	return s.bound
}

// fromBeside returns what a path such as `team.dawn` stands for, if only one thing of those
// sorts is kept under its last name: in this file or, if there is none, in those beside it. Others
// that are kept in the same table are returned, too.
func (s *Script) fromBeside(written string, wanted []string) (o Option, others []Option, known bool) {
	dot := strings.LastIndex(written, ".")
	if dot < 0 {
		return Option{}, nil, false
	}
	before, key := written[:dot+1], written[dot+1:]
	for _, files := range [][]*Script{{s}, s.beside} {
		var found []bound
		var siblings []Option
		for _, file := range files {
			for _, b := range file.bindings() {
				if b.key == key && slices.Contains(wanted, b.thing.Sort) {
					found = append(found, b)
					siblings = file.siblings(b, before, wanted)
				}
			}
		}
		if len(found) == 1 {
			o = found[0].thing
			o.Name = written
			return o, siblings, true
		}
		if len(found) > 1 {
			break
		}
	}
	return Option{}, nil, false
}

// siblings returns what is kept in the same table as a thing, under names that begin as given.
func (s *Script) siblings(of bound, before string, wanted []string) (list []Option) {
	for _, b := range s.bindings() {
		if of.within != nil && b.within == of.within && slices.Contains(wanted, b.thing.Sort) {
			b.thing.Name = before + b.key
			list = append(list, b.thing)
		}
	}
	return list
}

// Called returns the thing of one of some words that a file calls by a name, as it writes that:
// one of its own, or the only one of its pack that is kept under the last part of the name.
func (s *Script) Called(written string, words ...string) (Option, bool) {
	for _, t := range s.Things {
		if t.Local == written && slices.Contains(words, t.Word) {
			return Option{Name: written, Sort: t.Word, Title: t.Title, Drawn: t.Drawn}, true
		}
	}
	o, _, known := s.fromBeside(written, words)
	return o, known
}
