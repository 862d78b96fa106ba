package form

import (
	"fmt"
	"slices"
	"strings"

	"caseload/app/script/syntax"
)

// AddAnswer returns the file with one more answer to a question, and a branch for it in which
// nothing happens yet, and the key of the answer, which is made from its words.
func (s *Script) AddAnswer(key, words string) (text, answer string, err error) {
	t, there := s.Find(key)
	if !there || t.Wrong || t.Word != "ask" {
		return "", "", ErrAsScript
	}
	all := s.answersOf(t)
	var table *syntax.Node
	var taken []string
	for _, a := range all {
		table, taken = a.table, append(taken, a.Key)
	}
	switch {
	case strings.TrimSpace(words) == "":
		return "", "", ErrNeeded
	case len(all) >= 8:
		return "", "", ErrAnswers
	case table == nil || slices.ContainsFunc(all, func(a Answer) bool { return a.table != nil && a.table != table }):
		return "", "", ErrAsScript
	}
	answer = answerKey(words, taken)
	edits := s.insert(table, s.last(table), answer+" = "+encode(Value{Text: words}.clean().Text, ""), false)
	branched, ok := s.addBranch(t, answer)
	if !ok {
		return "", "", ErrAsScript
	}
	return apply(s.Text(), append(edits, branched...)), answer, nil
}

// addBranch returns the edits that add a branch for an answer.
func (s *Script) addBranch(t Thing, answer string) ([]edit, bool) {
	whole, kept, _ := s.holder(t)
	if whole == nil || whole.Form == syntax.Item || whole.Form == syntax.Keyed {
		return nil, false
	}
	var last *syntax.Node // the `if` that asks for the answers
	for _, b := range s.branches(t, kept) {
		if last == nil && b.part == b.of && b.alone {
			last = b.of
		}
	}
	if last != nil {
		at := s.tree.Tokens[last.End-1]
		if parts := last.Children[2:]; len(parts) > 0 && len(parts[len(parts)-1].Children) == 1 {
			at = s.tree.Tokens[parts[len(parts)-1].First]
		}
		written := fmt.Sprintf("elseif %s == \"%s\" then", kept.word, answer)
		if strings.TrimSpace(s.Text()[strings.LastIndex(s.Text()[:at.From], "\n")+1:at.From]) != "" {
			return []edit{{at.From, at.From, written + " "}}, true
		}
		return []edit{{at.From, at.From, written + "\n" + s.indentOf(last)}}, true
	}
	var edits []edit
	word := ""
	switch {
	case kept != nil:
		word = kept.word
	case whole.Form == syntax.Do:
		word = s.free("answer", t.From)
		edits = append(edits, edit{t.From, t.From, "local " + word + " = "})
	default:
		return nil, false
	}
	at, indent := s.lineEnd(whole), s.indentOf(whole)
	rest, _, _ := strings.Cut(s.Text()[at:], "\n")
	written := fmt.Sprintf("\n%sif %s == \"%s\" then\n%send", indent, word, answer, indent)
	if strings.TrimSpace(rest) != "" {
		written = fmt.Sprintf(" if %s == \"%s\" then end", word, answer)
	}
	return append(edits, edit{at, at, written}), true
}

// branched returns the file with a branch for an answer, or for what follows a task: the file itself
// if there is one. It returns nil if in is neither, or there can't be a branch for it.
func (s *Script) branched(in string) *Script {
	if s.branchIn(in) != nil {
		return s
	}
	slash := strings.LastIndex(in, "/")
	if slash < 0 {
		return nil
	}
	t, there := s.Find(in[:slash])
	var edits []edit
	ok := false
	switch {
	case !there || t.Wrong:
	case t.Word == "task":
		edits, ok = s.addOutcome(t, in[slash+1:])
	case t.Word == "ask" && slices.ContainsFunc(s.answersOf(t), func(a Answer) bool { return a.Key == in[slash+1:] }):
		edits, ok = s.addBranch(t, in[slash+1:])
	}
	if !ok {
		return nil
	}
	made := s.with(apply(s.Text(), edits))
	if made.branchIn(in) == nil {
		return nil
	}
	return made
}
