package form

import (
	"fmt"
	"slices"
	"strings"

	"caseload/app/script/syntax"
)

// The branches of a task, as [InBranch] takes them in place of an answer.
const (
	WhenDone = "done"
	WhenGone = "gone"
)

// Outcome is what a storyline does once a task is done, and if it is taken off the desk instead.
type Outcome struct{ Done, Gone []Step }

// Outcome returns what the script does once a task is done, or gone.
func (s *Script) Outcome(t Thing) (o Outcome) {
	for _, n := range s.asksForTask(t) {
		o.Done = append(o.Done, s.steps(n.Children[1], 0)...)
		if gone := elseOf(n); gone != nil {
			o.Gone = append(o.Gone, s.steps(gone, 0)...)
		}
	}
	return o
}

// asksForTask returns every `if` that asks nothing but whether a task was done, in the order of the file.
func (s *Script) asksForTask(t Thing) (list []*syntax.Node) {
	_, kept, _ := s.holder(t)
	if kept == nil || len(kept.values) != 1 || t.Word != "task" {
		return nil
	}
	s.tree.Walk(func(n *syntax.Node) bool {
		if n.Form == syntax.If && s.asksIfDone(n.Children[0], kept) {
			list = append(list, n)
		}
		return true
	})
	return list
}

// asksIfDone reports whether a condition is `wait_for(task)` or `task:done()`.
func (s *Script) asksIfDone(n *syntax.Node, task *name) bool {
	switch {
	case n.Form == syntax.Group && len(n.Children) == 1:
		return s.asksIfDone(n.Children[0], task)
	case n.Form == syntax.Call && s.tree.Source(n.Children[0]) == "wait_for":
		given := n.Children[1].Children
		for len(given) == 1 && given[0].Form == syntax.Values {
			given = given[0].Children
		}
		return len(given) == 1 && s.is(given[0], task)
	case n.Form == syntax.Method:
		return s.is(n.Children[0], task) && strings.TrimPrefix(s.tree.Source(n), task.word) == ":done()"
	}
	return false
}

// elseOf returns the block of an `if` for everything else, or nil.
func elseOf(n *syntax.Node) *syntax.Node {
	if last := n.Children[len(n.Children)-1]; len(n.Children) > 2 && len(last.Children) == 1 {
		return last.Children[0]
	}
	return nil
}

// outcomeIn returns the block for what follows a task, or nil if there is none yet.
func (s *Script) outcomeIn(t Thing, when string) *syntax.Node {
	asked := s.asksForTask(t)
	switch {
	case len(asked) == 0:
		return nil
	case when == WhenDone:
		return asked[0].Children[1]
	case when == WhenGone && len(asked[0].Children) == 3:
		return elseOf(asked[0])
	}
	return nil
}

// addOutcome returns the edits that add a branch for what follows a task of a storyline.
func (s *Script) addOutcome(t Thing, when string) ([]edit, bool) {
	whole, kept, _ := s.holder(t)
	_, block := s.told(t)
	if whole == nil || block == nil || !slices.Contains([]string{WhenDone, WhenGone}, when) || !slices.Contains([]syntax.Form{syntax.Do, syntax.Local}, whole.Form) {
		return nil, false
	}
	if asked := s.asksForTask(t); len(asked) > 0 {
		end := s.tree.Tokens[asked[0].End-1]
		begun := strings.LastIndex(s.Text()[:end.From], "\n") + 1
		if when != WhenGone || len(asked[0].Children) != 2 || strings.TrimSpace(s.Text()[begun:end.From]) != "" {
			return nil, false
		}
		return []edit{{end.From, end.From, "else\n" + s.indentOf(asked[0])}}, true
	}
	at, indent := s.lineEnd(whole), s.indentOf(whole)
	if rest, _, _ := strings.Cut(s.Text()[at:], "\n"); strings.TrimSpace(rest) != "" {
		return nil, false
	}
	var edits []edit
	word := ""
	if kept != nil {
		word = kept.word
	} else {
		title, _ := t.Field("1")
		word = s.free(identifier(t, map[string]Value{"1": title.Value}), t.From)
		edits = append(edits, edit{t.From, t.From, "local " + word + " = "})
	}
	written := fmt.Sprintf("\n%sif wait_for(%s) then\n", indent, word)
	if when == WhenGone {
		written += indent + "else\n"
	}
	return append(edits, edit{at, at, written + indent + "end"}), true
}
