package debrief

import (
	"fmt"
	"slices"

	"caseload/app/debrief"
	"caseload/app/page"
)

// What was forecast is drawn as points: across, how likely each was called; and
// in a row each, what came, what didn't, and what the run left open. Only where
// there are enough of them is it drawn how often each came.

// Across, in per cent, between which 0 and 10 in 10 lie.
const (
	calledFrom = 4.0
	calledTo   = 92.0
)

// Down, in ems.
const (
	calledFirst  = 2.0
	calledHeight = 3.1
)

func calledX(percent float64) string {
	return page.Percent(calledFrom + (calledTo-calledFrom)*percent/100)
}

// calledRow is a row of the picture.
type calledRow struct {
	shape, words string
	top          float64
	points       []calledPoint
}

// calledPoint is how often one likelihood was called in a row.
type calledPoint struct{ percent, times int }

var calledRows = []struct{ came, shape, words string }{
	{"yes", "yes", "It came"}, {"no", "no", "It didn’t come"}, {"open", "open", "The run left it open"},
}

func calledOf(all []debrief.Forecast) []calledRow {
	var rows []calledRow
	for _, r := range calledRows {
		row := calledRow{shape: r.shape, words: r.words, top: calledFirst + calledHeight*float64(len(rows))}
		for _, f := range all {
			if came := f.Came; came != r.came && (r.came != "open" || came == "yes" || came == "no") {
				continue
			}
			i := slices.IndexFunc(row.points, func(p calledPoint) bool { return p.percent == f.Percent })
			if i < 0 {
				i = len(row.points)
				row.points = append(row.points, calledPoint{percent: f.Percent})
			}
			row.points[i].times++
		}
		if len(row.points) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

func calledTall(rows []calledRow) string {
	return inEms(calledFirst + calledHeight*float64(len(rows)) + 0.3)
}

func calledWords(rows []calledRow) string {
	var parts []string
	for _, r := range rows {
		n := 0
		for _, p := range r.points {
			n += p.times
		}
		parts = append(parts, fmt.Sprintf("%s: %d", r.words, n))
	}
	return page.Capitalised(page.JoinAnd(parts)) + ". Each stands in the table below."
}

// sharedPlaces are the bins that bear a figure.
func sharedPlaces(bins []debrief.Bin) []debrief.Bin {
	return slices.DeleteFunc(slices.Clone(bins), func(b debrief.Bin) bool { return b.Share == nil })
}

// sharedX is how likely something was called, across, and shareY how often it
// came, upwards.
func sharedX(percent float64) string { return page.Percent(10 + 86*percent/100) }
func shareY(percent float64) string  { return page.Percent(86 - 80*percent/100) }

func sharedWords(bins []debrief.Bin) string {
	var parts []string
	for _, b := range bins {
		parts = append(parts, fmt.Sprintf("called %d in 10, came in %.0f per cent, with an interval of %.0f to %.0f", b.Percent/10, b.Share.Value, b.Share.Low, b.Share.High))
	}
	return page.Capitalised(page.JoinAnd(parts)) + "."
}

// inTen is a likelihood as it was called.
func inTen(percent int) string {
	if percent%10 != 0 {
		return fmt.Sprintf("%d %%", percent)
	}
	return fmt.Sprintf("%d in 10", percent/10)
}

func cameWords(came string) string {
	switch came {
	case "yes":
		return "yes"
	case "no":
		return "no"
	}
	return "left open"
}

func scoreWords(f debrief.Forecast) string {
	if f.Score == nil {
		return "none"
	}
	return twoPlaces(*f.Score)
}

// fewForecasts says why so few can't say more, where they can't.
func fewForecasts(f debrief.Forecasts) string {
	for _, b := range f.Calibration {
		if b.Reason != "" {
			return b.Reason
		}
	}
	return ""
}
