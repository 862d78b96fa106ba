package debrief

import (
	"caseload/app/debrief"
	"caseload/app/sim"
)

// Aims are what a student meant to try in a run, and what they mean to try in the next.
type Aims struct {
	Begun string       // the aim that the run began with, or ""
	Met   sim.Sentence // what the run shows about it
	Kept  string       // the aim for the next run, or ""
	Room  int          // how many characters an aim may have
}

// Played is one of a student's runs of a scenario beside their others.
type Played struct {
	Run         int64
	Ended       string // the date on which it ended
	This        bool   // the debrief is about it
	Aim         string // the run began with it
	Met         sim.Sentence
	Left        []debrief.Undone
	Supervision []sim.Sentence
}

// leftBriefly names what was left, the most pressing three first.
func (p Played) leftBriefly() string {
	if len(p.Left) == 0 {
		return "nothing that was due"
	}
	names := make([]string, len(p.Left))
	for i, u := range p.Left {
		names[i] = leftWords(u)
	}
	return upToThree(names)
}
