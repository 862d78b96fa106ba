package playtest

import (
	"cmp"
	"slices"
	"strings"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// known is what the plays so far have encountered and done. Plays are added in
// order and never while another goroutine reads it.
type known struct {
	ran     scenario.Lines
	plays   scenario.Tally
	choices map[choiceKey]*Choice
	stories []string
	reached []int // number of plays, by storyline
	tested  map[testedKey]*Contested
}

type testedKey struct {
	at    scenario.CodeLine
	tiers string
}

// Choice is something that an author lets the student choose.
type Choice struct {
	At        scenario.CodeLine `json:"at"`                  // where the pack makes it
	Storyline string            `json:"storyline,omitempty"` // the storyline that asks
	Kind      string            `json:"kind"`
	Value     string            `json:"value"`
	Label     string            `json:"label"`   // from the first play
	Offered   int               `json:"offered"` // number of plays
	Taken     int               `json:"taken"`   // number of plays

	lent bool // whether the library made it
}

// Contested says how the tiers that were set compare with one published range.
type Contested struct {
	At       scenario.CodeLine `json:"at"`
	Kind     string            `json:"kind"`  // "referral", "open case"
	Title    string            `json:"title"` // from the first play
	Tiers    string            `json:"tiers"` // the range: "P1 P2"
	Policies map[string]Tiers  `json:"policies"`
}

// Tiers counts plays by where their tier lay relative to a range.
type Tiers struct {
	Within int `json:"within"`
	Higher int `json:"more_urgent"`
	Lower  int `json:"less_urgent"`
	None   int `json:"none"`
}

func newKnown() *known {
	return &known{choices: map[choiceKey]*Choice{}, tested: map[testedKey]*Contested{}}
}

// gain returns how much of a play is new: lines, choices taken and storylines
// reached.
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

// add adds a play. by is the name of its policy.
func (k *known) add(p *played, by string) {
	k.ran.Add(p.found.ran)
	k.plays.Add(p.found.ran)
	for key, c := range p.found.choices {
		kept := k.choices[key]
		if kept == nil {
			kept = &Choice{At: key.At, Storyline: key.Storyline, Kind: key.Kind, Value: key.Value, Label: c.label, lent: c.lent}
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

// made returns the decisions that an offer allows, each with the number of
// plays that made it.
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

// chosen returns the choices that the source's files make themselves, in the order of their
// lines: what a library module asks for them isn't the author's, as its lines aren't.
func (k *known) chosen(source map[string]string) []Choice {
	list := make([]Choice, 0, len(k.choices))
	for _, c := range k.choices {
		if _, own := source[c.At.File]; own && !c.lent {
			list = append(list, *c)
		}
	}
	slices.SortFunc(list, func(a, b Choice) int {
		return cmp.Or(a.At.Compare(b.At), strings.Compare(a.Storyline, b.Storyline), strings.Compare(a.Kind, b.Kind), strings.Compare(a.Value, b.Value))
	})
	return list
}

// contested returns the ranges in the order of the pack's lines.
func (k *known) contested() []Contested {
	list := make([]Contested, 0, len(k.tested))
	for _, c := range k.tested {
		list = append(list, *c)
	}
	slices.SortFunc(list, func(a, b Contested) int {
		return cmp.Or(a.At.Compare(b.At), strings.Compare(a.Tiers, b.Tiers))
	})
	return list
}
