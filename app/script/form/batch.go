package form

import (
	"slices"
	"strconv"
	"strings"

	"caseload/app/script/syntax"
)

// batch are the edits of several values, which can be made in one go: they come to the same as if each
// was made in the text with those before it.
type batch struct {
	edits []edit
	spans []syntax.Span             // of each value's edits, from the first of them to the last; by place
	to    map[*syntax.Node][]edit   // by what they are done to
	given map[*syntax.Node]*givings // by the table
}

// givings are the fields that are given to a table, as they are written, and the place of their first
// edit among all.
type givings struct {
	written []string
	at      int
}

func newBatch() batch {
	return batch{to: map[*syntax.Node][]edit{}, given: map[*syntax.Node]*givings{}}
}

// begins adds the edits of the first value that changes something, unless they would meet those of
// another.
func (b *batch) begins(s *Script, f Field, v Value, edits []edit, to *syntax.Node) bool {
	at := len(b.edits)
	if !b.add(edits) {
		return false
	}
	b.to[to] = edits
	if f.givesName(v) && !s.isBareWithComment(to) {
		b.given[to] = &givings{[]string{f.named(v)}, at}
	}
	return true
}

// joins adds the edits of one more value that is given to a table or taken out of it, where that
// doesn't depend on how the table looks with the values before.
func (b *batch) joins(s *Script, f Field, v Value, edits []edit) bool {
	switch is := b.given[f.table]; {
	case f.givesName(v) && is != nil:
		is.written = append(is.written, f.named(v))
		copy(b.edits[is.at:], s.insertAll(f.table, is.written))
		return true
	case f.Given && v.clean().empty() && s.areLines(edits) && s.areLines(b.to[f.table]) && b.add(edits):
		b.to[f.table] = append(slices.Clone(b.to[f.table]), edits...)
		return true
	}
	return false
}

// givesName reports whether a value is given to a table under a name.
func (f Field) givesName(v Value) bool {
	_, err := strconv.Atoi(f.Name)
	return !f.Given && !v.clean().empty() && err != nil
}

// isBareWithComment reports whether nothing but a comment is in a table: what is given to it first
// stands before that, and what comes then behind it.
func (s *Script) isBareWithComment(table *syntax.Node) bool {
	closing := s.tree.Tokens[table.End-1]
	return len(table.Children) == 0 && strings.TrimSpace(s.Text()[closing.Lead:closing.From]) != ""
}

// insertAll writes fields into a table behind its last place, each as insert would behind the one
// before.
func (s *Script) insertAll(table *syntax.Node, fields []string) []edit {
	behind, separator, gap := s.last(table), ",", " "
	next := s.tree.Tokens[table.End-1]
	if behind != nil {
		if sep, separated := s.separated(behind); separated {
			separator = s.written(sep)
		}
	}
	if strings.Contains(s.Text()[next.Lead:next.From], "\n") {
		gap = "\n" + s.indent(table)
	}
	return s.insert(table, behind, strings.Join(fields, separator+gap), true)
}

// areLines reports whether edits take out whole lines and nothing else.
func (s *Script) areLines(edits []edit) bool {
	text := s.Text()
	return !slices.ContainsFunc(edits, func(e edit) bool {
		return e.text != "" || e.from == e.to || e.from > 0 && text[e.from-1] != '\n' || text[e.to-1] != '\n'
	})
}

// add adds the edits of a value, unless they would meet those of another.
func (b *batch) add(edits []edit) bool {
	all := syntax.Span{From: edits[0].from, To: edits[0].to}
	for _, e := range edits {
		all.From, all.To = min(all.From, e.from), max(all.To, e.to)
	}
	i, same := slices.BinarySearchFunc(b.spans, all.From, func(in syntax.Span, from int) int { return in.From - from })
	if same || i < len(b.spans) && b.spans[i].From < all.To || i > 0 && b.spans[i-1].To > all.From {
		return false
	}
	b.spans, b.edits = slices.Insert(b.spans, i, all), append(b.edits, edits...)
	return true
}
