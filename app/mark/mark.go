package mark

import (
	"reflect"
	"time"
)

// Place says which of the marks of a student's run a mark is. There can be one of each that
// stands.
type Place string

// The places.
const (
	First   Place = "first"
	Second  Place = "second"
	Settled Place = "settled" // where the first and the second differ
)

// Mark is what a lecturer says of a student's run by the criteria of a rubric. It is a draft
// until it is handed in. When another takes its place it is kept as it was.
type Mark struct {
	ID       int64
	Place    Place
	Marker   int64  // 0 if they were erased
	Name     string // the marker's; "" if they were erased
	Edition  int    // of the rubric
	Points   []Point
	Comment  string
	Why      string // of a mark that is settled, or of one that changes what a student was given
	Changed  int    // how often what stands at this place was changed
	At       time.Time
	Handed   *time.Time // nil for a draft
	Replaced *time.Time // nil if nothing has taken its place
	Left     bool       // its marker doesn't lead the cohort any longer
	Earlier  bool       // it is of another run than the one that counts now
}

// Point is what a mark says of one criterion.
type Point struct {
	Criterion int    `json:"criterion"`
	Points    *int   `json:"points,omitempty"` // nil: not yet
	Reason    string `json:"reason"`
}

// Total adds up the points of a mark.
func (m Mark) Total() int { return total(m.Points) }

func total(points []Point) (n int) {
	for _, p := range points {
		if p.Points != nil {
			n += *p.Points
		}
	}
	return n
}

// Of returns what a mark says of a criterion.
func (m Mark) Of(criterion int) Point {
	for _, p := range m.Points {
		if p.Criterion == criterion {
			return p
		}
	}
	return Point{Criterion: criterion}
}

// Says reports whether two marks are the same mark of one run, whichever of two students who
// have it has them; nil is one that isn't there.
func (m *Mark) Says(as *Mark) bool {
	if m == nil || as == nil {
		return m == as
	}
	same := *m
	same.ID, same.At = as.ID, as.At
	return reflect.DeepEqual(same, *as)
}

// Differs returns by how many points two marks differ, added up over the criteria of either.
func (m Mark) Differs(from Mark) (n int) {
	seen := map[int]bool{}
	for _, p := range append(append([]Point{}, m.Points...), from.Points...) {
		if seen[p.Criterion] {
			continue
		}
		seen[p.Criterion] = true
		n += max(points(m, p), points(from, p)) - min(points(m, p), points(from, p))
	}
	return n
}

func points(m Mark, of Point) int { return total([]Point{m.Of(of.Criterion)}) }

// ChangedSo returns how often what stands in a place was changed; 0 for nil, since nothing is
// there.
func (m *Mark) ChangedSo() int {
	if m == nil {
		return 0
	}
	return m.Changed
}

// Stands reports whether a mark is by criteria that still count, and of the run that does.
func (m Mark) Stands(of Marking) bool {
	return m.Replaced == nil && !m.Earlier && m.Edition >= of.Since
}

// Given is a mark as a student was given it, by the rubric of then. It stays as it was when
// another takes its place.
type Given struct {
	Assignment int64
	Name       string // of the assignment
	Mark       int64  // 0 if that isn't known
	Run        int64  // that it is of; 0 if that isn't known, or it was deleted
	Rubric     Rubric // Edition and Criteria
	Points     []Point
	Comment    string
	Why        string // it took the place of an earlier one; "" for the first
	Apart      string // why it is given apart from the partner's; "" if it isn't
	At         time.Time
	Seen       bool // by the student
}

// Total adds up its points.
func (g Given) Total() int { return total(g.Points) }

// Of returns what it says of a criterion.
func (g Given) Of(criterion int) Point { return Mark{Points: g.Points}.Of(criterion) }
