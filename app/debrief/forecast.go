package debrief

import (
	"math"
	"slices"

	"caseload/app/sim"
)

// Forecasts scores the forecasts whose outcome the run settled, and no others.
type Forecasts struct {
	Rule        sim.Sentence `json:"rule"`
	Made        int          `json:"made"`
	Settled     int          `json:"settled"`
	Brier       *float64     `json:"brier"`       // 0 is perfect, 1 is certain and wrong
	Reason      sim.Sentence `json:"reason"`      // why the score is null
	Calibration []Bin        `json:"calibration"` // by the likelihood that was given, lowest first
	List        []Forecast   `json:"list"`
}

// Forecast is a single forecast.
type Forecast struct {
	On       string       `json:"on"`
	Text     string       `json:"text"`
	Percent  int          `json:"percent"`
	Came     string       `json:"came"`  // "open", "yes", "no"
	Score    *float64     `json:"score"` // its share of the Brier score
	Sentence sim.Sentence `json:"sentence"`
}

// Bin says how often what was forecast with one likelihood happened.
type Bin struct {
	Percent int          `json:"percent"`
	Said    int          `json:"said"` // how many forecasts with this likelihood were settled
	Came    int          `json:"came"`
	Share   *Estimate    `json:"share"` // per cent, or null
	Reason  sim.Sentence `json:"reason"`
}

// forecasts returns the forecasts as the last desk shows them.
func (w *walk) forecasts() []Forecast {
	var list []Forecast
	for _, f := range w.last().Forecasts {
		list = append(list, Forecast{On: f.On, Text: f.Text, Percent: f.Percent, Came: f.Came})
	}
	return list
}

// Score scores the forecasts of one run or of several. The Brier score is that of
// Brier (1950), Monthly Weather Review 78, 1–3, in its form for a single event;
// the interval for how often something happened is Wilson's (1927), Journal of
// the American Statistical Association 22, 209–212.
func Score(list []Forecast) Forecasts {
	f := Forecasts{Rule: forecastRule, Made: len(list), Calibration: []Bin{}, List: []Forecast{}}
	sum, bins := 0, map[int]Bin{}
	for _, one := range list {
		one = one.told()
		f.List = append(f.List, one)
		if one.Score == nil {
			continue
		}
		f.Settled++
		sum += one.squared()
		b := bins[one.Percent]
		b.Percent, b.Said = one.Percent, b.Said+1
		if one.Came == "yes" {
			b.Came++
		}
		bins[one.Percent] = b
	}
	if f.Settled > 0 {
		f.Brier = pointer(math.Round(float64(sum)/float64(f.Settled)) / 10_000)
	} else {
		f.Reason = noneSettled
		if f.Made == 0 {
			f.Reason = noForecast
		}
	}
	for _, b := range bins {
		f.Calibration = append(f.Calibration, b.shared(f.Settled))
	}
	slices.SortFunc(f.Calibration, func(a, b Bin) int { return a.Percent - b.Percent })
	return f
}

// squared returns the squared difference between the forecast and what happened,
// in ten-thousandths.
func (f Forecast) squared() int {
	if f.Came == "yes" {
		return (100 - f.Percent) * (100 - f.Percent)
	}
	return f.Percent * f.Percent
}

// wilson returns a share in per cent with its 95 % score interval.
func wilson(came, said int) *Estimate {
	n, p, zz := float64(said), float64(came)/float64(said), normal95*normal95
	middle := (p + zz/(2*n)) / (1 + zz/n)
	half := normal95 / (1 + zz/n) * math.Sqrt(p*(1-p)/n+zz/(4*n*n))
	return &Estimate{Value: hundredths(100 * p), Low: hundredths(100 * (middle - half)), High: hundredths(100 * (middle + half))}
}
