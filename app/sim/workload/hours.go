package workload

import (
	"cmp"
	"slices"
)

// Hours compares the minutes of casework that the next five working days need with
// those that there are for it.
type Hours struct {
	Needed int     `json:"needed"`
	There  int     `json:"there"`
	Parts  []Part  `json:"parts"`  // of Needed; they add up to it
	Driven int     `json:"driven"` // minutes of travel so far, since the run began
	Ahead  int     `json:"ahead"`  // minutes of travel in all open visits
	Causes []Cause `json:"causes"` // why hours and points differ by more than a quarter; empty if they don't
}

// Part is a part of the minutes needed.
type Part struct {
	Kind    PartKind `json:"kind"`
	Minutes int      `json:"minutes"`
}

// PartKind says what minutes are needed for.
type PartKind string

const (
	Tasks     PartKind = "tasks"     // due or overdue, and none of the following
	Court     PartKind = "court"     // due or overdue
	Travel    PartKind = "travel"    // in the visits that are due or overdue
	Recording PartKind = "recording" // writing up what has been done already
	Desk      PartKind = "desk"      // routine work that is waiting, apart from recording
	Coming    PartKind = "routine"   // what the open cases bring in five working days
	Usual     PartKind = "usual"     // visits, meetings and reports that are usual in five working days and that no task holds
)

// Part returns the part of the hours that waiting work of this kind counts to.
func (k Kind) Part() PartKind {
	if k == Record {
		return Recording
	}
	return Desk
}

// A Cause is one reason why hours and points tell different stories, with the
// minutes by which they differ there.
type Cause struct {
	Kind    CauseKind `json:"kind"`
	Minutes int       `json:"minutes"`
}

// CauseKind names a cause.
type CauseKind string

const (
	ByTravel    CauseKind = "travel"
	ByCourt     CauseKind = "court"
	ByRecording CauseKind = "recording"
	BySiblings  CauseKind = "siblings" // brothers and sisters
	Together    CauseKind = "together" // reports and other tasks that fall due together
	Later       CauseKind = "later"    // work that isn't due in the next five working days
	Done        CauseKind = "done"     // work that is done, for which the points stay as they were
)

// ContractedDay is a full day's contracted minutes: 37 hours over five days.
const ContractedDay = 444

// There is what five days leave for casework: a fifth of the contracted minutes goes
// to supervision, meetings, learning and administration (DOMAIN 3.2).
const There = 5 * ContractedDay * 8 / 10

// partKinds lists the parts in the order in which they are shown.
var partKinds = [...]PartKind{Tasks, Court, Travel, Recording, Desk, Coming, Usual}

// Minutes are minutes by the part that they count to.
type Minutes [len(partKinds)]int

// Add adds minutes to a part.
func (m *Minutes) Add(kind PartKind, minutes int) { m[slices.Index(partKinds[:], kind)] += minutes }

// Sum returns the hours for these parts, in which nothing is explained yet.
func (m *Minutes) Sum() Hours {
	h := Hours{There: There, Parts: make([]Part, 0, len(m)), Causes: []Cause{}}
	for i, minutes := range m {
		h.Needed += minutes
		if minutes > 0 {
			h.Parts = append(h.Parts, Part{partKinds[i], minutes})
		}
	}
	return h
}

// Of returns the minutes of one part.
func (h Hours) Of(kind PartKind) int {
	for _, p := range h.Parts {
		if p.Kind == kind {
			return p.Minutes
		}
	}
	return 0
}

// More reports whether the hours needed, as a share of those there, are more than
// the points as a share of the ceiling.
func (h Hours) More(points, ceiling int) bool { return h.Needed*ceiling > points*h.There }

// Allowed is how many minutes a week points stand for, as far as they are counted for
// one of the causes.
type Allowed struct {
	Travel, Siblings int
}

// Add adds what the points of a case allow: for siblings, apart from what they bring.
func (a *Allowed) Add(routine Routine, weight Weight, recording int) {
	scheme, alone := StandardWeighting(), weight
	if weight.Travel > freeTravel {
		a.Travel += thousandthsOf(scheme.TravelPoints(weight), scheme.MinutesAPoint)
	}
	if weight.Siblings <= 0 {
		return
	}
	alone.Siblings = 0
	brings := routine.Weekly(weight, recording) - routine.Weekly(alone, recording)
	a.Siblings += thousandthsOf(scheme.SiblingPoints(weight), scheme.MinutesAPoint) - brings
}

// agreesWithin is the divisor of the points' share that gives how far hours and points
// may differ before the causes are named: 4 stands for a quarter.
const agreesWithin = 4

// Explain names the causes if the share of hours needed differs from the share of
// points by more than a quarter: the largest first. later is the minutes of open tasks
// that are due after the five days or on no date, done those of casework so far.
func (h *Hours) Explain(points, ceiling int, allowed Allowed, later, done int) {
	hours, share := h.Needed*ceiling, points*h.There
	switch {
	case (hours-share)*agreesWithin > share:
		h.Causes = sorted(h.causes(allowed, 1), causeOf(ByCourt, h.Of(Court)), causeOf(ByRecording, h.Of(Recording)), causeOf(Together, h.Of(Tasks)))
	case (share-hours)*agreesWithin > share:
		h.Causes = slices.Concat(sorted(h.causes(allowed, -1)), causeOf(Later, later), causeOf(Done, done))
	}
}

// causes returns where hours are higher than points (sign 1) or lower (sign -1) in
// what points count. They count no writing up, no court and no report by itself.
func (h *Hours) causes(allowed Allowed, sign int) []Cause {
	return slices.Concat(causeOf(ByTravel, sign*(h.Of(Travel)-allowed.Travel)), causeOf(BySiblings, -sign*allowed.Siblings))
}

func sorted(lists ...[]Cause) []Cause {
	list := append([]Cause{}, slices.Concat(lists...)...)
	slices.SortStableFunc(list, func(a, b Cause) int { return cmp.Compare(b.Minutes, a.Minutes) })
	return list
}

// worthNaming is from how many minutes on a cause is named.
const worthNaming = 15

// causeOf returns the cause, or nothing if it is too small to be named.
func causeOf(kind CauseKind, minutes int) []Cause {
	if minutes < worthNaming {
		return nil
	}
	return []Cause{{kind, minutes}}
}
