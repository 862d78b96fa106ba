package store

import (
	"slices"
	"time"

	"caseload/app/mark"
)

// Candidate is a student of an assignment as those who mark know them: by a number that was
// drawn, and is theirs for this assignment alone.
type Candidate struct {
	Number   int
	Deleted  bool // they have deleted an attempt, so that what counts is among those that are left; never said while it is marked without names
	Finished bool // there is a run to be marked
	Late     bool // it was finished after it was due for them; only if markers are to see that, and never while it is marked without names
	Standing mark.Standing
	Marks    mark.Marks  // that whoever asks may read: those in place, and then the replaced ones, newest first
	Place    mark.Place  // of the mark that whoever asks can give; "" if others give both
	Mine     *mark.Mark  // what is in that place, whoever gave it; nil if nothing is
	Given    *mark.Given // what the student was given last; nil if nothing was
	With     []int       // the numbers of others who have the same run, and get the same mark
	Apart    string      // why they are marked apart from a partner who has the same run; "" if they aren't

	person int64
	run    Run // the one that counts; zero if there is none
}

// counts chooses which of the candidate's runs is marked, and returns whether it was late: the
// last one that they finished in their time, or the last one if none was.
func (c *Candidate) counts(runs []Run, due func(run int64) time.Time) (late bool) {
	for _, r := range runs {
		over := r.EndedAt.After(due(r.ID))
		if c.run.ID == 0 || late && !over || late == over && r.EndedAt.After(*c.run.EndedAt) {
			c.run, late = r, over
		}
	}
	return late
}

// seenBy returns the candidate as a marker may see it.
func (c Candidate) seenBy(m mark.Marking, marker int64) Candidate {
	c.Standing = c.Marks.Standing(m)
	c.Place, c.Mine = c.Marks.PlaceFor(m, marker)
	c.Marks = c.Marks.SeenBy(m, marker)
	return c
}

// Candidates are the students of an assignment as those who mark know them.
type Candidates struct {
	List     []Candidate // by number: those who have finished, or were marked
	Left     []Candidate // by number: those who were marked, and aren't in the cohort any longer
	NotBegun int         // of the others: who haven't begun, or have deleted what they had
	Going    int         // and those who haven't finished
}

// share has those with the same run, and the same mark, know of each other.
func (all Candidates) share() {
	of := map[int64][]int{}
	for _, c := range all.List {
		if c.Apart == "" {
			of[c.run.ID] = append(of[c.run.ID], c.Number)
		}
	}
	for i, c := range all.List {
		if with := of[c.run.ID]; c.Finished && c.Apart == "" && len(with) > 1 {
			all.List[i].With = slices.DeleteFunc(slices.Clone(with), func(n int) bool { return n == c.Number })
		}
	}
}
