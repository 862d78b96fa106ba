package debrief

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"caseload/app/debrief"
	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// Vertical measures of a timeline, in ems. The names of the days come first, then
// a lane for each case or referral, with its name above its line.
const (
	laneFirst  = 2.2
	laneHeight = 3.3
	laneLine   = 2.35 // from the top of the lane
	laneName   = 1.15
)

// A picture of manyDays days or more scrolls sideways on a narrow screen.
const manyDays = 7

// markShape is a kind of mark in a picture. Marks differ by shape, not by colour
// alone.
type markShape struct{ id, words string }

var timelineShapes = []markShape{
	{"tier", "a tier recommended or set"}, {"act", "something else done about it"}, {"came", "it came"},
	{"met", "a date, met"}, {"explained", "a date, not met, reason recorded"}, {"missed", "a date, passed, no reason recorded"}, {"running", "a date, still running"},
}

// placedMark is a mark at its place in a lane.
type placedMark struct {
	shape string
	x     string
	shift int // in pixels, if another mark is already there
}

// timelineLane is the lane of one case or referral.
type timelineLane struct {
	debrief.Track
	top      float64
	from, to string
	marks    []placedMark
}

// timelinePicture is a timeline, ready to draw.
type timelinePicture struct {
	dayAxis
	lanes []timelineLane
}

func drawTimeline(t debrief.Timeline) timelinePicture {
	p := timelinePicture{dayAxis: axisOf(t, nil).strips()}
	for i, row := range t.Rows {
		p.lanes = append(p.lanes, p.lane(row, laneFirst+laneHeight*float64(i)))
	}
	return p
}

func (p timelinePicture) lane(row debrief.Track, top float64) timelineLane {
	l := timelineLane{Track: row, top: top, from: page.Percent(p.instant(row.Came)), to: page.Percent(p.right)}
	if row.Left.Turn > 0 {
		l.to = page.Percent(p.instant(row.Left))
	}
	if row.Came.Turn > 1 {
		l.marks = append(l.marks, placedMark{shape: "came", x: l.from, shift: -13})
	}
	for _, taken := range row.Taken {
		l.marks = append(l.marks, placedMark{shape: takenShape(taken), x: page.Percent(p.instant(taken.Instant))})
	}
	here := map[string]int{}
	for _, d := range row.Dates {
		x := page.Percent(p.due(d.ISO))
		l.marks = append(l.marks, placedMark{shape: string(d.State), x: x, shift: p.shift(d.ISO, here[x])})
		here[x]++
	}
	return l
}

// shift returns how many pixels to move the nth mark at a date. It moves marks
// left, so that the first isn't on the edge of the next day and the others stand
// before it; in the strip after the last day, it moves them right, away from the
// days.
func (p timelinePicture) shift(iso string, nth int) int {
	switch {
	case p.isAfter(iso):
		return 15 * nth
	case p.isBefore(iso):
		return -12 * nth
	}
	return -10 - 15*nth
}

func takenShape(t debrief.Taken) string {
	if t.Tier != "" {
		return "tier"
	}
	return "act"
}

func (p timelinePicture) height() string {
	return inEms(laneFirst + laneHeight*float64(len(p.lanes)) + 0.4)
}

// has reports whether any lane has a mark of this shape.
func (p timelinePicture) has(shape string) bool {
	for _, l := range p.lanes {
		for _, m := range l.marks {
			if m.shape == shape {
				return true
			}
		}
	}
	return false
}

// overtime reports whether any day was worked past its contracted end.
func (p timelinePicture) overtime() bool {
	for i := range p.days {
		if _, _, is := p.late(i); is {
			return true
		}
	}
	return false
}

// inWords describes the picture in two sentences; the table has the details.
func (p timelinePicture) inWords() string {
	cases, taken, dates := 0, 0, map[sim.DateState]int{}
	for _, l := range p.lanes {
		taken += len(l.Taken)
		if l.Kind == debrief.TrackCase {
			cases++
		}
		for _, d := range l.Dates {
			dates[d.State]++
		}
	}
	words := fmt.Sprintf("%s and %s over %s, taken up %s.", page.Count(cases, "case", "cases"), page.Count(len(p.lanes)-cases, "referral", "referrals"),
		page.Count(len(p.days), "working day", "working days"), page.Count(taken, "time", "times"))
	var parts []string
	for _, state := range []sim.DateState{sim.DateMet, sim.DateExplained, sim.DateMissed, sim.DateRunning} {
		if dates[state] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", dates[state], state))
		}
	}
	if len(parts) > 0 {
		words += " Dates: " + page.JoinAnd(parts) + "."
	}
	return words + " Each stands in the table below."
}

// laneTitle returns the title of a lane, shortened to fit the narrowest picture.
func laneTitle(t debrief.Track) string {
	const most = 32
	title := t.Title
	if utf8.RuneCountInString(title) > most {
		title = strings.TrimSpace(string([]rune(title)[:most-1])) + "…"
	}
	return title
}

// trackTitle returns the title of a table row.
func trackTitle(t debrief.Track) string {
	if t.Kind == debrief.TrackReferral {
		return t.Title + " (referral)"
	}
	return t.Title
}

// takenWords describes one decision for the table.
func takenWords(taken debrief.Taken) string {
	what := taken.What
	if taken.Tier != "" {
		what += ": " + taken.Tier
	}
	return what
}

// dueWords describes one date for the table: when, what, and what happened.
func dueWords(d debrief.Due) string {
	words := d.Due + ": " + d.What + ", " + map[sim.DateState]string{
		sim.DateMet: "met", sim.DateExplained: "not met, with the reason recorded", sim.DateMissed: "passed without a recorded reason", sim.DateRunning: "still running",
	}[d.State]
	if d.State == sim.DateMet && d.Settled.Turn > 0 {
		words += " on " + shortAt(d.Settled)
	}
	return words
}

// thereWords says when something came and how long it was there.
func thereWords(t debrief.Track) string {
	switch {
	case t.Left.Turn == 0:
		return t.Came.At
	case t.Kind == debrief.TrackReferral:
		return t.Came.At + "; waited until " + shortAt(t.Left)
	}
	return t.Came.At + "; left the caseload " + shortAt(t.Left)
}

// shortAt formats a day and time for a list: "Mon 2, 09:35".
func shortAt(at debrief.Instant) string {
	if at.When == 0 { // stored by an earlier version of the program
		return at.At
	}
	m := calendar.Time(at.When)
	return page.ShortDay(m.ISO()) + ", " + m.Clock()
}

func daysBetween(from, to string) int {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}
