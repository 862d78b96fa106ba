package web

import (
	_ "embed"
	"strings"

	"caseload/app/debrief"
)

// What a program is answered with, by name: "desk" is a run's desk, now or as it
// was at a turn, and of a run just begun or forked; "what-if" is what might have
// been; "reflection" is what its student wrote when looking back, and "shared" what
// others can read of that; "log" is a run that can't be gone through again; "pooled" is several runs' recommendations together. A
// test holds the list against the types. Names with {} are keys.
//
//go:embed answers.tsv
var answersTable string

// answerFields are the fields of one such answer, in the order in which they come.
func answerFields(name string) []debrief.Field {
	var list []debrief.Field
	for line := range strings.Lines(answersTable) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) == 4 && cells[0] == name {
			list = append(list, debrief.Field{Path: cells[1], Unit: cells[2], Meaning: cells[3]})
		}
	}
	return list
}
