package playtest

import (
	"context"
	"slices"

	"caseload/app/scenario"
)

// Report is what N plays of one policy came to. It is the same for a seed
// whatever the number of workers.
type Report struct {
	Scenario  string   `json:"scenario"`
	Policy    string   `json:"policy"`
	Runs      int      `json:"runs"`
	Seed      uint64   `json:"seed"`
	Errors    []string `json:"errors"`    // each once: storylines that failed, plays that could not go on
	Unreached []string `json:"unreached"` // storylines that in no play got past what they first wait for
	Harm      Spread   `json:"harm"`
	WorryDays Spread   `json:"worry_days"`
	Strain    Spread   `json:"strain"` // points at the end of the last working day
	Missed    Spread   `json:"dates_missed"`
	Turns     Spread   `json:"turns"`
	Minutes   Spread   `json:"minutes"`  // worked, in the story
	Overtime  Spread   `json:"overtime"` // minutes, of those
	Words     Spread   `json:"words"`    // met on the desk; 0 where coverage isn't noted
	Desk      Spread   `json:"desk"`     // minutes that a student may need; see [DeskRule]
	Steps     Spread   `json:"steps"`    // Lua instructions that ran; 0 where coverage isn't noted
}

// Measure is one of a report's distributions, with what it is called.
type Measure struct {
	Name string
	Unit string
	Spread
}

// Measures are a report's distributions in their order.
func (r Report) Measures() []Measure {
	return []Measure{
		{"harm", "severities", r.Harm}, {"worry-days", "weighted days", r.WorryDays}, {"strain", "points of 100", r.Strain},
		{"dates missed", "dates", r.Missed}, {"overtime", "minutes in the story", r.Overtime}, {"minutes worked", "minutes in the story", r.Minutes},
		{"turns", "decisions", r.Turns}, {"words met", "words", r.Words}, {"at the desk", "minutes, estimated", r.Desk},
	}
}

// Findings are what a playtest says of a scenario: the figures of all its plays
// together, those of each policy, and what follows from them.
type Findings struct {
	Report
	Title      string      `json:"title"`
	Version    string      `json:"version"` // digest
	Stated     int         `json:"stated"`  // minutes that the scenario says a student should need; 0: it doesn't
	Days       int         `json:"days"`
	Policies   []Report    `json:"policies"`
	Failures   []Failure   `json:"failures"`
	Coverage   Coverage    `json:"coverage"`
	Contrast   *Contrast   `json:"contrast"` // null unless careful and loudest have both played
	Fairness   *Fairness   `json:"fairness"` // null unless careful has played
	Contested  []Contested `json:"contested"`
	Sentences  []string    `json:"sentences"` // what it comes to
	Assumes    []string    `json:"assumes"`   // what the figures rest on
	LongerThan bool        `json:"longer"`    // the middle play of careful takes longer than the scenario says
}

// DeskRule says how minutes at the desk are estimated.
const DeskRule = "Minutes at the desk are the words met at 238 a minute (adults' silent reading of non-fiction: Brysbaert 2019, a mean over 190 studies) " +
	"and 40 seconds for each decision (a design proposal). Policies lay out and reorder more than people do, so theirs are an upper estimate."

func (t *test) report(name string, plays []brief) Report {
	r := Report{Scenario: t.v.Slug, Policy: name, Runs: len(plays), Seed: t.Seed, Errors: []string{}, Unreached: t.unreached(plays)}
	for i := range plays {
		for _, fault := range plays[i].faults {
			if !slices.Contains(r.Errors, fault) {
				r.Errors = append(r.Errors, fault)
			}
		}
	}
	spread := func(of func(b *brief) float64) Spread {
		values := make([]float64, len(plays))
		for i := range plays {
			values[i] = of(&plays[i])
		}
		return SpreadOf(values)
	}
	r.Harm = spread(func(b *brief) float64 { return float64(b.harm) })
	r.WorryDays = spread(func(b *brief) float64 { return float64(b.worry) })
	r.Strain = spread(strainOf)
	r.Missed = spread(func(b *brief) float64 { return float64(b.missed) })
	r.Turns = spread(func(b *brief) float64 { return float64(b.turns) })
	r.Minutes = spread(func(b *brief) float64 { return float64(b.minutes) })
	r.Overtime = spread(func(b *brief) float64 { return float64(b.overtime) })
	r.Steps = SpreadOf(steps(plays))
	r.Words = spread(func(b *brief) float64 { return float64(b.words) })
	if r.Words.Most > 0 {
		r.Desk = spread(func(b *brief) float64 { return DeskMinutes(b.words, b.turns) })
	}
	return r
}

// steps are the instructions of the plays in which lines were noted.
func steps(plays []brief) (list []float64) {
	for i := range plays {
		if plays[i].steps > 0 {
			list = append(list, float64(plays[i].steps))
		}
	}
	return list
}

func strainOf(b *brief) float64 { return float64(b.strain/1000) / 1000 }

func (t *test) unreached(plays []brief) []string {
	names := []string{}
	for i, name := range t.told {
		if !slices.ContainsFunc(plays, func(b brief) bool { return i < len(b.reached) && b.reached[i] }) {
			names = append(names, name)
		}
	}
	return names
}

// findings say what the plays came to.
func (t *test) findings(ctx context.Context) (Findings, error) {
	f := Findings{
		Title: t.v.Setting.Title, Version: t.v.Digest, Stated: t.v.Setting.Length, Days: t.v.Setting.Days,
		Failures: t.faults, Coverage: t.known.coverage(t.v), Contested: t.known.contested(), Policies: []Report{},
	}
	var all []brief
	for _, name := range t.names() {
		f.Policies = append(f.Policies, t.report(name, t.plays[name]))
		all = append(all, t.plays[name]...)
	}
	f.Report = t.report(t.Policy, all)
	f.Runs = t.Runs
	if f.Failures == nil {
		f.Failures = []Failure{}
	}
	for i := range f.Failures {
		if err := f.Failures[i].fold(t.v); err != nil {
			return Findings{}, err
		}
	}
	var err error
	f.Contrast = contrast(t.plays["careful"], t.plays["loudest"])
	if f.Fairness, err = t.fairness(ctx); err != nil {
		return Findings{}, err
	}
	f.say()
	return f, nil
}

// fold writes down the steps of the play that shows a failure, as far as it
// goes.
func (f *Failure) fold(v *scenario.Version) (err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = nil // the play breaks off here, too: that is what it shows
		}
	}()
	steps := []scenario.Step{}
	defer func() { f.golden.Steps = scenario.TraceOf(steps) }()
	for seat, wrong := range scenario.Fold(f.golden.Play(v)) {
		if wrong != nil {
			return nil
		}
		steps = append(steps, seat.Step())
	}
	return nil
}
