package teach

import (
	"fmt"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/teach"
)

// setsTerms reports whether the form is about terms that are set one by one.
func (v AssignmentFormView) setsTerms() bool { return v.Plan.Employer == scenario.SetTerms }

// standardWords names the employer standard that a term belongs to.
func standardWords(term string) string {
	s := sim.TermStandards[term]
	return fmt.Sprintf("Standard %d: %s", s.Number, s.Title)
}

// rangeWords says what can be typed.
func rangeWords(r teach.Range) string { return fmt.Sprintf("From %d to %d.", r.Least, r.Most) }

// rhythmOptions are how often supervision can be due.
func rhythmOptions() (list []option) {
	for _, p := range teach.Rhythms {
		list = append(list, option{Value: p.String(), Words: p.Every()})
	}
	return list
}

var (
	discretionOptions = []option{
		{string(sim.WideDiscretion), "Wide", "A worker decides within the rules, and records why."},
		{string(sim.NarrowDiscretion), "Narrow", "What differs from the plan takes fifteen minutes more, to agree it with a manager."},
	}
	dutyOptions = []option{
		{"yes", "Duty takes what can be handed over", ""},
		{"no", "There is no duty to hand over to", ""},
	}
	blameOptions = []option{
		{string(sim.LowBlame), "As something to learn from", ""},
		{string(sim.HighBlame), "As somebody’s fault", "A missed date has to be accounted for in writing, and moving one takes longer to write up."},
	}
	peersOptions = []option{
		{"yes", "Time with colleagues counts as work", "After something hard, a talk with a colleague is offered."},
		{"no", "Time with colleagues doesn’t count as work", ""},
	}
)
