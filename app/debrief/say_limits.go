package debrief

import (
	"caseload/app/sim"
)

// limits returns what can't be said about a run, and why; own is what can't be
// said about strain.
func limits(d Debrief, w *walk) (list, own []sim.Sentence) {
	list, own = []sim.Sentence{}, []sim.Sentence{}
	add := func(say bool, sentence sim.Sentence) {
		if say {
			list = append(list, sentence)
		}
	}
	t, made := d.Prioritising.Triage, len(d.Decisions)
	add(made == 0, "No decision was made, so this can say what lay on the desk and nothing about what you would have done with it.")
	add(made == 1, "One decision was made. That is too little to say anything about how you put things in order.")
	add(made > 1 && w.onlyEnding(), "Every decision was to go home, so there is nothing to say about how you put things in order.")
	add(made > 0 && len(t.Examples) == 0, "Nothing with a published range came to your desk, so nothing can be said about recommendations.")
	add(len(t.Examples) > 0 && t.None == len(t.Examples), "Nothing was recommended, so nothing can be said about where you draw the line.")
	add(t.Judgements > 0 && t.Sensitivity == nil, "How often you and the ranges agree is a count here. "+t.Reason)
	add(unreviewed(t.Examples), "No practitioner has reviewed some of these ranges yet: they are what their authors would defend.")
	add(!w.last().Ended, "The run hasn't ended, and what is said here holds up to where it stands.")
	add(onlyLate(d), "Every minute was worked past contracted hours, so this says nothing about how the working day was laid out.")
	add(made > 0, "The log holds what was decided and when. It doesn't hold what you saw, weighed or assumed; where it holds no decision about something, you may have known of it all the same.")
	if made > 0 && len(d.Stress.Events) == 0 {
		own = append(own, "No desk offered to talk something heavy over, so nothing can be said about what was carried home.")
	}
	if days := len(d.Stress.Days); days > 0 && days < 5 {
		own = append(own, sim.Say("%s of strain can't say anything about a winter: how fast it builds up, and what it does, takes weeks to see.", plural(days, "day", "days")))
	}
	return list, own
}

func (w *walk) onlyEnding() bool {
	for i := 1; i < len(w.made); i++ {
		if w.made[i].offer.Verb != sim.VerbEnd {
			return false
		}
	}
	return true
}

func unreviewed(judgements []Judgement) bool {
	for _, j := range judgements {
		if j.Agreement == sim.NotReviewed {
			return true
		}
	}
	return false
}

func onlyLate(d Debrief) bool {
	worked := 0
	for _, day := range d.Stress.Days {
		worked += day.Worked
	}
	return worked > 0 && worked == d.Stress.Overtime.Minutes
}
