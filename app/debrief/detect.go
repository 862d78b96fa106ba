package debrief

import (
	"math"
	"slices"
)

// enough is the number of judgements, and ofEach the number of judgements both on
// urgent things and on others, that are needed to estimate sensitivity and
// threshold. With fewer, the correction rather than the judgements would
// determine the figures; counts and examples then say more.
const (
	enough = 20
	ofEach = 5
)

// Detect estimates sensitivity and threshold from the judgements of one run or of
// several ([Pool]). Judgements that count as [Uncounted] are left out.
func Detect(judgements []Judgement) Detection {
	d, different := Detection{}, map[string]bool{}
	for _, j := range judgements {
		if j.Counts != Uncounted {
			different[j.On] = true
		}
		switch j.Counts {
		case Hit:
			d.Hits++
		case Miss:
			d.Misses++
		case FalseAlarm:
			d.FalseAlarms++
		case CorrectRejection:
			d.CorrectRejections++
		}
	}
	d.Different = len(different)
	return d.estimated()
}

// Pool returns all judgements in several debriefs, such as the runs of one
// student or of a class.
func Pool(debriefs []Debrief) []Judgement {
	var all []Judgement
	for _, d := range debriefs {
		all = append(all, d.Prioritising.Triage.Examples...)
	}
	return all
}

// DetectByLoad groups judgements by the band of load under which they were made.
// Bands without counted judgements are left out; each group has figures only if
// it has enough judgements for them.
func DetectByLoad(judgements []Judgement) []LoadGroup {
	groups := []LoadGroup{}
	for _, band := range []string{"within", "near", "over"} {
		of := slices.DeleteFunc(slices.Clone(judgements), func(j Judgement) bool { return j.Load != band })
		if g := Detect(of); g.Judgements > 0 {
			groups = append(groups, LoadGroup{Load: band, Detection: g})
		}
	}
	return groups
}

// Rounded returns d with its counts rounded down to multiples of size and its
// figures estimated from those, so that nothing about a smaller group can be read
// from it. The number of different things isn't about people, and stays exact.
func (d Detection) Rounded(size int) Detection {
	down := func(n int) int { return n - n%size }
	r := Detection{Hits: down(d.Hits), Misses: down(d.Misses), FalseAlarms: down(d.FalseAlarms), CorrectRejections: down(d.CorrectRejections), Different: d.Different}
	return r.estimated()
}

// estimated fills in the figures, or the reason why there are none.
func (d Detection) estimated() Detection {
	signals, others := d.Hits+d.Misses, d.FalseAlarms+d.CorrectRejections
	d.Judgements = signals + others
	switch {
	case d.Judgements < enough:
		d.Reason = fewJudged(d.Judgements)
		return d
	case min(signals, others) < ofEach:
		d.Reason = fewOfEach(d.Judgements, signals, others)
		return d
	}
	h, f := loglinear(d.Hits, signals), loglinear(d.FalseAlarms, others)
	zh, zf := quantile(h), quantile(f)
	spread := math.Sqrt(variance(h, zh, signals) + variance(f, zf, others))
	d.Sensitivity, d.Criterion = interval(zh-zf, spread), interval(-(zh+zf)/2, spread/2)
	return d
}

func loglinear(count, of int) float64 { return (float64(count) + 0.5) / (float64(of) + 1) }

// quantile returns z, the inverse of the standard normal distribution function.
func quantile(p float64) float64 { return math.Sqrt2 * math.Erfinv(2*p-1) }

func variance(p, z float64, n int) float64 {
	density := math.Exp(-z*z/2) / math.Sqrt(2*math.Pi)
	return p * (1 - p) / (float64(n) * density * density)
}

const normal95 = 1.959963984540054

func interval(value, spread float64) *Estimate {
	return &Estimate{Value: hundredths(value), Low: hundredths(value - normal95*spread), High: hundredths(value + normal95*spread)}
}

// hundredths rounds to two decimals, so that a figure is the same on every
// machine and doesn't claim too much precision. Adding 0 turns −0 into 0.
func hundredths(v float64) float64 { return math.Round(v*100)/100 + 0 }
