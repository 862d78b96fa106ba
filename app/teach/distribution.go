package teach

import (
	"context"
	"slices"

	"caseload/app/debrief"
	"caseload/app/run"
	"caseload/app/store"
)

// Distributions are how measures of the debrief lie over the runs that have ended, each
// student's first that counts. They obey publish.go: runs are counted as many at once as a
// board shows answers, each number is rounded down to fives, and a quantile is told only
// where at least five runs lie on either side of it, and rounded.
type Distributions struct {
	Runs int // counted; 0: too few have ended
	List []Distribution
}

// Distribution is how one measure lies.
type Distribution struct {
	Measure   Measure
	Runs      int  // in which it could be measured, of which fives are counted
	Median    *int // rounded to the measure's step; nil: too few runs
	Low, High *int // the quartiles, in the same way
	Bins      []Bin
}

// Bin is a range of values and how many runs are in it, at least.
type Bin struct {
	From, To int // inclusive; To is -1 for no end
	AtLeast  int
}

// Measure names what is measured.
type Measure string

// The measures that are told over many runs. None is of strain.
const (
	MeasureWithin   Measure = "within"   // percent of the recommendations that are inside their range
	MeasurePressing Measure = "pressing" // percent of the choices that took up something pressing
	MeasureLeft     Measure = "left"     // occasions of news about an open case that were left
	MeasureMissed   Measure = "missed"   // dates
	MeasureFinding  Measure = "finding"  // minutes of reading and asking
)

// measuring is how a measure is read and shown. There are fewer bins than tally has to hold
// back for.
type measuring struct {
	name Measure
	step int // to which quantiles are rounded
	from [4]int
	of   func(debrief.Measured) (n int, ok bool)
}

var measurings = []measuring{
	{MeasureWithin, 10, [4]int{0, 25, 50, 75}, func(m debrief.Measured) (int, bool) { return percent(m.Within, m.Judged) }},
	{MeasurePressing, 10, [4]int{0, 25, 50, 75}, func(m debrief.Measured) (int, bool) { return percent(m.Pressing, m.Choices) }},
	{MeasureLeft, 1, [4]int{0, 1, 3, 6}, func(m debrief.Measured) (int, bool) { return m.Left, m.News > 0 }},
	{MeasureMissed, 1, [4]int{0, 1, 3, 6}, func(m debrief.Measured) (int, bool) { return m.Missed, true }},
	{MeasureFinding, 15, [4]int{0, 60, 120, 240}, func(m debrief.Measured) (int, bool) { return m.FindingOut, true }},
}

func percent(part, of int) (int, bool) {
	if of == 0 {
		return 0, false
	}
	return 100 * part / of, true
}

// Distributions returns how the measures of an assignment's runs spread. A run whose debrief
// can't be read or made is left out.
func (t *Assignments) Distributions(ctx context.Context, l LedAssignment) (Distributions, error) {
	ended, err := t.store.AssignmentEnded(ctx, l)
	if err != nil {
		return Distributions{}, err
	}
	begun, err := t.store.AssignmentSize(ctx, l)
	if err != nil {
		return Distributions{}, err
	}
	measured, err := t.measured(ctx, ended[:roundDown(len(ended), atOnceOf(begun))])
	d := Distributions{Runs: inFives(len(measured))}
	for _, m := range measurings {
		d.List = append(d.List, m.over(measured[:d.Runs]))
	}
	return d, err
}

func (t *Assignments) measured(ctx context.Context, ended []store.Reading) (list []debrief.Measured, err error) {
	for _, r := range ended {
		m, err := t.runs.Measured(ctx, r)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err == nil:
			list = append(list, m)
		case !run.Stuck(err):
			return nil, err
		}
	}
	return list, nil
}

// over says how a measure lies over some runs.
func (m measuring) over(measured []debrief.Measured) Distribution {
	var values, bins []int
	for _, one := range measured {
		if n, ok := m.of(one); ok {
			values = append(values, n)
			bins = append(bins, m.bin(n))
		}
	}
	counts, counted := tally(bins, len(m.from), few)
	d := Distribution{Measure: m.name, Runs: counted}
	for i, n := range counts {
		b := Bin{From: m.from[i], To: -1, AtLeast: n}
		if i+1 < len(m.from) {
			b.To = m.from[i+1] - 1
		}
		d.Bins = append(d.Bins, b)
	}
	values = slices.Sorted(slices.Values(values[:counted]))
	d.Median, d.Low, d.High = m.quantile(values, 2, 4), m.quantile(values, 1, 4), m.quantile(values, 3, 4)
	return d
}

func (m measuring) bin(n int) (at int) {
	for i, from := range m.from {
		if n >= from {
			at = i
		}
	}
	return at
}

// quantile returns the value below which a part of sorted values lies, to the nearest step,
// or nil if fewer than five lie on either side.
func (m measuring) quantile(sorted []int, part, of int) *int {
	below := len(sorted) * part / of
	if below < few || len(sorted)-below < few {
		return nil
	}
	n := (sorted[below-1] + sorted[below]) / 2
	n = (n + m.step/2) / m.step * m.step
	return &n
}
