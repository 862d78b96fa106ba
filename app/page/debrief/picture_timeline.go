package debrief

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"caseload/app/debrief"
	"caseload/app/page"
	"caseload/app/sim"
)

// Down a timeline, in ems: the names of the days, and then a lane for each case
// or referral, with its name above its line.
const (
	laneFirst  = 2.2
	laneHeight = 3.3
	laneLine   = 2.35 // below a lane's top
	laneName   = 1.15
)

// manyDays is from how many days on a picture of them scrolls sideways on a
// narrow screen.
const manyDays = 7

// markShape is one of the marks in a picture. They are told apart by shape.
type markShape struct{ id, words string }

var timelineShapes = []markShape{
	{"tier", "a tier recommended or set"}, {"act", "something else done about it"}, {"came", "it came"},
	{"met", "a date, met"}, {"explained", "a date, not met, reason recorded"}, {"missed", "a date, passed, no reason recorded"}, {"running", "a date, still running"},
}

// placedMark is a mark in a lane.
type placedMark struct {
	shape string
	x     string
	shift int // pixels, where another mark has the place
}

// timelineLane is one case or referral.
type timelineLane struct {
	debrief.Track
	top      float64
	from, to string
	marks    []placedMark
}

// timelinePicture is everything that is drawn.
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
		l.marks = append(l.marks, placedMark{shape: dateShape(d.State), x: x, shift: p.shift(d.ISO, here[x])})
		here[x]++
	}
	return l
}

// shift puts a date before the end of its day, so that it is not on the edge of
// the next, and further ones on that day before it; in the strip after the days,
// away from them.
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

func dateShape(state string) string {
	switch state {
	case "met", "explained", "missed":
		return state
	}
	return "running"
}

func (p timelinePicture) height() string {
	return inEms(laneFirst + laneHeight*float64(len(p.lanes)) + 0.4)
}

// has says whether a mark is in the picture.
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

// overtime says whether any day was worked past its contracted end.
func (p timelinePicture) overtime() bool {
	for i := range p.days {
		if _, _, is := p.late(i); is {
			return true
		}
	}
	return false
}

// inWords is the picture in two sentences; the table says the rest.
func (p timelinePicture) inWords() string {
	cases, taken, dates := 0, 0, map[string]int{}
	for _, l := range p.lanes {
		taken += len(l.Taken)
		if l.Kind == debrief.TrackCase {
			cases++
		}
		for _, d := range l.Dates {
			dates[dateShape(d.State)]++
		}
	}
	words := fmt.Sprintf("%s and %s over %s, taken up %s.", page.Count(cases, "case", "cases"), page.Count(len(p.lanes)-cases, "referral", "referrals"),
		page.Count(len(p.days), "working day", "working days"), page.Count(taken, "time", "times"))
	var parts []string
	for _, state := range []string{"met", "explained", "missed", "running"} {
		if dates[state] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", dates[state], state))
		}
	}
	if len(parts) > 0 {
		words += " Dates: " + page.JoinAnd(parts) + "."
	}
	return words + " Each stands in the table below."
}

// laneTitle is a lane's name, cut where it would run out of the narrowest
// picture.
func laneTitle(t debrief.Track) string {
	const most = 32
	title := t.Title
	if utf8.RuneCountInString(title) > most {
		title = strings.TrimSpace(string([]rune(title)[:most-1])) + "…"
	}
	return title
}

// trackTitle is a row's name in the table.
func trackTitle(t debrief.Track) string {
	if t.Kind == debrief.TrackReferral {
		return t.Title + " (referral)"
	}
	return t.Title
}

// takenWords is one decision in the table.
func takenWords(taken debrief.Taken) string {
	what := taken.What
	if taken.Tier != "" {
		what += ": " + taken.Tier
	}
	return what
}

// dueWords is one date in the table: when, what, and what became of it.
func dueWords(d debrief.Due) string {
	words := d.Due + ": " + d.What + ", " + map[string]string{
		"met": "met", "explained": "not met, with the reason recorded", "missed": "passed without a recorded reason", "running": "still running",
	}[dateShape(d.State)]
	if d.State == "met" && d.Settled.Turn > 0 {
		words += " on " + shortAt(d.Settled)
	}
	return words
}

// thereWords is when something came, and until when it was there.
func thereWords(t debrief.Track) string {
	switch {
	case t.Left.Turn == 0:
		return t.Came.At
	case t.Kind == debrief.TrackReferral:
		return t.Came.At + "; waited until " + shortAt(t.Left)
	}
	return t.Came.At + "; left the caseload " + shortAt(t.Left)
}

// shortAt is a day and time as a list needs it: "Mon 2, 09:35".
func shortAt(at debrief.Instant) string {
	if at.When == 0 { // kept by an earlier program
		return at.At
	}
	m := sim.Time(at.When)
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
