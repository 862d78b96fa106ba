package playtest

import "caseload/app/sim"

// Contrast says whether the scenario distinguishes careful work from loud. Both
// are played with the same luck; each interval is of the loud result minus the
// careful one.
type Contrast struct {
	Pairs         int          `json:"pairs"`
	Harm          Interval     `json:"harm"`
	WorryDays     Interval     `json:"worry_days"`
	Strain        Interval     `json:"strain"`
	Missed        Interval     `json:"dates_missed"`
	Discriminates bool         `json:"discriminates"`
	Sentence      sim.Sentence `json:"sentence"`
}

// Difference is one row of a contrast.
type Difference struct {
	Name string
	Interval
}

// Differences returns a contrast's rows in order.
func (c Contrast) Differences() []Difference {
	return []Difference{{"harm", c.Harm}, {"worry-days", c.WorryDays}, {"strain", c.Strain}, {"dates missed", c.Missed}}
}

// contrast pairs the plays of careful with those of loudest, seed by seed. It
// returns nil unless both have played.
func contrast(careful, loudest []brief) *Contrast {
	n := min(len(careful), len(loudest))
	if n == 0 {
		return nil
	}
	more := func(of func(b *brief) float64) Interval {
		values := make([]float64, n)
		for i := range values {
			values[i] = of(&loudest[i]) - of(&careful[i])
		}
		return intervalOf(values)
	}
	c := &Contrast{
		Pairs: n,
		Harm:  more(func(b *brief) float64 { return float64(b.harm) }), WorryDays: more(func(b *brief) float64 { return float64(b.worry) }),
		Strain: more(strainOf), Missed: more(func(b *brief) float64 { return float64(b.missed) }),
	}
	c.judge()
	return c
}

// judge decides whether the scenario discriminates: loud work leads to more
// harm or more worry-days than luck explains, and to less of neither.
func (c *Contrast) judge() {
	worse := c.Harm.Low > 0 || c.WorryDays.Low > 0
	better := c.Harm.High < 0 || c.WorryDays.High < 0
	c.Discriminates = c.Pairs >= fewest && worse && !better
	c.Sentence = c.sentence(worse, better)
}
