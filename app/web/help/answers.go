package help

import (
	_ "embed"
	"strings"

	"caseload/app/debrief"
)

// answersTable lists the fields of each JSON answer, by the name of the answer:
// "desk" is a run's desk, now or at an earlier turn, or of a run just begun or
// forked; "what-if" is what might have been; "reflection" is what a student wrote
// when looking back, "shared" what others can read of that, and "notes" all that a
// student wrote, by day; "glossary" is what the terms of the field mean; "log" is a run
// that can't be replayed; "pooled" is the recommendations of several runs
// together. Names in {} stand for keys. A test checks the list against the types.
//
//go:embed answers.tsv
var answersTable string

// AnswerFields returns the fields of the named answer, in the order in which they
// are sent.
func AnswerFields(name string) []debrief.Field {
	var list []debrief.Field
	for line := range strings.Lines(answersTable) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) == 4 && cells[0] == name {
			list = append(list, debrief.Field{Path: cells[1], Unit: cells[2], Meaning: cells[3]})
		}
	}
	return list
}
