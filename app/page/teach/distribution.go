package teach

import (
	"context"
	"fmt"
	"io"

	"caseload/app/page"
	"caseload/app/teach"
)

// DistributionsView shows how the measures of an assignment's runs spread.
type DistributionsView struct {
	page.Layout
	ID   int64
	Name string
	teach.Distributions
}

// Render writes the page to w.
func (v DistributionsView) Render(ctx context.Context, w io.Writer) error {
	return distributionsPage(v).Render(ctx, w)
}

// measureWords are the title of a measure, what one of it is and what the whole is called.
var measureWords = map[teach.Measure]struct{ title, unit, about string }{
	teach.MeasureWithin:   {"Recommendations inside the range", "%", "How many of a run’s recommendations lie in the range that the scenario publishes, or that practitioners, who judged it each on their own, would defend."},
	teach.MeasurePressing: {"What was pressing, taken up", "%", "How many of the choices that could take up something visibly pressing did."},
	teach.MeasureLeft:     {"News that was left", "", "On how many occasions something new about an open case led neither to another tier nor to anything done."},
	teach.MeasureMissed:   {"Dates missed", "", "Dates that were neither met nor explained."},
	teach.MeasureFinding:  {"Finding out", " minutes", "Minutes of reading and asking."},
}

// quantileWords says where the middle of a distribution lies.
func quantileWords(d teach.Distribution) string {
	unit := measureWords[d.Measure].unit
	switch {
	case d.Median == nil:
		return "Too few runs to say where the middle lies."
	case d.Low != nil && d.High != nil && *d.Low == *d.High:
		return fmt.Sprintf("Half of the runs or more are at about %d%s.", *d.Median, unit)
	case d.Low == nil || d.High == nil:
		return fmt.Sprintf("Half of the runs are at about %d%s or below.", *d.Median, unit)
	}
	return fmt.Sprintf("Half of the runs are at about %d%s or below, and the middle half of them from about %d to %d%s.", *d.Median, unit, *d.Low, *d.High, unit)
}

func binWords(m teach.Measure, b teach.Bin) string {
	unit := measureWords[m].unit
	switch {
	case b.To < 0:
		return fmt.Sprintf("%d%s or more", b.From, unit)
	case b.From == b.To:
		return fmt.Sprintf("%d%s", b.From, unit)
	}
	return fmt.Sprintf("%d to %d%s", b.From, b.To, unit)
}

func atLeastWords(n int) string {
	if n == 0 {
		return "under 5"
	}
	return fmt.Sprintf("%d+", n)
}
