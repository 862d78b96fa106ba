// Package aim says whether a run met what its student meant to try in it: with names, as
// a fact, and never as a mark.
package aim

import "caseload/app/sim"

// Rule says what kind of aim a debrief proposed, so that a later run can be compared with
// it. "" is an aim in the student's own words, which nothing is compared with.
type Rule string

// Kinds of aims.
const (
	SameDay     Rule = "same-day"
	Worst       Rule = "worst"
	AnotherTime Rule = "another-time"
	Break       Rule = "break"
	Read        Rule = "read-first"
	Raise       Rule = "raise"
)

// Found is what a run shows about an aim: where it was met and where it wasn't, by name,
// as in a sentence: "a, b and c". Nothing in either means that there was no occasion.
type Found struct{ Did, Not string }

// Said says what a run shows about an aim. What no log can show, it leaves to the student.
func (r Rule) Said(f Found) sim.Sentence {
	switch r {
	case SameDay:
		return f.sameDay()
	case Read:
		return f.read()
	case AnotherTime:
		return f.anotherTime()
	case Break:
		return f.breaks()
	case Raise:
		return f.raised()
	}
	return onlyYou
}
