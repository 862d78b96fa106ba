package debrief

import (
	"fmt"
	"slices"

	"caseload/app/debrief"
	"caseload/app/page"
	"caseload/app/sim/calendar"
)

// Horizontal positions in pictures are in per cent, so that they fit any width;
// vertical ones are in ems, so that they grow with the text.

// dayAxis lays out the run's working days side by side, with a strip before them
// and one after for dates outside the run. All days are equally wide: as wide as
// the longest, so that overtime is drawn past a day's contracted end.
type dayAxis struct {
	days          []debrief.AxisDay
	scale         int     // minutes across a day
	left, right   float64 // where the days begin and end, in per cent
	before, after bool    // whether there is a strip on that side
	starts        int     // when the first day began, in minutes of the clock; 0 if nothing says so
}

// hour is a full hour within the only day of a picture.
type hour struct{ x, words string }

// hours returns every other full hour of a picture that shows one day. Of more days it
// returns none: there their names are enough.
func (a dayAxis) hours() (list []hour) {
	if len(a.days) != 1 || a.starts == 0 {
		return nil
	}
	const step = 120
	for clock := (a.starts/step + 1) * step; clock < a.starts+a.scale; clock += step {
		list = append(list, hour{page.Percent(a.at(0, clock-a.starts)), fmt.Sprintf("%d:00", clock/60)})
	}
	return list
}

// sees reads from a moment when the first day began.
func (a *dayAxis) sees(t debrief.Instant) {
	if len(a.days) > 0 && t.Day == a.days[0].Day && t.When != 0 {
		a.starts = calendar.Time(t.When).Minute() - t.Minute
	}
}

const (
	stripBefore = 10.0
	stripAfter  = 16.0
	axisMargin  = 3.0 // keeps a mark at the start of the first day whole
)

// axisOf returns an axis on which everything in t and line has room.
func axisOf(t debrief.Timeline, line []debrief.Weighed) dayAxis {
	a := dayAxis{days: t.Days, scale: 1, right: 100}
	for _, d := range t.Days {
		a.scale = max(a.scale, d.Minutes)
	}
	for _, w := range line {
		a.scale = max(a.scale, w.Minute)
		a.sees(w.Instant)
	}
	for _, row := range t.Rows {
		a.scale = max(a.scale, row.Came.Minute, row.Left.Minute)
		a.sees(row.Came)
		for _, taken := range row.Taken {
			a.scale = max(a.scale, taken.Minute)
		}
		for _, d := range row.Dates {
			a.before = a.before || a.isBefore(d.ISO)
			a.after = a.after || a.isAfter(d.ISO)
		}
	}
	a.scale++ // the last minute of a day isn't the first of the next
	return a
}

// inset returns the axis with margins of left and right per cent, for the strips
// or for a scale on the left.
func (a dayAxis) inset(left, right float64) dayAxis {
	a.left, a.right = left, 100-right
	return a
}

func (a dayAxis) strips() dayAxis {
	left, right := axisMargin, 0.0
	if a.before {
		left = stripBefore
	}
	if a.after {
		right = stripAfter
	}
	return a.inset(left, right)
}

// drawn reports whether there are any days to draw.
func (a dayAxis) drawn() bool { return len(a.days) > 0 }

func (a dayAxis) isBefore(iso string) bool { return len(a.days) > 0 && iso < a.days[0].ISO }
func (a dayAxis) isAfter(iso string) bool  { return len(a.days) > 0 && iso > a.days[len(a.days)-1].ISO }

// at returns the horizontal position of a minute of the i-th day. Minutes outside
// the day are moved to its nearer edge.
func (a dayAxis) at(i, minute int) float64 {
	width := (a.right - a.left) / float64(max(len(a.days), 1))
	return a.left + width*(float64(i)+float64(min(max(minute, 0), a.scale))/float64(a.scale))
}

// instant returns the horizontal position of t. If its day isn't on the axis, it
// is the left or right end.
func (a dayAxis) instant(t debrief.Instant) float64 {
	for i, d := range a.days {
		if d.Day == t.Day {
			return a.at(i, t.Minute)
		}
	}
	if len(a.days) > 0 && t.Day < a.days[0].Day {
		return a.left
	}
	return a.right
}

// due returns the horizontal position of a due date: the end of that day or, if
// it is no working day, the end of the last working day before it. Dates outside
// the run are placed in the strips.
func (a dayAxis) due(iso string) float64 {
	switch {
	case a.isBefore(iso):
		return a.left * 0.6
	case a.isAfter(iso):
		return a.right + 3
	}
	for i, d := range slices.Backward(a.days) {
		if d.ISO <= iso {
			return a.at(i, d.Minutes)
		}
	}
	return a.left
}

// late returns the stretch of the i-th day beyond its contracted hours, and whether
// there is one: that depends on the longest day of the axis, overtime included.
func (a dayAxis) late(i int) (x, width string, is bool) {
	from, to := a.at(i, a.days[i].Minutes), a.at(i, a.scale)
	return page.Percent(from), page.Percent(to - from), to > from
}

// gap reports whether there are days off just before the i-th day.
func (a dayAxis) gap(i int) bool {
	return i > 0 && daysBetween(a.days[i-1].ISO, a.days[i].ISO) > 1
}

func inEms(f float64) string { return fmt.Sprintf("%.2fem", f) }

// lineStroke is a straight line between two points, in CSS lengths.
type lineStroke struct{ x1, y1, x2, y2 string }
