package whatif

import (
	"caseload/app/playtest"
	"caseload/app/sim"
)

// Compared is the answer to a what-if. Its first side is what was decided, or
// the run's own terms; its second is the alternative.
type Compared struct {
	Turn     int               `json:"turn"`            // that it is about; 0 for the whole run
	When     string            `json:"when"`            // time in the story: "Tuesday 3 March, 10:45"
	Policy   string            `json:"policy"`          // that continues both sides
	Terms    *Under            `json:"terms,omitempty"` // only at turn 0
	Decided  *Choice           `json:"decided"`         // what was decided at that turn; null at turn 0
	Instead  *Choice           `json:"instead"`         // the alternative; null at turn 0
	Happened Outcome           `json:"happened"`        // the run itself, as the student played it
	AsItWas  Side              `json:"as_it_was"`       // with what was decided, or under the run's terms
	Might    Side              `json:"might_have_been"` // with the alternative, or under the other terms
	Pairs    map[string]Counts `json:"pairs"`           // by measure: the two sides compared luck by luck
	Seeds    Seeds             `json:"seeds"`           // behind the distributions and the pairs
	Why      []sim.Sentence    `json:"why"`             // what the two employers' terms did, in sentences; empty if they aren't compared
	Unknown  []sim.Sentence    `json:"unknown"`         // what could not have been known, in sentences
	Limits   []sim.Sentence    `json:"limits"`          // what a comparison like this doesn't say, in sentences
}

// Choice is a decision with its wording.
type Choice struct {
	sim.Decision
	Label string `json:"label"` // of the offer and of what was chosen in its fields
}

// Under names the two employers compared. "" means terms that are none of
// [scenario.Employers].
type Under struct {
	AsItWas string `json:"as_it_was"`
	Might   string `json:"might_have_been"`
}

// Side is the outcome of playing on with the run's own luck, and the
// distribution of outcomes with other luck.
type Side struct {
	Outcome
	Distribution map[string]playtest.Spread `json:"distribution"` // by measure, over the seeds
}

// Outcome is the result of a play.
type Outcome struct {
	Harm      int     `json:"harm"`         // sum of severities, each 1 to 4
	WorryDays int     `json:"worry_days"`   // nights, weighted by concern, on which something serious was so and nothing protective was done
	Strain    float64 `json:"strain"`       // of the practitioner in the story, in points of 100, after the last working day
	Missed    int     `json:"dates_missed"` // missed without a recorded reason
	Minutes   int     `json:"minutes"`      // worked
	Overtime  int     `json:"overtime"`     // minutes, included in Minutes
	Left      int     `json:"left"`         // minutes of work that was due or waiting on the last day, writing up included
	Held      int     `json:"held"`         // sessions of supervision
	Lost      int     `json:"lost"`         // sessions of supervision that were due and not held
	Writing   int     `json:"writing"`      // minutes of recording, done and to come
	Over      float64 `json:"over"`         // points above the ceiling on the last day; negative below it
	Nights    []Night `json:"nights"`       // one per working day
}

// Night is the strain of the practitioner in the story after a working day.
type Night struct {
	Day    int     `json:"day"`  // from 1
	Date   string  `json:"date"` // "Tuesday 3 March"
	ISO    string  `json:"iso"`
	Strain float64 `json:"strain"` // in points of 100
}

// Measures lists the figures of an outcome that are compared, by their JSON
// names.
var Measures = []string{"harm", "worry_days", "strain", "dates_missed", "minutes", "overtime", "left"}

// Measure returns the figure with one of the names in Measures. For any other
// name it returns the overtime.
func (o Outcome) Measure(name string) float64 {
	switch name {
	case "harm":
		return float64(o.Harm)
	case "worry_days":
		return float64(o.WorryDays)
	case "strain":
		return o.Strain
	case "dates_missed":
		return float64(o.Missed)
	case "minutes":
		return float64(o.Minutes)
	case "left":
		return float64(o.Left)
	}
	return float64(o.Overtime)
}

// Counts says for how many lucks the alternative came to less, the same and
// more than what was decided.
type Counts struct {
	Less int `json:"less"`
	Same int `json:"same"`
	More int `json:"more"`
}

// Seeds says how many other lucks the distributions are based on. If fewer were
// played than asked for, asking the same question again plays more of them.
type Seeds struct {
	Asked  int `json:"asked"`
	Played int `json:"played"`
	Broken int `json:"broken"` // of those played, how many couldn't be played to the end and are left out
}

// weigh computes the distributions and pairs from the lucks played on both
// sides. asked is the number of lucks asked for.
func (c *Compared) weigh(asked int, was, might []played) {
	n := min(len(was), len(might))
	c.Seeds = Seeds{Asked: asked, Played: n}
	var a, b []Outcome
	for i := range n {
		if was[i].broken != nil || might[i].broken != nil {
			c.Seeds.Broken++
			continue
		}
		a, b = append(a, was[i].Outcome), append(b, might[i].Outcome)
	}
	c.AsItWas.Distribution, c.Might.Distribution, c.Pairs = map[string]playtest.Spread{}, map[string]playtest.Spread{}, map[string]Counts{}
	if len(a) == 0 {
		return
	}
	for _, name := range Measures {
		c.AsItWas.Distribution[name], c.Might.Distribution[name] = spread(a, name), spread(b, name)
		var pair Counts
		for i := range a {
			switch was, might := a[i].Measure(name), b[i].Measure(name); {
			case might < was:
				pair.Less++
			case might > was:
				pair.More++
			default:
				pair.Same++
			}
		}
		c.Pairs[name] = pair
	}
}

// spread returns the distribution of one measure.
func spread(list []Outcome, name string) playtest.Spread {
	values := make([]float64, len(list))
	for i, o := range list {
		values[i] = o.Measure(name)
	}
	return playtest.SpreadOf(values)
}
