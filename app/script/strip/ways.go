package strip

import (
	"strings"

	"caseload/app/script/syntax"
)

// ways reads `if … else … end`.
func (r *reader) ways(s scope, n *syntax.Node, c clock) (parts []Part, after clock, ended bool) {
	part := Part{Sort: Ways, Place: s.f.place(n), At: c.when}
	var ends []clock
	said, complete := 0, false
	read := func(way Way, block *syntax.Node, c clock) {
		inner, end, ended := r.block(s, block, c)
		way.Parts = inner
		part.Ways = append(part.Ways, way)
		said += len(inner)
		if !ended {
			ends = append(ends, end)
		}
	}
	for i := 0; i < len(n.Children); i++ {
		child := n.Children[i]
		switch {
		case child.Form == syntax.Branch && len(child.Children) == 1:
			complete = true
			read(Way{Decides: Otherwise}, child.Children[0], c)
		case child.Form == syntax.Branch && len(child.Children) == 2:
			var more []Part
			more, c, _ = r.value(s, child.Children[0], c)
			parts = append(parts, more...)
			read(r.decides(s, child.Children[0]), child.Children[1], c)
		case child.Form == syntax.Block:
			read(Way{Decides: If}, child, c)
		case i+1 < len(n.Children) && n.Children[i+1].Form == syntax.Block:
			var more []Part
			more, c, _ = r.value(s, child, c)
			part.At = c.when
			parts = append(parts, more...)
			read(r.decides(s, child), n.Children[i+1], c)
			i++
		}
	}
	if !complete {
		ends = append(ends, c)
	}
	if till, is := r.onlyUntil(s, n, part, complete); is { // wait for a time, unless it has passed
		return append(parts, part.Ways[0].Parts...), c.until(till, r.start, true), false
	}
	if said > 0 {
		parts = append(parts, part)
	}
	if len(ends) == 0 {
		return parts, c, true
	}
	return parts, join(ends), false
}

// onlyUntil returns the time for which a condition that looks at the clock does nothing but wait.
func (r *reader) onlyUntil(s scope, n *syntax.Node, part Part, complete bool) (till string, is bool) {
	if complete || len(part.Ways) != 1 || len(part.Ways[0].Parts) != 1 {
		return "", false
	}
	one := part.Ways[0].Parts[0]
	return one.Until, one.Word == "wait_until" && one.Until != "" && looksAtClock(s.f.source(n.Children[0]))
}

func looksAtClock(condition string) bool {
	return strings.Contains(condition, "clock()") || strings.Contains(condition, "day()") || strings.Contains(condition, "when.before")
}

// again reads a loop. It may be gone through not at all, so what it waits for is at most that.
func (r *reader) again(s scope, n *syntax.Node, c clock) (parts []Part, after clock, ended bool) {
	part := Part{Sort: Again, Place: s.f.place(n), At: c.when}
	way := Way{}
	for _, child := range n.Children {
		if child.Form != syntax.Block {
			if n.Form == syntax.While || n.Form == syntax.Repeat {
				way.Source = s.f.source(child)
			}
			var more []Part
			more, c, _ = r.value(s, child, c)
			parts = append(parts, more...)
			continue
		}
		way.Parts, _, _ = r.block(s, child, c)
	}
	told, waits := false, false
	for _, p := range way.Parts {
		told, waits = told || p.Sort != Wait, waits || p.Sort == Wait
	}
	part.Ways = []Way{way}
	switch {
	case !told && waits && way.Source != "": // nothing but waiting, until something has changed
		return append(parts, Part{Sort: Wait, Place: part.Place, Word: "while", At: c.when, Until: r.clockIn(s, n)}), c.atLatest(Change, r.clockIn(s, n), r.start), false
	case told:
		return append(parts, part), c.after(Somewhat), false
	case waits:
		return parts, c.after(Somewhat), false
	}
	return parts, c, false
}

// clockIn returns the time with which a loop's condition compares the clock, or "".
func (r *reader) clockIn(s scope, n *syntax.Node) (text string) {
	n.Children[0].Walk(func(n *syntax.Node) bool {
		if n.Form == syntax.Binary && len(n.Children) == 2 {
			if name, _ := s.f.call(n.Children[0]); name == "clock" {
				text, _ = s.text(n.Children[1], deepestText)
			}
		}
		return true
	})
	return text
}

// decides returns a way with what decides that it is gone: the answer to a question, if it is
// that, or what is written.
func (r *reader) decides(s scope, condition *syntax.Node) Way {
	way := Way{Decides: If, Source: s.f.source(condition)}
	asked, answers, ok := r.answers(s, condition)
	if ok && len(answers) <= mostAsked && asked.File != "" {
		way.Asked, way.Answers, way.Decides = asked, answers, IfAnswer
		if len(answers) == 0 {
			way.Decides = IfNone
		}
		return way
	}
	way.Test = r.condition(s, condition, deepestText)
	return way
}

// answers reads `reply == "one" or reply == "two"`, `reply == nil` and `not reply`.
func (r *reader) answers(s scope, n *syntax.Node) (asked Place, answers []string, ok bool) {
	tokens := s.f.tree.Tokens
	switch {
	case n.Form == syntax.Group:
		return r.answers(s, n.Children[0])
	case n.Form == syntax.Unary && tokens[n.First].Kind == syntax.Not:
		asked = r.question(s, n.Children[0])
		return asked, nil, asked.File != ""
	case n.Form != syntax.Binary || len(n.Children) != 2:
		return Place{}, nil, false
	}
	left, right := n.Children[0], n.Children[1]
	switch tokens[left.End].Kind {
	case syntax.Equal:
		asked = r.question(s, left)
		if tokens[right.First].Kind == syntax.Nil {
			return asked, nil, asked.File != ""
		}
		text, known := s.text(right, 1)
		return asked, []string{text}, known && asked.File != ""
	case syntax.Or:
		a, one, okA := r.answers(s, left)
		b, two, okB := r.answers(s, right)
		return a, append(one, two...), okA && okB && a == b && len(one) > 0 && len(two) > 0
	}
	return Place{}, nil, false
}
