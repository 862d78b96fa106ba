package scenario

import (
	"fmt"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// Employer is a set of terms that a play can use instead of the scenario's own, so
// that the same week can be played under another employer.
type Employer struct {
	Name    string // "stretched"
	Title   string // "A stretched employer"
	Summary string
	Terms   *sim.Terms // nil for the scenario's own
}

// OwnTerms is the name of the employer that keeps the scenario's own terms.
const OwnTerms = "own"

// SetTerms is the name of an employer whose terms a lecturer has set one by one. It is none
// of [Employers]: see [Set].
const SetTerms = "set"

// Set returns the employer with terms that were set one by one.
func Set(terms sim.Terms) Employer {
	return Employer{Name: SetTerms, Title: "Terms set one by one", Summary: "Your own values, by the Standards for Employers of Social Workers.", Terms: &terms}
}

// EmployerIn returns the employer that an exercise names, whose terms are given, and whether
// there is one.
func EmployerIn(name string, terms *sim.Terms) (Employer, bool) {
	if name == SetTerms && terms != nil {
		return Set(*terms), true
	}
	return EmployerCalled(name)
}

// Employers lists the employers that can be chosen for a class or a what-if. They
// match those of the library module "employers", which gives the source of each
// figure, so that an employer is the same in a scenario and for a class.
var Employers = []Employer{
	{Name: OwnTerms, Title: "The scenario’s own", Summary: "As its authors wrote it."},
	{Name: "supportive", Title: "A supportive employer", Summary: "Keeps to the standards: a newly qualified worker’s ceiling, supervision every fortnight, time to learn.", Terms: &sim.Terms{
		Ceiling: 90, Supervision: calendar.Period{N: 10, Unit: calendar.WorkingDays}, Minutes: 90, Development: 222,
		Discretion: "wide", Blame: "low", DutyCover: true, Recording: 45, Peers: true,
	}},
	{Name: "stretched", Title: "A stretched employer", Summary: "Short of people: nobody’s load is held lower for being new, and supervision is monthly, where it isn’t called off.", Terms: &sim.Terms{
		Ceiling: 100, Supervision: calendar.Period{N: 1, Unit: calendar.Months}, Minutes: 60, Cancels: 200, Development: 43,
		Discretion: "wide", Blame: "low", DutyCover: true, Recording: 60,
	}},
	{Name: "blaming", Title: "A blaming employer", Summary: "Afraid: little discretion, a missed date that costs, supervision once a quarter, no time to learn.", Terms: &sim.Terms{
		Ceiling: 100, Supervision: calendar.Period{N: 3, Unit: calendar.Months}, Minutes: 60, Cancels: 350,
		Discretion: sim.NarrowDiscretion, Blame: sim.HighBlame, Recording: 90,
	}},
}

// EmployerCalled returns the employer with this name, and whether there is one.
func EmployerCalled(name string) (Employer, bool) {
	for _, e := range Employers {
		if e.Name == name {
			return e, true
		}
	}
	return Employer{}, false
}

// EmployerOf returns the employer with exactly these terms, and whether there is
// one.
func EmployerOf(terms *sim.Terms) (Employer, bool) {
	for _, e := range Employers {
		if e.Terms == nil && terms == nil || e.Terms != nil && terms != nil && *e.Terms == *terms {
			return e, true
		}
	}
	return Employer{}, false
}

// TermLine is one term of an employer in words, and the employer standard it
// belongs to.
type TermLine struct {
	Words    string
	Standard sim.Standard
}

// Lines returns all of an employer's terms, or nil for the scenario's own.
func (e Employer) Lines() (lines []TermLine) {
	t := e.Terms
	if t == nil {
		return nil
	}
	add := func(term, format string, args ...any) {
		lines = append(lines, TermLine{fmt.Sprintf(format, args...), sim.TermStandards[term]})
	}
	choose := func(term string, is bool, yes, no string) {
		if !is {
			yes = no
		}
		add(term, "%s", yes)
	}
	add("ceiling", "a ceiling of %d points", t.Ceiling)
	add("supervision", "supervision %s, for %d minutes", t.Supervision.Every(), t.Minutes)
	if t.Cancels == 0 {
		add("cancels", "supervision takes place")
	} else {
		add("cancels", "of 20 sessions of supervision, %d are called off", t.Cancels/50)
	}
	if t.Development == 0 {
		add("development", "no time protected for learning")
	} else {
		add("development", "%d minutes a week protected for learning", t.Development)
	}
	choose("discretion", t.Discretion == sim.WideDiscretion, "wide discretion", "narrow discretion")
	choose("blame", t.Blame == sim.LowBlame, "little blame for a missed date", "blame for a missed date")
	choose("duty_cover", t.DutyCover, "duty takes what can be handed over", "no duty to hand over to")
	add("recording", "%d minutes of writing up for an hour of contact", t.Recording)
	choose("peers", t.Peers, "time with colleagues counts as work", "time with colleagues doesn’t count as work")
	return lines
}
