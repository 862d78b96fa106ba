package debrief

import (
	"fmt"
	"slices"

	"caseload/app/debrief"
	"caseload/app/page"
)

// Forecasts are drawn as points: horizontally, how likely the student called
// each; vertically, one row each for what came, what didn't and what the run left
// open. A second picture of how often each likelihood came is drawn only if there
// are enough forecasts.

// Horizontal positions of 0 in 10 and 10 in 10, in per cent.
const (
	calledFrom = 4.0
	calledTo   = 92.0
)

// Vertical position of the first row, and height of a row, in ems.
const (
	calledFirst  = 2.0
	calledHeight = 3.1
)

func calledX(percent float64) string {
	return page.Percent(calledFrom + (calledTo-calledFrom)*percent/100)
}

// calledRow is one row of the picture.
type calledRow struct {
	shape, words string
	top          float64
	points       []calledPoint
}

// calledPoint says how many forecasts of one likelihood a row has.
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

// sharedPlaces returns the bins with enough forecasts for a share.
func sharedPlaces(bins []debrief.Bin) []debrief.Bin {
	return slices.DeleteFunc(slices.Clone(bins), func(b debrief.Bin) bool { return b.Share == nil })
}

// sharedX returns the horizontal position of a likelihood, and shareY the
// vertical position of the share that came, in per cent.
func sharedX(percent float64) string { return page.Percent(10 + 86*percent/100) }
func shareY(percent float64) string  { return page.Percent(86 - 80*percent/100) }

func sharedWords(bins []debrief.Bin) string {
	var parts []string
	for _, b := range bins {
		parts = append(parts, fmt.Sprintf("called %d in 10, came in %.0f per cent, with an interval of %.0f to %.0f", b.Percent/10, b.Share.Value, b.Share.Low, b.Share.High))
	}
	return page.Capitalised(page.JoinAnd(parts)) + "."
}

// inTen formats a likelihood the way it was called: "3 in 10".
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

// fewForecasts returns the reason why there are too few forecasts to say more, or
// "".
func fewForecasts(f debrief.Forecasts) string {
	for _, b := range f.Calibration {
		if b.Reason != "" {
			return string(b.Reason)
		}
	}
	return ""
}
