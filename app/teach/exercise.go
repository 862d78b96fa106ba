package teach

import (
	"encoding/json"
	"errors"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
)

// Exercise is what everybody plays in a class or for an assignment.
type Exercise = store.Exercise

// Plan is what a lecturer chooses for everybody to play.
type Plan struct {
	Slug     string
	Employer string // the name of one of [scenario.Employers], or [scenario.SetTerms]
	Set      Set    // the terms, if they were set one by one; otherwise of no account
	SameLuck bool   // whether all runs share the same luck
	Minutes  int    // the length of a live clock; 0: none
}

// exercise returns what is chosen in a plan, with a version of its scenario. An unknown
// employer is run.ErrNotFound, a clock of more than [MaxMinutes] is a *Refused, and terms that
// won't do are a *Wrong.
func exercise(v *scenario.Version, plan Plan) (Exercise, error) {
	if err := checkClock(plan.Minutes); err != nil {
		return Exercise{}, err
	}
	employer, err := plan.employer()
	if err != nil {
		return Exercise{}, err
	}
	terms, err1 := json.Marshal(employer.Terms)
	luck, err2 := json.Marshal(sharedLuck(plan.SameLuck))
	return Exercise{Version: v.Digest, Employer: employer.Name, Terms: terms, Luck: luck, Minutes: plan.Minutes}, errors.Join(err1, err2)
}

// employer returns the employer that a plan names.
func (p Plan) employer() (scenario.Employer, error) {
	if p.Employer == scenario.SetTerms {
		terms, err := p.Set.terms()
		return scenario.Set(terms), err
	}
	e, ok := scenario.EmployerCalled(p.Employer)
	if !ok {
		return e, run.ErrNotFound
	}
	return e, nil
}

// EmployerOf returns the employer of an exercise, and whether there is one of that name.
func EmployerOf(e Exercise) (scenario.Employer, bool) {
	var terms *sim.Terms
	if json.Unmarshal(e.Terms, &terms) != nil {
		return scenario.Employer{}, false
	}
	return scenario.EmployerIn(e.Employer, terms)
}

// sharedLuck returns new luck for all runs, or nil if each run draws its own.
func sharedLuck(same bool) sim.Luck {
	if !same {
		return nil
	}
	return sim.NewLuck(run.Seed())
}

// beginning returns what one run of an exercise starts with.
func beginning(v *scenario.Version, e Exercise) (run.Beginning, error) {
	b := run.Beginning{Version: v}
	if err := errors.Join(json.Unmarshal(e.Terms, &b.Terms), json.Unmarshal(e.Luck, &b.Luck)); err != nil {
		return run.Beginning{}, err
	}
	if b.Luck == nil {
		b.Luck = sim.NewLuck(run.Seed())
	}
	return b, nil
}
