package mark

import (
	"cmp"
	"slices"
	"time"

	"caseload/app/who"
)

// Bounds of what is kept.
const (
	MaxRubric   = 64 << 10 // bytes of a rubric's criteria
	MaxEditions = 200      // of a rubric
	MaxMark     = 64 << 10 // bytes of the points and reasons of a mark
	MaxMarks    = 200      // marks of one student for one assignment, with those that were replaced
	MostInSheet = 10_000   // lines of a file of marks: a full cohort, and as many who have left it
)

// Markers says whether a second lecturer marks every run, too.
type Markers string

// What a second marker sees of the first one's mark.
const (
	Single Markers = "none"   // there isn't one
	Blind  Markers = "blind"  // nothing, until both have handed in
	Seeing Markers = "seeing" // all of it, once it is handed in
)

// Marking is how an assignment is marked. An assignment for which no rubric has been written
// has an Edition of 0.
type Marking struct {
	Anonymous  bool    // until marks are released
	Second     Markers // whether there is a second one
	Difference int     // points by which two marks may differ, added up over criteria, before somebody settles it
	Lateness   bool    // markers see which runs were finished late
	Rubric
	Since    int // the first edition whose marks stand: the criteria have been the same from there
	Changed  int // how often the rubric, or how it is marked, was changed
	Released *time.Time
	Anew     bool // only in a change: the marks there are don't stand any longer, though their criteria do
}

// Rubric is what an assignment is marked by. Each change of it is a new edition.
type Rubric struct {
	Edition  int
	Criteria []Criterion
	Why      string // this edition took the place of the one before
	At       time.Time
}

// Criterion is one of the things that a run is marked by. It has levels, or any whole number
// of points up to the most.
type Criterion struct {
	Key         int     `json:"key"` // stays the same in each edition
	Name        string  `json:"name"`
	Description string  `json:"description"`
	Points      int     `json:"points"` // the most
	Levels      []Level `json:"levels,omitempty"`
	Source      string  `json:"source,omitempty"` // a framework's identifier: "PCF.6"
}

// Level is how well a criterion is met, in words and points.
type Level struct {
	Name   string `json:"name"`
	Points int    `json:"points"`
}

// Most returns the points that there can be.
func (r Rubric) Most() (most int) {
	for _, c := range r.Criteria {
		most += c.Points
	}
	return most
}

// Criterion returns the criterion with a key.
func (r Rubric) Criterion(key int) (Criterion, bool) {
	i := slices.IndexFunc(r.Criteria, func(c Criterion) bool { return c.Key == key })
	if i < 0 {
		return Criterion{}, false
	}
	return r.Criteria[i], true
}

// State returns the state in which marking is.
func (m Marking) State() who.State {
	return who.State{Released: m.Released != nil, Blind: m.Anonymous && m.Released == nil}
}

// Alike reports whether marks by one list of criteria are marks by another: their order,
// names and descriptions may differ.
func Alike(a, b []Criterion) bool {
	byKey := func(x, y Criterion) int { return cmp.Compare(x.Key, y.Key) }
	return slices.EqualFunc(slices.SortedFunc(slices.Values(a), byKey), slices.SortedFunc(slices.Values(b), byKey), Criterion.Alike)
}

// Alike reports whether points on one of two editions of a criterion are points on the other.
func (c Criterion) Alike(d Criterion) bool {
	return c.Key == d.Key && c.Points == d.Points && slices.EqualFunc(c.Levels, d.Levels, func(l, m Level) bool { return l.Points == m.Points })
}
