package whatif

import (
	"caseload/app/playtest"
	"caseload/app/sim"
)

// Compared is the answer to a what-if.
type Compared struct {
	Turn     int               `json:"turn"`            // that it is about; 0: the whole run
	When     string            `json:"when"`            // in the story: "Tuesday 3 March, 10:45"
	Policy   string            `json:"policy"`          // that plays on, on both sides
	Terms    *Under            `json:"terms,omitempty"` // at turn 0
	Decided  *Choice           `json:"decided"`         // what was decided at that turn; null at turn 0
	Instead  *Choice           `json:"instead"`         // what else; null at turn 0
	Same     bool              `json:"same"`            // there is no difference between the two
	Happened Outcome           `json:"happened"`        // the run itself, played on by the student
	AsItWas  Side              `json:"as_it_was"`       // with what was decided, or under the run's terms
	Might    Side              `json:"might_have_been"` // with what else, or under the other terms
	Pairs    map[string]Counts `json:"pairs"`           // by measure: the two compared luck by luck
	Seeds    Seeds             `json:"seeds"`           // of the distributions and the pairs
	Unknown  []string          `json:"unknown"`         // what could not have been known, in sentences
	Limits   []string          `json:"limits"`          // what a comparison like this doesn't say
}

// Choice is a decision in words.
type Choice struct {
	sim.Decision
	Label string `json:"label"` // of the offer, with what was chosen in its fields
}

// Under names the employers that are compared; "" is none of [scenario.Employers].
type Under struct {
	AsItWas string `json:"as_it_was"`
	Might   string `json:"might_have_been"`
}

// Side is what playing on comes to with the run's own luck, and with others.
type Side struct {
	Outcome
	Distribution map[string]playtest.Spread `json:"distribution"` // by measure, over the seeds
}

// Outcome is what a play came to.
type Outcome struct {
	Harm      int     `json:"harm"`         // sum of severities, each 1 to 4
	WorryDays int     `json:"worry_days"`   // days with a serious worry in sight and nothing protective done, weighted by concern
	Strain    float64 `json:"strain"`       // of the practitioner in the story, points of 100, after the last night
	Missed    int     `json:"dates_missed"` // without a recorded reason
	Minutes   int     `json:"minutes"`      // worked
	Overtime  int     `json:"overtime"`     // minutes, of those
	Nights    []Night `json:"nights"`       // by working day
}

// Night is the strain of the practitioner in the story after a working day.
type Night struct {
	Day    int     `json:"day"`  // from 1
	Date   string  `json:"date"` // "Tuesday 3 March"
	ISO    string  `json:"iso"`
	Strain float64 `json:"strain"` // points of 100
}

// Measures are the figures of an outcome that are compared, by their names in
// JSON.
var Measures = []string{"harm", "worry_days", "strain", "dates_missed", "minutes", "overtime"}

// Measure is a figure of an outcome by its name.
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
	}
	return float64(o.Overtime)
}

// Counts says in how many lucks what might have been came to less, the same and
// more than as it was.
type Counts struct {
	Less int `json:"less"`
	Same int `json:"same"`
	More int `json:"more"`
}

// Seeds says of how many other lucks the distributions are. Where fewer were
// played than asked, asking the same again goes on with the rest.
type Seeds struct {
	Asked  int `json:"asked"`
	Played int `json:"played"`
	Broken int `json:"broken"` // of the played, those that could not be played to the end, and are left out
}

// weigh makes distributions of the lucks that were played on both sides.
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

// spread is the distribution of one figure.
func spread(list []Outcome, name string) playtest.Spread {
	values := make([]float64, len(list))
	for i, o := range list {
		values[i] = o.Measure(name)
	}
	return playtest.SpreadOf(values)
}
