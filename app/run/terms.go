package run

import "caseload/app/sim"

// Employer is a set of terms that a class can be given in place of the
// scenario's own, so that the same week can be played under two employers. What
// it doesn't name stays as the scenario has it.
type Employer struct {
	Name    string // "stretched"
	Title   string // "A stretched employer"
	Summary string
	Changes []TermChange
}

// TermChange is one term that an employer sets.
type TermChange struct {
	Term  string // its name in sim.Terms; sim.TermStandards says which standard it belongs to
	Words string // what it is set to
	set   func(*sim.Terms)
}

// Standard is the employer standard that the term belongs to.
func (c TermChange) Standard() string { return sim.TermStandards[c.Term] }

// OwnTerms is the name of the scenario's own terms.
const OwnTerms = "own"

// Employers are what a class can be given. The figures are design proposals
// around DOMAIN 3.2, 4.3 and 5.1: a ceiling of 90 for a newly qualified worker,
// supervision weekly at first and monthly at the least.
var Employers = []Employer{
	{Name: OwnTerms, Title: "The scenario’s own", Summary: "As its authors wrote it."},
	{Name: "supportive", Title: "A supportive employer", Summary: "A lighter load, weekly supervision, room to decide.", Changes: []TermChange{
		{"ceiling", "a ceiling of 80 points", func(t *sim.Terms) { t.Ceiling = 80 }},
		{"supervision", "supervision every week, for 90 minutes", func(t *sim.Terms) {
			t.Supervision, t.Minutes = sim.Period{N: 5, Unit: sim.UnitWorkingDays}, 90
		}},
		{"discretion", "wide discretion", func(t *sim.Terms) { t.Discretion = "wide" }},
		{"blame", "little blame for a date that is missed and explained", func(t *sim.Terms) { t.Blame = "low" }},
		{"duty_cover", "duty covers what you can’t", func(t *sim.Terms) { t.DutyCover = true }},
		{"recording", "30 minutes of recording for an hour of contact", func(t *sim.Terms) { t.Recording = 30 }},
		{"peers", "time with peers counts as work", func(t *sim.Terms) { t.Peers = true }},
	}},
	{Name: "stretched", Title: "A stretched employer", Summary: "A heavier load, monthly supervision, little cover.", Changes: []TermChange{
		{"ceiling", "a ceiling of 110 points", func(t *sim.Terms) { t.Ceiling = 110 }},
		{"supervision", "supervision every month, for 60 minutes", func(t *sim.Terms) {
			t.Supervision, t.Minutes = sim.Period{N: 20, Unit: sim.UnitWorkingDays}, 60
		}},
		{"discretion", "narrow discretion", func(t *sim.Terms) { t.Discretion = "narrow" }},
		{"blame", "blame for a date that is missed", func(t *sim.Terms) { t.Blame = "high" }},
		{"duty_cover", "no cover from duty", func(t *sim.Terms) { t.DutyCover = false }},
		{"recording", "60 minutes of recording for an hour of contact", func(t *sim.Terms) { t.Recording = 60 }},
		{"peers", "time with peers is your own", func(t *sim.Terms) { t.Peers = false }},
	}},
}

// EmployerCalled is the employer of a name.
func EmployerCalled(name string) (Employer, bool) {
	for _, e := range Employers {
		if e.Name == name {
			return e, true
		}
	}
	return Employer{}, false
}

// terms are a scenario's terms under this employer; nil where it changes none.
func (e Employer) terms(opening sim.Terms) *sim.Terms {
	if len(e.Changes) == 0 {
		return nil
	}
	for _, c := range e.Changes {
		c.set(&opening)
	}
	return &opening
}
