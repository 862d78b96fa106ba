package form

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"caseload/app/script/syntax"
)

// What keeps an answer from being changed; [InUse] says where the script does something with it
// that no form can follow.
var (
	ErrKey   = errors.New("the script can't know an answer by this")
	ErrTaken = errors.New("another answer has this key")
)

var isKey = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// comparison is a place at which the script asks for an answer by its key.
type comparison struct {
	key  string
	edit edit // what replaces it, with no text yet
}

// comparisons returns every place at which the answer to a question is asked for, or kept under, by a
// key; and the lines of the places at which the script does something else with it.
func (s *Script) comparisons(t Thing) (list []comparison, other []Use) {
	kept := s.answerKept(t)
	if kept == nil {
		return nil, nil
	}
	use := func(n *syntax.Node) {
		at := s.tree.Span(n).From
		other = append(other, Use{In: s, Line: 1 + strings.Count(s.Text()[:at], "\n"), Of: s.innermost(at)})
	}
	for _, value := range kept.values {
		if value != t.node {
			use(t.node)
		}
	}
	for n, one := range s.names.used {
		if one != kept {
			continue
		}
		up := s.up(n)
		switch {
		case up.Form == syntax.Targets && up.Children[0] == n:
		case up.Form == syntax.Binary && slices.Contains([]syntax.Kind{syntax.Equal, syntax.NotEqual}, s.operator(up)):
			literal := up.Children[0]
			if literal == n {
				literal = up.Children[1]
			}
			if text, ok := decode(s.tree.Source(literal)); ok && literal.Form == syntax.Literal {
				span := s.tree.Span(literal)
				list = append(list, comparison{text, edit{from: span.From, to: span.To}})
			} else if s.tree.Source(literal) != "nil" {
				use(n)
			}
		case up.Form == syntax.Element && up.Children[1] == n:
			tables := s.at(up.Children[0], "", maxFollowed)
			for _, table := range tables {
				for _, item := range table.Children {
					if item.Form == syntax.Keyed {
						key := s.tree.Tokens[item.First]
						list = append(list, comparison{s.written(key), edit{from: key.From, to: key.To}})
					}
				}
			}
			if len(tables) == 0 {
				use(n)
			}
		case up.Form == syntax.If, up.Form == syntax.Branch, up.Form == syntax.Unary && s.tree.Tokens[up.First].Kind == syntax.Not,
			up.Form == syntax.Binary && (s.operator(up) == syntax.And || s.operator(up) == syntax.Or) && s.isCondition(up):
		default:
			use(n)
		}
	}
	slices.SortFunc(other, func(a, b Use) int { return a.Line - b.Line })
	return list, other
}

// isCondition reports whether an expression only decides which way an `if` goes.
func (s *Script) isCondition(n *syntax.Node) bool {
	for up := s.up(n); up != nil; n, up = up, s.up(up) {
		switch up.Form {
		case syntax.If, syntax.Branch:
			return up.Children[0] == n
		case syntax.Binary, syntax.Group, syntax.Unary:
		default:
			return false
		}
	}
	return false
}

// sole returns where the only answer with a key is, and whether there is one.
func sole(all []Answer, key string) (at int, once bool) {
	for i, a := range all {
		if a.Key == key {
			if once {
				return 0, false
			}
			at, once = i, true
		}
	}
	return at, once
}

// answerAt returns a question, its answers, and the place among them of one that a form can change,
// or -1.
func (s *Script) answerAt(key, answer string) (t Thing, all []Answer, at int) {
	t, there := s.Find(key)
	if !there || t.Wrong {
		return t, nil, -1
	}
	all = s.answersOf(t)
	at, once := sole(all, answer)
	if !once || all[at].place == nil {
		return t, all, -1
	}
	return t, all, at
}

// RenameAnswer returns the file in which an answer has another key, wherever the script asks for
// it. The error is [InUse] where it isn't certain that this would be everywhere.
func (s *Script) RenameAnswer(key, answer, to string) (string, error) {
	t, all, i := s.answerAt(key, answer)
	switch {
	case i < 0:
		return "", ErrAsScript
	case !isKey.MatchString(to) || syntax.Keyword(to):
		return "", ErrKey
	case answer == to:
		return s.Text(), nil
	case slices.ContainsFunc(all, func(a Answer) bool { return a.Key == to }):
		return "", ErrTaken
	}
	compared, other := s.comparisons(t)
	if len(other) > 0 {
		return "", InUse(other)
	}
	own := s.tree.Tokens[all[i].place.First]
	edits := []edit{{own.From, own.To, to}}
	for _, c := range compared {
		if c.key != answer {
			continue
		}
		c.edit.text = to
		if written := s.Text()[c.edit.from:c.edit.to]; written != answer {
			c.edit.text = encode(to, written)
		}
		if !slices.Contains(edits, c.edit) {
			edits = append(edits, c.edit)
		}
	}
	return apply(s.Text(), edits), nil
}

// RemoveAnswer returns the file without an answer, and without the branches that are there for it
// alone. The error is [InUse] where the script asks for it in another way, or goes on with
// something of such a branch elsewhere; and [ErrAnswers] where fewer than two answers were left.
func (s *Script) RemoveAnswer(key, answer string) (string, error) {
	t, all, i := s.answerAt(key, answer)
	switch {
	case i < 0:
		return "", ErrAsScript
	case len(all) <= 2:
		return "", ErrAnswers
	}
	compared, other := s.comparisons(t)
	edits := s.remove(all[i].table, all[i].place)
	var cut []syntax.Span
	for _, b := range s.branches(t, s.answerKept(t)) {
		if !slices.Equal(b.keys, []string{answer}) || !b.alone {
			continue
		}
		gone, ok := s.cutBranch(b)
		if !ok {
			continue
		}
		edits = append(edits, gone)
		cut = append(cut, syntax.Span{From: gone.from, To: gone.to})
		for _, inner := range s.Things {
			if whole, called, field := s.holder(inner); whole != nil && gone.from <= inner.From && inner.From < gone.to {
				other = append(other, s.uses(inner, syntax.Span{From: gone.from, To: gone.to}, called, field)...)
			}
		}
	}
	for _, c := range compared {
		inside := slices.ContainsFunc(cut, func(b syntax.Span) bool { return b.From <= c.edit.from && c.edit.from < b.To })
		if c.key != answer || inside {
			continue
		}
		if item := s.keyedAt(c.edit.from); item != nil {
			edits = append(edits, s.remove(s.up(item), item)...)
			continue
		}
		other = append(other, Use{In: s, Line: 1 + strings.Count(s.Text()[:c.edit.from], "\n"), Of: s.innermost(c.edit.from)})
	}
	if len(other) > 0 {
		return "", InUse(other)
	}
	return apply(s.Text(), edits), nil
}

// keyedAt returns the place of a table whose key begins at a byte, or nil.
func (s *Script) keyedAt(at int) (found *syntax.Node) {
	s.tree.Walk(func(n *syntax.Node) bool {
		if n.Form == syntax.Keyed && s.tree.Span(n).From == at {
			found = n
		}
		return found == nil
	})
	return found
}

// cutBranch returns the edit that takes a branch out of its `if`, or the whole `if`. It can't be the
// first before an `else`: that would then always be.
func (s *Script) cutBranch(b branch) (edit, bool) {
	parts := b.of.Children[2:]
	if b.part == b.of {
		switch {
		case len(parts) == 0:
			return s.cutStatement(b.of)[0], true
		case len(parts[0].Children) == 1:
			return edit{}, false
		}
		return edit{s.tree.Span(b.of).From, s.tree.Tokens[parts[0].First].To, "if"}, true
	}
	from, to := s.tree.Span(b.part).From, s.tree.Tokens[b.part.End].From
	if i := slices.Index(parts, b.part); i+1 < len(parts) {
		to = s.tree.Tokens[parts[i+1].First].From
	}
	return edit{from, to, ""}, true
}
