package form

import (
	"slices"
	"strings"

	"caseload/app/script/syntax"
)

// Question is what a script does with the answer to a question.
type Question struct {
	Kept    string   // the name in which the answer is kept, or ""
	Answers []Answer // in the order of the file
	Nobody  []Step   // what follows if nobody answers, as far as that has a branch of its own
	Else    []Step   // what follows any other answer
}

// Answer is one of the choices, with what follows it.
type Answer struct {
	Key   string // by which the script knows it
	Words string // as they are read; what is computed as it is written
	Steps []Step // of all branches that are there for this answer

	place, table *syntax.Node // in the table of the choices; nil if it is put in later
}

// Step is something that happens in a branch.
type Step struct {
	Thing Thing  // if it has a form; otherwise its Key is ""
	From  int    // the byte at which it begins
	Line  int    // counted from 1
	Text  string // the first line, as it is written
	Depth int    // how many conditions and loops of the branch it is in
}

// branch is a part of an `if` that is there for some answers.
type branch struct {
	of, part    *syntax.Node // the whole `if`; the part, which is the same for the first one
	block       *syntax.Node
	keys        []string // "" stands for nobody
	alone, last bool     // it asks for nothing else; it is an `else`
}

// Question returns what the script does with the answer to a question.
func (s *Script) Question(t Thing) (q Question) {
	kept := s.answerKept(t)
	if kept != nil {
		q.Kept = kept.word
	}
	q.Answers = s.answersOf(t)
	for _, b := range s.branches(t, kept) {
		steps := s.steps(b.block, 0)
		if b.last {
			q.Else = append(q.Else, steps...)
		}
		for _, key := range b.keys {
			if key == "" {
				q.Nobody = append(q.Nobody, steps...)
			}
			for i := range q.Answers {
				if one := &q.Answers[i]; one.Key == key {
					one.Steps = append(one.Steps, steps...)
				}
			}
		}
	}
	return q
}

// answerKept returns the name in which the answer to a question is kept, or nil.
func (s *Script) answerKept(t Thing) *name {
	whole, called, _ := s.holder(t)
	if whole == nil {
		return nil
	}
	return called
}

// answersOf returns the choices of a question.
func (s *Script) answersOf(t Thing) (list []Answer) {
	item := s.item(t.table, "choices")
	if item == nil || valueOf(item) == nil {
		return nil
	}
	value := valueOf(item)
	for _, table := range append(s.alternatives(value), value) {
		if table.Form != syntax.Table {
			continue
		}
		for _, one := range table.Children {
			if one.Form == syntax.Keyed && valueOf(one) != nil {
				list = append(list, Answer{Key: s.written(s.tree.Tokens[one.First]), Words: s.answerWords(valueOf(one)), place: one, table: table})
			}
		}
	}
	if root, path := s.path(value); root != nil && path == "" && s.names.used[root] != nil {
		for _, p := range s.names.used[root].parts {
			if key, is := strings.CutPrefix(p.path, "."); is && !strings.ContainsAny(key, ".[") {
				list = append(list, Answer{Key: key, Words: s.answerWords(p.value)})
			}
		}
	}
	return list
}

func (s *Script) answerWords(n *syntax.Node) string {
	if n.Form == syntax.Table {
		if item := s.item(n, "1"); item != nil {
			n = valueOf(item)
		}
	}
	return s.readable(n)
}

// branches returns the parts of every `if` that asks what a question was answered, in the order of
// the file.
func (s *Script) branches(t Thing, kept *name) (list []branch) {
	if kept == nil {
		return nil
	}
	s.tree.Walk(func(n *syntax.Node) bool {
		if n.Form != syntax.If {
			return true
		}
		var found []branch
		add := func(part, condition, block *syntax.Node) {
			b := branch{of: n, part: part, block: block, last: condition == nil}
			if condition != nil {
				b.keys, b.alone = s.askedFor(condition, kept)
			}
			found = append(found, b)
		}
		add(n, n.Children[0], n.Children[1])
		for _, part := range n.Children[2:] {
			if len(part.Children) == 1 {
				add(part, nil, part.Children[0])
			} else if len(part.Children) == 2 {
				add(part, part.Children[0], part.Children[1])
			}
		}
		about := slices.ContainsFunc(found, func(b branch) bool { return len(b.keys) > 0 })
		for _, b := range found {
			if about && (len(b.keys) > 0 || b.last) {
				list = append(list, b)
			}
		}
		return true
	})
	return list
}

// askedFor returns the answers for which a condition asks, and whether it asks for nothing else.
func (s *Script) askedFor(n *syntax.Node, kept *name) (keys []string, alone bool) {
	switch {
	case n.Form == syntax.Group && len(n.Children) == 1:
		return s.askedFor(n.Children[0], kept)
	case n.Form == syntax.Unary && s.tree.Tokens[n.First].Kind == syntax.Not && s.is(n.Children[0], kept):
		return []string{""}, true
	case n.Form != syntax.Binary:
		return nil, false
	}
	left, right := n.Children[0], n.Children[1]
	switch s.operator(n) {
	case syntax.Equal:
		if s.is(right, kept) {
			left, right = right, left
		}
		if !s.is(left, kept) || right.Form != syntax.Literal {
			return nil, false
		}
		if s.tree.Tokens[right.First].Kind == syntax.Nil {
			return []string{""}, true
		}
		text, ok := decode(s.tree.Source(right))
		return []string{text}, ok
	case syntax.Or, syntax.And:
		first, one := s.askedFor(left, kept)
		second, other := s.askedFor(right, kept)
		return append(first, second...), one && other && s.operator(n) == syntax.Or
	}
	return nil, false
}

// is reports whether an expression is a name.
func (s *Script) is(n *syntax.Node, one *name) bool {
	return n.Form == syntax.Word && s.names.used[n] == one
}

// steps returns what happens in a block, in order.
func (s *Script) steps(block *syntax.Node, depth int) (list []Step) {
	for _, n := range block.Children {
		step := s.step(n, depth)
		inner := n
		switch {
		case n.Form == syntax.Do:
			inner = n.Children[0]
		case (n.Form == syntax.Local || n.Form == syntax.Set) && len(n.Children) == 2 && len(n.Children[1].Children) == 1:
			inner = n.Children[1].Children[0]
		}
		i, there := slices.BinarySearchFunc(s.Things, s.tree.Span(inner).From, func(t Thing, from int) int { return t.From - from })
		if there && s.Things[i].node == inner {
			step.Thing = s.Things[i]
		}
		list = append(list, step)
		for _, c := range n.Children {
			switch {
			case c.Form == syntax.Block:
				list = append(list, s.steps(c, depth+1)...)
			case c.Form == syntax.Branch:
				list = append(list, s.step(c, depth))
				list = append(list, s.steps(c.Children[len(c.Children)-1], depth+1)...)
			}
		}
	}
	return list
}

// step returns a statement, or a branch of one, as a step without a form.
func (s *Script) step(n *syntax.Node, depth int) Step {
	from := s.tree.Span(n).From
	first, _, _ := strings.Cut(s.tree.Source(n), "\n")
	return Step{From: from, Line: 1 + strings.Count(s.Text()[:from], "\n"), Text: first, Depth: depth}
}

// InBranch returns what [Script.Begin] takes for what is to be added to the branch of an answer.
func InBranch(question, answer string) string { return question + "/" + answer }

// Holder returns the key of the thing whose form shows what is added to in, as [Script.Begin] takes it:
// of the question, for the branch of an answer.
func (s *Script) Holder(in string) string {
	if _, there := s.Find(in); there || !strings.Contains(in, "/") {
		return in
	}
	return in[:strings.LastIndex(in, "/")]
}

// branchIn returns the block that is there for one answer alone, or for what follows a task, or nil.
func (s *Script) branchIn(in string) *syntax.Node {
	slash := strings.LastIndex(in, "/")
	if slash < 0 {
		return nil
	}
	t, there := s.Find(in[:slash])
	if !there {
		return nil
	}
	if t.Word == "task" {
		return s.outcomeIn(t, in[slash+1:])
	}
	for _, b := range s.branches(t, s.answerKept(t)) {
		if b.alone && slices.Equal(b.keys, []string{in[slash+1:]}) {
			return b.block
		}
	}
	return nil
}
