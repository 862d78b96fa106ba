package playtest

import (
	"cmp"
	"slices"
	"strings"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// known is what the plays so far have met and done. Plays are added in their
// order, never while others read it.
type known struct {
	ran     scenario.Lines
	choices map[choiceKey]*Choice
	stories []string
	reached []int // plays, by storyline
	tested  map[testedKey]*Contested
}

type testedKey struct{ at, tiers string }

// Choice is one thing that an author lets be chosen.
type Choice struct {
	At        string `json:"at"`                  // "home.lua:33", where the pack makes it
	Storyline string `json:"storyline,omitempty"` // that asks
	Kind      string `json:"kind"`
	Value     string `json:"value"`
	Label     string `json:"label"`   // as the first play had it
	Offered   int    `json:"offered"` // plays
	Taken     int    `json:"taken"`   // plays
}

// Contested is how the tiers that were set lay against one published range.
type Contested struct {
	At       string           `json:"at"`
	Kind     string           `json:"kind"`  // "referral", "open case"
	Title    string           `json:"title"` // as the first play had it
	Tiers    string           `json:"tiers"` // the range: "P1 P2"
	Policies map[string]Tiers `json:"policies"`
}

// Tiers counts plays by where their tier lay.
type Tiers struct {
	Within int `json:"within"`
	Higher int `json:"more_urgent"`
	Lower  int `json:"less_urgent"`
	None   int `json:"none"`
}

func newKnown() *known {
	return &known{choices: map[choiceKey]*Choice{}, tested: map[testedKey]*Contested{}}
}

// gain is how much of a play is new: lines, choices taken, storylines reached.
func (k *known) gain(p *played) int {
	n := k.ran.New(p.found.ran)
	for key, c := range p.found.choices {
		if c.taken && (k.choices[key] == nil || k.choices[key].Taken == 0) {
			n++
		}
	}
	for i, reached := range p.reached {
		if reached && (i >= len(k.reached) || k.reached[i] == 0) {
			n++
		}
	}
	return n
}

// add adds a play of a policy.
func (k *known) add(p *played, by string) {
	k.ran.Add(p.found.ran)
	for key, c := range p.found.choices {
		kept := k.choices[key]
		if kept == nil {
			kept = &Choice{At: key.At, Storyline: key.Storyline, Kind: key.Kind, Value: key.Value, Label: c.label}
			k.choices[key] = kept
		}
		kept.Offered++
		if c.taken {
			kept.Taken++
		}
	}
	if len(p.stories) > len(k.stories) {
		k.stories, k.reached = p.stories, append(k.reached, make([]int, len(p.stories)-len(k.reached))...)
	}
	for i, reached := range p.reached {
		if reached {
			k.reached[i]++
		}
	}
	for _, t := range p.found.tested {
		key := testedKey{t.at, t.tiers}
		c := k.tested[key]
		if c == nil {
			c = &Contested{At: t.at, Kind: t.kind, Title: t.title, Tiers: t.tiers, Policies: map[string]Tiers{}}
			k.tested[key] = c
		}
		counts := c.Policies[by]
		*map[string]*int{Within: &counts.Within, Higher: &counts.Higher, Lower: &counts.Lower, None: &counts.None}[t.verdict]++
		c.Policies[by] = counts
	}
}

// made are the decisions on an offer, with the plays that made them.
func (k *known) made(choices []offered, offer string) []policy.Made {
	var list []policy.Made
	for _, c := range choices {
		m := policy.Made{Decision: sim.Decision{Offer: offer}}
		if kept := k.choices[c.key]; kept != nil {
			m.Plays = kept.Taken
		}
		if c.field != "" {
			m.With = map[string]string{c.field: c.value}
		}
		list = append(list, m)
	}
	return list
}

// chosen are the choices in the order of the pack's lines.
func (k *known) chosen() []Choice {
	list := make([]Choice, 0, len(k.choices))
	for _, c := range k.choices {
		list = append(list, *c)
	}
	slices.SortFunc(list, func(a, b Choice) int {
		return cmp.Or(comparePlaces(a.At, b.At), strings.Compare(a.Storyline, b.Storyline), strings.Compare(a.Kind, b.Kind), strings.Compare(a.Value, b.Value))
	})
	return list
}

// contested are the ranges in the order of the pack's lines.
func (k *known) contested() []Contested {
	list := make([]Contested, 0, len(k.tested))
	for _, c := range k.tested {
		list = append(list, *c)
	}
	slices.SortFunc(list, func(a, b Contested) int {
		return cmp.Or(comparePlaces(a.At, b.At), strings.Compare(a.Tiers, b.Tiers))
	})
	return list
}

// comparePlaces orders "file:line" by file, then by the line's number.
func comparePlaces(a, b string) int {
	file, line, _ := strings.Cut(a, ":")
	otherFile, otherLine, _ := strings.Cut(b, ":")
	return cmp.Or(strings.Compare(file, otherFile), len(line)-len(otherLine), strings.Compare(line, otherLine))
}
