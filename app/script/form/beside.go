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

// bindings are the things of a file that have a name.
type bindings struct {
	by     map[boundAs][]bound      // the first two of each: of more than one, none is meant
	within map[*syntax.Node][]bound // by the table that they are kept in
}

// boundAs is the name under which a thing is kept, and the word that made it.
type boundAs struct{ key, word string }

// Beside tells the script of the other files of its pack, so that it can say what names stand for
// that come from those.
func (s *Script) Beside(others ...*Script) { s.beside = others }

// bindings returns the things of a file that have a name.
func (s *Script) bindings() *bindings {
	if s.bound != nil {
		return s.bound
	}
	s.bound = &bindings{by: map[boundAs][]bound{}, within: map[*syntax.Node][]bound{}}
	add := func(key string, value, within *syntax.Node) {
		if value == nil {
			return
		}
		word, table := s.called(value)
		if table == nil {
			return
		}
		as := boundAs{key, word.Name}
		if within == nil && len(s.bound.by[as]) > 1 {
			return
		}
		one := bound{key, s.made(key, word.Name, table), within}
		if len(s.bound.by[as]) < 2 {
			s.bound.by[as] = append(s.bound.by[as], one)
		}
		if within != nil {
			s.bound.within[within] = append(s.bound.within[within], one)
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
// sorts is kept under its last name: in this file or, if there is none, in those beside it. It
// returns the file that it is in, too.
func (s *Script) fromBeside(written string, wanted []string) (b bound, in *Script, known bool) {
	dot := strings.LastIndex(written, ".")
	if dot < 0 {
		return bound{}, nil, false
	}
	key := written[dot+1:]
	for _, files := range [][]*Script{{s}, s.beside} {
		var found []bound
		for _, file := range files {
			for _, word := range wanted {
				if more := file.bindings().by[boundAs{key, word}]; len(more) > 0 {
					found, in = append(found, more...), file
				}
			}
			if len(found) > 1 {
				return bound{}, nil, false
			}
		}
		if len(found) == 1 {
			return found[0], in, true
		}
	}
	return bound{}, nil, false
}

// siblings returns what is kept in the same table as a thing, under names that begin as given: at
// most as much as is offered.
func (s *Script) siblings(of bound, before string, wanted []string) (list []Option) {
	for _, b := range s.bindings().within[of.within] {
		if len(list) == MostOptions {
			break
		}
		if slices.Contains(wanted, b.thing.Sort) {
			b.thing.Name = before + b.key
			list = append(list, b.thing)
		}
	}
	return list
}

// Called returns the thing of one of some words that a file calls by a name, as it writes that:
// one of its own, or the only one of its pack that is kept under the last part of the name.
func (s *Script) Called(written string, words ...string) (Option, bool) {
	if s.locals == nil {
		s.locals = map[string]int{}
		for i, t := range s.Things {
			if t.Local != "" {
				s.locals[t.Local] = i
			}
		}
	}
	if i, there := s.locals[written]; there && slices.Contains(words, s.Things[i].Word) {
		t := s.Things[i]
		return Option{Name: written, Sort: t.Word, Title: t.Title, Drawn: t.Drawn}, true
	}
	b, _, known := s.fromBeside(written, words)
	b.thing.Name = written
	return b.thing, known
}
