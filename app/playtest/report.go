package playtest

import (
	"context"
	"slices"

	"caseload/app/sim"
)

// Report is the result of a number of plays by one policy. For a given seed it
// is the same whatever the number of workers.
type Report struct {
	Scenario  string   `json:"scenario"`
	Policy    string   `json:"policy"`
	Runs      int      `json:"runs"`
	Seed      uint64   `json:"seed"`
	Errors    []Fault  `json:"errors"`    // without duplicates: storylines that failed and plays that could not go on
	Unreached []string `json:"unreached"` // storylines that got past their first wait in no play
	Harm      Spread   `json:"harm"`
	WorryDays Spread   `json:"worry_days"`
	Strain    Spread   `json:"strain"` // points at the end of the last working day
	Missed    Spread   `json:"dates_missed"`
	Turns     Spread   `json:"turns"`
	Minutes   Spread   `json:"minutes"`  // worked in the story
	Overtime  Spread   `json:"overtime"` // minutes, included in Minutes
	Words     Spread   `json:"words"`    // encountered on the desk; 0 if coverage isn't noted
	Desk      Spread   `json:"desk"`     // estimate of the minutes a student needs; see [DeskRule]
	Steps     Spread   `json:"steps"`    // Lua instructions that ran; 0 if coverage isn't noted
}

// Measure is one of a report's distributions with its name and unit.
type Measure struct {
	Name string
	Unit string
	Spread
}

// Measures returns a report's distributions in order. Every report has the same
// ones.
func (r Report) Measures() []Measure {
	return []Measure{
		{"harm", "severities", r.Harm}, {"worry-days", "weighted days", r.WorryDays}, {"strain", "points of 100", r.Strain},
		{"dates missed", "dates", r.Missed}, {"overtime", "minutes in the story", r.Overtime}, {"minutes worked", "minutes in the story", r.Minutes},
		{"turns", "decisions", r.Turns}, {"words met", "words", r.Words}, {"at the desk", "minutes, estimated", r.Desk},
	}
}

// Findings are the results of a playtest: the figures for all its plays
// together, those of each policy, and the conclusions.
type Findings struct {
	Report
	Title      string         `json:"title"`
	Version    string         `json:"version"` // digest
	Stated     int            `json:"stated"`  // minutes that a student needs according to the scenario; 0 if it doesn't say
	Days       int            `json:"days"`
	Policies   []Report       `json:"policies"`
	Failures   []Failure      `json:"failures"`
	Coverage   Coverage       `json:"coverage"`
	Contrast   *Contrast      `json:"contrast"` // null unless careful and loudest have both played
	Fairness   *Fairness      `json:"fairness"` // null unless careful has played
	Contested  []Contested    `json:"contested"`
	Sentences  []sim.Sentence `json:"sentences"` // the conclusions
	Assumes    []sim.Sentence `json:"assumes"`   // what the figures are based on
	LongerThan bool           `json:"longer"`    // the median play of careful takes longer than the scenario says
}

// report returns the report on plays by the policy called name.
func (t *test) report(name string, plays []brief) Report {
	r := Report{Scenario: t.v.Slug, Policy: name, Runs: len(plays), Seed: t.Seed, Errors: []Fault{}, Unreached: t.unreached(plays)}
	for i := range plays {
		for _, fault := range plays[i].faults {
			if !slices.ContainsFunc(r.Errors, func(e Fault) bool { return e.FaultID == fault.FaultID }) {
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
		r.Desk = spread(func(b *brief) float64 { return DeskMinutes(b.words, b.turns, b.fillers) })
	}
	return r
}

// steps returns the instructions run in each play that counted them.
func steps(plays []brief) (list []float64) {
	for i := range plays {
		if plays[i].steps > 0 {
			list = append(list, float64(plays[i].steps))
		}
	}
	return list
}

func strainOf(b *brief) float64 { return float64(b.strain/1000) / 1000 }

// unreached returns the storylines that none of the plays reached.
func (t *test) unreached(plays []brief) []string {
	names := []string{}
	for i, name := range t.told {
		if !slices.ContainsFunc(plays, func(b brief) bool { return i < len(b.reached) && b.reached[i] }) {
			names = append(names, name)
		}
	}
	return names
}

// findings evaluates the plays.
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
