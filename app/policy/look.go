package policy

import (
	"slices"
	"strings"

	"caseload/app/sim"
	"caseload/app/sim/work"
)

// look adds to a desk the queries that several policies need.
type look struct{ sim.Desk }

// take returns the decision on the offer with this id, with no fields set, and
// whether the desk makes the offer.
func (l *look) take(id string) (sim.Decision, bool) {
	_, ok := l.Offer(id)
	return sim.Decision{Offer: id}, ok
}

// of returns the offers of a verb that concern the thing with id on, or all
// offers of the verb if on is "".
func (l *look) of(verb, on string) []sim.Offer {
	var list []sim.Offer
	for i := range l.Offers {
		if o := &l.Offers[i]; o.Verb == verb && (on == "" || o.On == on) {
			list = append(list, *o)
		}
	}
	return list
}

// reply answers a question with the answer that the desk shows first, or
// recommends a tier on a referral. It returns false if there is nothing to
// answer.
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

// talks answers the question of a conversation that waits, if there is one, with a
// reply that takes up one of these functions of supervision, the earlier ones first, or
// with the first reply. "" stands for a reply that takes up none. A policy has no words
// of its own. Nobody goes home in the middle of a conversation.
func (l *look) talks(functions ...string) (sim.Decision, bool) {
	i := slices.IndexFunc(l.Waiting(), func(letter sim.Letter) bool { return letter.Kind == sim.KindExchange })
	if i < 0 {
		return sim.Decision{}, false
	}
	letter := l.Waiting()[i]
	for _, function := range functions {
		for _, o := range l.of(sim.VerbAnswer, letter.ID) {
			if o.Serves == function && !o.Own {
				return sim.Decision{Offer: o.ID}, true
			}
		}
	}
	return l.reply(letter, "")
}

// goes holds supervision when its time has come, with nothing prepared, and asks for
// another time if it was called off.
func (l *look) goes() (sim.Decision, bool) {
	for _, o := range l.of(sim.VerbSupervise, "") {
		if has(o, sim.VerbSupervise+":session") || has(o, sim.VerbSupervise+":rearrange") {
			return sim.Decision{Offer: o.ID}, true
		}
	}
	return sim.Decision{}, false
}

// kept returns the tasks that can be begun without missing supervision: a visit isn't
// interrupted when its time comes, and nobody waits for longer than late minutes.
func (l *look) kept(jobs []sim.Job) []sim.Job {
	const late = 30
	s := l.Supervision
	if s == nil || s.State != sim.SessionDue || s.When < l.Clock.When {
		return jobs
	}
	return slices.DeleteFunc(slices.Clone(jobs), func(j sim.Job) bool {
		return j.Kind == work.Visit && int(s.When-l.Clock.When) < j.Minutes-late
	})
}

// work returns the decision to do a task oneself as planned, and whether it can
// be begun now.
func (l *look) work(job sim.Job) (sim.Decision, bool) { return l.take(sim.VerbWork + ":" + job.ID) }

// left returns the minutes until the end of contracted hours, negative after
// it.
func (l *look) left() int { return l.Clock.Contracted - l.Clock.Minute }

// home returns the decision to go home. The desk always offers it until the
// play has ended.
func home() sim.Decision { return sim.Decision{Offer: sim.VerbEnd} }

// admin is the fallback: it catches up on email and recording, or goes home if
// that isn't offered.
func (l *look) admin() sim.Decision {
	if d, ok := l.take(sim.VerbWork + ":desk"); ok {
		return d
	}
	return home()
}

// firstJob does the first of the tasks that can be done now.
func (l *look) firstJob(jobs []sim.Job) (sim.Decision, bool) {
	for _, job := range jobs {
		if d, ok := l.work(job); ok {
			return d, true
		}
	}
	return sim.Decision{}, false
}

// byDue returns the tasks with a date, soonest first, followed by the others.
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

// tired reports whether a play has gone on for more turns than patience allows.
// Decisions that take no time could otherwise keep a policy at its desk for
// ever.
func tired(d sim.Desk) bool { return d.Turn > patience }

// has reports whether an offer's id starts with a prefix.
func has(o sim.Offer, prefix string) bool { return strings.HasPrefix(o.ID, prefix) }
