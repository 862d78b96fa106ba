package policy

import (
	"slices"
	"strings"

	"caseload/app/sim"
)

// look is a desk with what every policy asks of it.
type look struct{ sim.Desk }

// take returns the bare offer with this id, and whether the desk makes it.
func (l *look) take(id string) (sim.Decision, bool) {
	_, ok := l.Offer(id)
	return sim.Decision{Offer: id}, ok
}

// of returns the offers of a verb that concern something; on "" returns all of them.
func (l *look) of(verb, on string) []sim.Offer {
	list := l.OffersOf(verb)
	if on != "" {
		list = slices.DeleteFunc(list, func(o sim.Offer) bool { return o.On != on })
	}
	return list
}

// reply answers a letter with the answer that the desk happens to show first,
// or recommends a tier.
func (l *look) reply(letter sim.Letter, tier string) (sim.Decision, bool) {
	if letter.Kind == sim.KindReferral {
		d, ok := l.take(sim.VerbTriage + ":" + letter.ID)
		d.With = map[string]string{"tier": tier}
		return d, ok
	}
	if answers := l.of(sim.VerbAnswer, letter.ID); len(answers) > 0 {
		return sim.Decision{Offer: answers[0].ID}, true
	}
	return sim.Decision{}, false
}

// work is the offer to do a task oneself, as planned; false while it can't be
// begun.
func (l *look) work(job sim.Job) (sim.Decision, bool) { return l.take(sim.VerbWork + ":" + job.ID) }

// left is the minutes to the end of contracted hours.
func (l *look) left() int { return l.Clock.Contracted - l.Clock.Minute }

// home goes home; where that isn't offered, nothing is.
func home() sim.Decision { return sim.Decision{Offer: sim.VerbEnd} }

// admin is what is left when nothing else is.
func (l *look) admin() sim.Decision {
	if d, ok := l.take(sim.VerbWork + ":desk"); ok {
		return d
	}
	return home()
}

// firstJob does the first of the tasks that can be done.
func (l *look) firstJob(jobs []sim.Job) (sim.Decision, bool) {
	for _, job := range jobs {
		if d, ok := l.work(job); ok {
			return d, true
		}
	}
	return sim.Decision{}, false
}

// byDue are the tasks with a date, soonest first, and then the others.
func (l *look) byDue() []sim.Job {
	jobs := slices.Clone(l.Tasks)
	slices.SortStableFunc(jobs, func(a, b sim.Job) int { return rank(a) - rank(b) })
	return jobs
}

func rank(j sim.Job) int {
	switch {
	case j.Overdue:
		return 0
	case j.Today:
		return 1
	case j.Due != "":
		return 2
	}
	return 3
}

// tired says that a policy has sat long enough at its desk: free decisions
// could otherwise keep it there for ever.
func tired(d sim.Desk) bool { return d.Turn > patience }

// has says whether the words of an offer begin like this.
func has(o sim.Offer, prefix string) bool { return strings.HasPrefix(o.ID, prefix) }
