package playtest

import (
	"math"
	"slices"
)

// Spread summarises a distribution in the measure's own unit: its minimum and
// maximum, its mean, and the 10th, 50th and 90th percentiles.
type Spread struct {
	Least float64 `json:"least"`
	P10   float64 `json:"p10"`
	P50   float64 `json:"p50"`
	P90   float64 `json:"p90"`
	Most  float64 `json:"most"`
	Mean  float64 `json:"mean"`
}

// SpreadOf summarises values. Its percentiles are always values that occur, so
// that the percentile of a count is a whole number. It returns the zero Spread
// if there are no values.
func SpreadOf(values []float64) Spread {
	if len(values) == 0 {
		return Spread{}
	}
	sorted, sum := slices.Sorted(slices.Values(values)), 0.0
	for _, v := range values {
		sum += v
	}
	last := len(sorted) - 1
	at := func(percent int) float64 { return sorted[last*percent/100] }
	return Spread{Least: sorted[0], P10: at(10), P50: at(50), P90: at(90), Most: sorted[last], Mean: sum / float64(len(values))}
}

// Interval is a mean with its 95% confidence interval by the normal
// approximation. It is meant for twenty values or more.
type Interval struct {
	Mean float64 `json:"mean"`
	Low  float64 `json:"low"`
	High float64 `json:"high"`
	N    int     `json:"n"`
}

// fewest is the number of pairs below which nothing is concluded from an
// interval.
const fewest = 20

// intervalOf returns the interval of values. With fewer than two values only N
// is set.
func intervalOf(values []float64) Interval {
	n := float64(len(values))
	if len(values) < 2 {
		return Interval{N: len(values)}
	}
	mean := SpreadOf(values).Mean
	squares := 0.0
	for _, v := range values {
		off := v - mean
		squares += float64(off * off)
	}
	half := float64(1.96 * math.Sqrt(squares/(n-1)/n))
	return Interval{Mean: mean, Low: mean - half, High: mean + half, N: len(values)}
}
