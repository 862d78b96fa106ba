package sim

import (
	"slices"
	"strconv"
	"strings"

	"caseload/app/sim/calendar"
)

// answerDays is within how many working days an employer answers in writing when a
// standard isn't met and that was raised with evidence. The Standards for Employers ask
// for a system that acts on it and name no time: a design proposal.
const answerDays = 2

// unmet returns the numbers of the employer standards that the evidence shows as not
// met: 3 where there is more than the ceiling or the hours allow, 5 where supervision was
// lost.
func (w *World) unmet() (list []int) {
	load := w.Load()
	hours, _ := w.hoursNeeded()
	if load.Points > load.Ceiling || hours.Needed > hours.There {
		list = append(list, TermStandards["ceiling"].Number)
	}
	if slices.ContainsFunc(w.Sessions, func(s Session) bool { return s.State == SessionCancelled || s.State == SessionLapsed }) {
		list = append(list, TermStandards["supervision"].Number)
	}
	return list
}

// unmetInWords returns the numbers as a script is given them: "3 5".
func (r *Raised) unmetInWords() string {
	words := make([]string, len(r.Unmet))
	for i, n := range r.Unmet {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, " ")
}

// binds sets until when the employer has to answer, if a standard isn't met.
func (r *Raised) binds(now calendar.Time) {
	if len(r.Unmet) > 0 {
		r.Due = calendar.AddWorkingDays(now.Midnight(), answerDays)
	}
}

// AnswerInWriting records the employer's answer in writing to all that was raised and is
// still unanswered, with the lines of a plan, if it gives one. It does nothing if nothing
// waits for an answer.
func (w *World) AnswerInWriting(plan []string) {
	for i := range w.Raised {
		if r := &w.Raised[i]; r.Due != 0 && r.Answered == 0 {
			r.Answered, r.Plan = w.Now, plan
		}
	}
}

// answersShown returns as points of evidence what was raised because a standard isn't
// met: until when it has to be answered, and what was promised in writing, which can be
// held against what happens. Of several with the same answer, the last is shown.
func (w *World) answersShown() (list []Evidence) {
	for i := range w.Raised {
		r := &w.Raised[i]
		if r.Due == 0 || i+1 < len(w.Raised) && w.Raised[i+1].Answered == r.Answered {
			continue
		}
		e := point("ceiling", r.saysAnswer(w.Now, calendar.AddWorkingDays(w.Setting.Starts, r.Day-1)))
		for _, line := range r.Plan {
			e.Items = append(e.Items, told(line))
		}
		list = append(list, e)
	}
	return list
}
