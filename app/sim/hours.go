package sim

import (
	"cmp"
	"slices"

	"caseload/app/sim/calendar"
)

// HoursView compares the minutes of casework that the next five working days need
// with those that there are for it.
type HoursView struct {
	Needed int         `json:"needed"`
	There  int         `json:"there"`
	Parts  []HoursPart `json:"parts"`  // of Needed; they add up to it
	Driven int         `json:"driven"` // minutes of travel so far, since the run began
	Ahead  int         `json:"ahead"`  // minutes of travel in all open visits
	Causes []Cause     `json:"causes"` // why hours and points differ by more than a quarter; empty if they don't
}

// HoursPart is a part of the minutes needed.
type HoursPart struct {
	Kind    HoursKind `json:"kind"`
	Minutes int       `json:"minutes"`
}

// HoursKind says what minutes are needed for.
type HoursKind string

const (
	HoursTasks     HoursKind = "tasks"     // due or overdue, and none of the following
	HoursCourt     HoursKind = "court"     // due or overdue
	HoursTravel    HoursKind = "travel"    // in the visits that are due or overdue
	HoursRecording HoursKind = "recording" // writing up what has been done already
	HoursDesk      HoursKind = "desk"      // routine work that is waiting, apart from recording
	HoursRoutine   HoursKind = "routine"   // what the open cases bring in five working days
)

// A Cause is one reason why hours and points tell different stories, with the
// minutes by which they differ there.
type Cause struct {
	Kind    CauseKind `json:"kind"`
	Minutes int       `json:"minutes"`
}

// CauseKind names a cause.
type CauseKind string

const (
	CauseTravel    CauseKind = "travel"
	CauseCourt     CauseKind = "court"
	CauseRecording CauseKind = "recording"
	CauseSiblings  CauseKind = "siblings" // brothers and sisters
	CauseTogether  CauseKind = "together" // reports and other tasks that fall due together
	CauseLater     CauseKind = "later"    // work that isn't due in the next five working days
	CauseDone      CauseKind = "done"     // work that is done, for which the points stay as they were
)

// contractedDay is a full day's contracted minutes: 37 hours over five days.
const contractedDay = 444

// hoursThere is what five days leave for casework: a fifth of the contracted
// minutes goes to supervision, meetings, learning and administration (DOMAIN 3.2).
const hoursThere = 5 * contractedDay * 8 / 10

// Hours returns the hours needed and the hours there. They follow from tasks and
// cases alone, never from points.
func (w *World) Hours() HoursView {
	v, later := w.hoursNeeded()
	w.explain(&v, later)
	return v
}

// hoursNeeded returns the hours without the causes, and the minutes of open tasks
// that are due after the five days or on no date.
func (w *World) hoursNeeded() (v HoursView, later int) {
	parts, until := map[HoursKind]int{}, calendar.AddWorkingDays(w.Now.Midnight(), 5)
	v = HoursView{There: hoursThere, Parts: []HoursPart{}, Driven: w.Minutes[workTravel], Causes: []Cause{}}
	for i := range w.Tasks {
		t := &w.Tasks[i]
		if !t.Open() {
			continue
		}
		v.Ahead += t.toDrive()
		if t.Due == 0 || t.Due > until {
			later += t.Left
			continue
		}
		parts[HoursTravel] += t.toDrive()
		parts[t.hoursKind()] += t.Left - t.toDrive()
	}
	for i := range w.Items {
		if it := &w.Items[i]; it.open() {
			parts[it.Kind.hours()] += it.Minutes
		}
	}
	for i := range w.Cases {
		parts[HoursRoutine] += w.week(&w.Cases[i])
	}
	for _, kind := range []HoursKind{HoursTasks, HoursCourt, HoursTravel, HoursRecording, HoursDesk, HoursRoutine} {
		v.Needed += parts[kind]
		if parts[kind] > 0 {
			v.Parts = append(v.Parts, HoursPart{kind, parts[kind]})
		}
	}
	return v, later
}

// Of returns the minutes of one part.
func (v HoursView) Of(kind HoursKind) int {
	for _, p := range v.Parts {
		if p.Kind == kind {
			return p.Minutes
		}
	}
	return 0
}

// toDrive returns the minutes of travel that an open task still holds. The travel
// of a visit that was begun has been booked.
func (t *Task) toDrive() int {
	if t.Kind != "visit" || t.Left < t.Minutes {
		return 0
	}
	return min(t.Travel, t.Left)
}

func (t *Task) hoursKind() HoursKind {
	switch {
	case workOf(t.Kind) == workRecording:
		return HoursRecording
	case t.Kind == "court":
		return HoursCourt
	}
	return HoursTasks
}

func (k RoutineKind) hours() HoursKind {
	if k == RoutineRecord {
		return HoursRecording
	}
	return HoursDesk
}

// agreesWithin is how far hours and points may differ, in parts of the points'
// share, before the evidence says why.
const agreesWithin = 4

// explain adds the causes if the hours needed, as a share of those there, differ
// from the points, as a share of the ceiling, by more than a quarter.
func (w *World) explain(v *HoursView, later int) {
	load := w.Load()
	hours, points := int64(v.Needed)*int64(load.Ceiling), int64(load.Points)*int64(v.There)
	switch {
	case (hours-points)*agreesWithin > points:
		v.Causes = causes(v, w.allowed(), 1)
	case (points-hours)*agreesWithin > points:
		v.Causes = slices.Concat(causes(v, w.allowed(), -1), causeOf(CauseLater, later), causeOf(CauseDone, w.caseworkDone()))
	}
}

// caseworkDone returns the minutes of casework so far.
func (w *World) caseworkDone() int {
	minutes := 0
	for what, n := range w.Minutes {
		switch what {
		case workBreak, workLearning, workSupervision:
		default:
			minutes += n
		}
	}
	return minutes
}

// allowed returns the minutes a week that the points of the open cases stand for,
// as far as they are counted for one of the causes.
func (w *World) allowed() map[CauseKind]int {
	scheme, allowed := StandardWeighting(), map[CauseKind]int{}
	for i := range w.Cases {
		c := &w.Cases[i]
		travel, siblings := scheme.travelPoints(c.Weight), scheme.siblingPoints(c.Weight)
		allowed[CauseTravel] += thousandthsOf(travel, scheme.MinutesAPoint)
		allowed[CauseSiblings] += thousandthsOf(siblings, scheme.MinutesAPoint) - c.ofSiblings()
	}
	return allowed
}

// causes returns what makes hours higher than points (sign 1) or lower (sign -1),
// the largest first. Points count travel and siblings; they count no writing up,
// no court and no report by itself.
func causes(v *HoursView, allowed map[CauseKind]int, sign int) []Cause {
	list := slices.Concat(
		causeOf(CauseTravel, sign*(v.Of(HoursTravel)-allowed[CauseTravel])),
		causeOf(CauseSiblings, -sign*allowed[CauseSiblings]),
	)
	if sign > 0 {
		list = slices.Concat(list, causeOf(CauseCourt, v.Of(HoursCourt)), causeOf(CauseRecording, v.Of(HoursRecording)), causeOf(CauseTogether, v.Of(HoursTasks)))
	}
	slices.SortStableFunc(list, func(a, b Cause) int { return cmp.Compare(b.Minutes, a.Minutes) })
	return append([]Cause{}, list...)
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
