// Package worry counts worry-days: nights on which something serious was so about a
// case and nothing protective had been done, weighted by how serious it was. They
// count from when it was so, and not from when anybody read of it, so that looking
// never makes them more. They belong to the world, and are known only after the end.
package worry

import (
	"slices"

	"caseload/app/sim/calendar"
)

// Serious is the level of concern from which something calls for protective action.
const Serious = 3

// Fact is something that is so about a case, whether or not any text tells of it.
type Fact struct {
	Case       string // id
	Name       string // the case's
	What       string // a sentence, for the end
	Concern    int    // 0 to 4
	Since      calendar.Time
	Protective []string      // what answers it: the ids of tasks, and names of protective steps; any protective thing if empty
	Answered   calendar.Time // 0 while nothing has
	By         string        // the id or name of what answered it
	Step       string        // the same in words, for the end: a task's title, or the name
	Nights     int           // that have been counted
	Reached    calendar.Time // when something serious about the case first reached the student, if it was so then and unanswered
}

// Answers reports whether something that is done on the case answers the fact.
func (f *Fact) Answers(what string, protective bool) bool {
	if len(f.Protective) == 0 {
		return protective
	}
	return slices.Contains(f.Protective, what)
}

// Reach notes that something serious about the case has reached the student.
func (f *Fact) Reach(now calendar.Time) {
	if f.Reached == 0 && f.Answered == 0 && f.Since <= now {
		f.Reached = now
	}
}

// open reports whether the fact counts on a night.
func (f *Fact) open(night calendar.Time) bool { return f.Answered == 0 && f.Since <= night }

// Night counts a night for the facts about a case, and returns the worry-days that it
// adds. lies is the concern of what has been written or said about the case and not
// been answered, read or not; the gravest counts.
func Night(facts []Fact, of string, lies int, night calendar.Time) int {
	most := lies
	for i := range facts {
		if f := &facts[i]; f.Case == of && f.open(night) {
			f.Nights++
			most = max(most, f.Concern)
		}
	}
	if most < Serious {
		return 0
	}
	return most
}

// Unopened is a paper in which something serious stood, and which was never opened.
type Unopened struct {
	Case    string // the case's name
	On      string // its id
	Title   string
	Minutes int
}
