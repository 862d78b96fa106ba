package debrief

import (
	"fmt"
	"math"
	"slices"

	"caseload/app/debrief"
	"caseload/app/page"
	"caseload/app/sim"
)

// A load picture has points upwards and the run's days across. Load is drawn in
// steps, and so is its ceiling.

// Top and bottom of the scale, in per cent of the picture's height.
const (
	loadTop    = 10.0
	loadBottom = 96.0
)

type loadPicture struct {
	dayAxis
	line []debrief.Weighed
	most float64 // the top of the scale, in points
	step float64 // points between two marks of the scale
}

func drawLoad(t debrief.Timeline, line []debrief.Weighed) loadPicture {
	p := loadPicture{dayAxis: axisOf(debrief.Timeline{Days: t.Days}, line).inset(12, 0), line: line, step: 20}
	highest := 0.0
	for _, w := range line {
		highest = max(highest, w.Points, w.Ceiling)
	}
	for highest/p.step > 6 {
		p.step *= 2
	}
	p.most = p.step * math.Ceil((highest+1)/p.step)
	return p
}

// flat reports whether there is only one day and the load stayed as it was.
func (p loadPicture) flat() bool {
	return len(p.days) == 1 && !slices.ContainsFunc(p.line, func(w debrief.Weighed) bool { return w.Points != p.line[0].Points })
}

func (p loadPicture) y(points float64) string {
	return page.Percent(loadBottom - (loadBottom-loadTop)*max(points, 0)/p.most)
}

func (p loadPicture) scaleMarks() []float64 {
	var marks []float64
	for points := 0.0; points <= p.most; points += p.step {
		marks = append(marks, points)
	}
	return marks
}

// steps returns the strokes of a line, the load or its ceiling, that keeps its
// value until the next entry changes it.
func (p loadPicture) steps(value func(debrief.Weighed) float64) []lineStroke {
	var list []lineStroke
	now, from := value(p.line[0]), p.instant(p.line[0].Instant)
	until := func(x float64) {
		if x > from {
			list = append(list, lineStroke{page.Percent(from), p.y(now), page.Percent(x), p.y(now)})
		}
	}
	for _, w := range p.line[1:] {
		if next := value(w); next != now {
			x := p.instant(w.Instant)
			until(x)
			list = append(list, lineStroke{page.Percent(x), p.y(now), page.Percent(x), p.y(next)})
			now, from = next, x
		}
	}
	until(p.right)
	return list
}

func pointsOf(w debrief.Weighed) float64  { return w.Points }
func ceilingOf(w debrief.Weighed) float64 { return w.Ceiling }

// raised returns the entries at which load was raised with a manager.
func (p loadPicture) raised() []debrief.Weighed {
	var list []debrief.Weighed
	for _, w := range p.line {
		if w.Raised {
			list = append(list, w)
		}
	}
	return list
}

// inWords describes the picture in a few sentences; the table has the details.
func (p loadPicture) inWords() string {
	first, last, most := p.line[0], p.line[len(p.line)-1], 0.0
	for _, w := range p.line {
		most = max(most, w.Points)
	}
	words := fmt.Sprintf("Load began at %s points and ended at %s; the most was %s, under a ceiling of %s at the end.", page.Number(first.Points), page.Number(last.Points), page.Number(most), page.Number(last.Ceiling))
	if most > last.Ceiling {
		words = fmt.Sprintf("Load began at %s points and ended at %s; the most was %s, and the ceiling at the end was %s.", page.Number(first.Points), page.Number(last.Points), page.Number(most), page.Number(last.Ceiling))
	}
	if n := len(p.raised()); n > 0 {
		words += fmt.Sprintf(" It was raised with a manager %s.", page.Count(n, "time", "times"))
	}
	return words
}

// weighedWords describes an entry for the table; first marks the state at the
// start of the run.
func weighedWords(w debrief.Weighed, first bool) sim.Sentence {
	words := w.What
	if first {
		words = "As the run began"
	}
	if !w.Raised {
		return words
	}
	if words == "" {
		return "Raised with a manager"
	}
	return words + "; raised with a manager"
}
