package policy

import (
	"slices"
	"strings"

	"caseload/app/sim"
	"caseload/app/sim/work"
)

// Careful deals with new information first and, before answering, reads the
// related papers if that is quick. It plans its day, sees the cases with the
// most pressing tiers first, uses supervision and takes up what is opened there,
// takes lunch and a talk after something distressing, tells its manager when it is
// too much, does some of the routine work every day, and goes home on time.
func Careful(d sim.Desk, _ Pick) sim.Decision {
	l := &look{d}
	if d, ok := l.talks("support", "mediation", "development", "management"); ok {
		return d
	}
	if tired(d) {
		return home()
	}
	if l.left() <= 0 {
		return l.leaves()
	}
	steps := []func() (sim.Decision, bool){l.hears, l.revises, l.looksAfter, l.supervises, l.raises, l.lays, l.reads, l.clears, l.does}
	if l.left() < packsUp {
		steps = steps[:2]
	}
	for _, step := range steps {
		if d, ok := step(); ok {
			return d
		}
	}
	if l.left() < packsUp {
		return l.leaves()
	}
	return l.admin()
}

// packsUp is how many minutes before the end of the day nothing more is begun.
const packsUp = 15

// leaves goes home. On the last day it first sets the tiers that it has to confirm.
func (l *look) leaves() sim.Decision {
	if d, ok := l.revises(); ok && l.lastHour() {
		return d
	}
	return home()
}

// quick is the longest reading, in minutes, that is done before an answer.
const quick = 10

// hears answers a waiting letter. If the letter can wait, hears first opens a
// paper of its case that is quick to read.
func (l *look) hears() (sim.Decision, bool) {
	for _, letter := range l.Waiting() {
		if letter.RingsOff == "" && letter.On != "" {
			for _, o := range l.of(sim.VerbRead, letter.On) {
				if o.Minutes <= quick {
					return sim.Decision{Offer: o.ID}, true
				}
			}
		}
		if d, ok := l.reply(letter, soon(letter)); ok {
			return d, true
		}
	}
	return sim.Decision{}, false
}

// soon returns the tier to recommend on a referral: today if somebody rings
// about it as urgent, otherwise two to three days, however alarming a letter
// sounds.
func soon(letter sim.Letter) string {
	if letter.Urgent && letter.By == sim.ByPhone {
		return "P1"
	}
	return "P2"
}

// lastHour reports whether the scenario's last day is nearly over: then Careful sets the
// tiers again that news hasn't changed, for whoever goes on with them.
func (l *look) lastHour() bool {
	return l.Scenario.Day == l.Scenario.Days && l.left() <= 45
}

// How long news counts, in minutes: a weekend for a tier that it may raise, and little
// more than a day for one that it leaves as it was.
const (
	raisesFor   = 3 * 24 * 60
	confirmsFor = 25 * 60
)

// revises raises the tier of a case with news by one step, to P1 at most. A case
// without a tier gets P2. A tier that stays the same is set again once, in the last hour.
func (l *look) revises() (sim.Decision, bool) {
	for _, f := range l.Cases {
		if !f.News || f.Tier != "" && !l.heard(f.ID, raisesFor) || up(f.Tier) == f.Tier && !(l.lastHour() && l.heard(f.ID, confirmsFor)) {
			continue
		}
		d, ok := l.take(sim.VerbTriage + ":" + f.ID)
		if ok {
			d.With = map[string]string{"tier": up(f.Tier)}
			return d, true
		}
	}
	return sim.Decision{}, false
}

// heard reports whether somebody has said or written something about the case within
// that many minutes. What a manager decided and what was asked for don't count: they
// follow from a view of the case.
func (l *look) heard(id string, within int) bool {
	return slices.ContainsFunc(l.Inbox, func(letter sim.Letter) bool {
		return letter.On == id && int(l.Clock.When-letter.When) < within && letter.Kind != sim.KindDecision && letter.Kind != sim.KindAdvice
	})
}

// up returns the tier one step more urgent, but no higher than P1 unless it
// was.
func up(tier string) string {
	switch tier {
	case "P0", "P1":
		return tier
	case "P2":
		return "P1"
	}
	return "P2"
}

// looksAfter takes lunch, or talks over something distressing. What could be waited for
// is met when its time has come.
func (l *look) looksAfter() (sim.Decision, bool) {
	for _, o := range l.of(sim.VerbRecover, "") {
		if o.On == "" && !has(o, sim.VerbRecover+":break") {
			return sim.Decision{Offer: o.ID}, true
		}
	}
	return sim.Decision{}, false
}

// supervises holds supervision when its time has come, with all four functions
// on the agenda, and asks for another time if it was cancelled.
func (l *look) supervises() (sim.Decision, bool) {
	for _, o := range l.of(sim.VerbSupervise, "") {
		switch {
		case has(o, sim.VerbSupervise+":session"):
			return sim.Decision{Offer: o.ID, With: l.wholeAgenda(o)}, true
		case has(o, sim.VerbSupervise+":rearrange"):
			return sim.Decision{Offer: o.ID}, true
		}
	}
	return sim.Decision{}, false
}

// wholeAgenda returns the fields for a session that serves all four functions:
// up to three cases, a decision on one of them, learning, workload and
// feelings.
func (l *look) wholeAgenda(o sim.Offer) map[string]string {
	with := map[string]string{"learning": "yes", "workload": "yes", "feelings": "yes"}
	for _, f := range o.Fields {
		var values []string
		for _, option := range f.Options {
			values = append(values, option.Value)
		}
		switch f.Name {
		case "cases":
			with["cases"] = strings.Join(values[:min(3, len(values))], " ")
		case "decision":
			with["decision"] = values[min(1, len(values)-1)]
		}
	}
	return with
}

// raises tells the manager if the load is near the ceiling or above it. The
// desk offers that once a day.
func (l *look) raises() (sim.Decision, bool) {
	if l.Load.Band == "within" {
		return sim.Decision{}, false
	}
	for _, o := range l.of(sim.VerbRaise, "") {
		ask := "reallocate"
		if l.Load.Band == "near" {
			ask = "joint"
		}
		last := ""
		if len(l.Cases) > 0 {
			last = l.Cases[len(l.Cases)-1].ID
		}
		return sim.Decision{Offer: o.ID, With: map[string]string{"ask": ask, "case": last}}, true
	}
	return sim.Decision{}, false
}

// lays plans the day with up to five tasks, if nothing is planned yet.
func (l *look) lays() (sim.Decision, bool) {
	if slices.ContainsFunc(l.Tasks, func(j sim.Job) bool { return j.Planned > 0 }) || len(l.Tasks) == 0 {
		return sim.Decision{}, false
	}
	d, ok := l.take(sim.VerbPlan)
	var ids []string
	for _, job := range l.wanted() {
		if _, can := l.work(job); can && len(ids) < 5 {
			ids = append(ids, job.ID)
		}
	}
	d.With = map[string]string{"tasks": strings.Join(ids, " ")}
	return d, ok && len(ids) > 0
}

// wanted returns the tasks in the order in which Careful does them: tasks due
// soon and cases with a pressing tier first, visits and calls before paperwork.
func (l *look) wanted() []sim.Job {
	jobs := l.byDue()
	slices.SortStableFunc(jobs, func(a, b sim.Job) int { return l.weight(a) - l.weight(b) })
	return jobs
}

func (l *look) weight(j sim.Job) int {
	weight := 10 + 2*rank(j)
	if f, ok := l.Case(j.On); ok && f.Tier != "" {
		weight += 2 * int(f.Tier[1]-'0')
	}
	if j.Kind == work.Visit || j.Kind == work.Call {
		weight -= 3
	}
	return weight
}

// reads opens unread papers of cases with a tier of P0 to P2, if they can be
// read within hours.
func (l *look) reads() (sim.Decision, bool) {
	for _, f := range l.Cases {
		if f.Tier == "" || f.Tier > "P2" {
			continue
		}
		for _, o := range l.of(sim.VerbRead, f.ID) {
			if o.Minutes < l.left() {
				return sim.Decision{Offer: o.ID}, true
			}
		}
	}
	return sim.Decision{}, false
}

// Careful begins a day with routine work if at least few things are waiting and it is
// no later than early, in minutes since the start of the day.
const (
	early = 20
	few   = 4
)

// clears does a block of routine work at the beginning of the day.
func (l *look) clears() (sim.Decision, bool) {
	if l.Clock.Minute > early || len(l.Routine) < few {
		return sim.Decision{}, false
	}
	return l.take(sim.VerbWork + ":desk")
}

// untilEvening reports whether a task can be done until the end of contracted hours.
func (l *look) untilEvening(offer string) bool {
	o, _ := l.Offer(offer)
	part, _ := o.Field("part")
	return slices.ContainsFunc(part.Options, func(option sim.Option) bool { return option.Value == "until" })
}

// does the first of the wanted tasks that fits into the contracted hours, or as much of
// a long one as does.
func (l *look) does() (sim.Decision, bool) {
	for _, job := range l.kept(l.wanted()) {
		d, ok := l.work(job)
		switch {
		case !ok:
		case job.Minutes <= l.left():
			return d, true
		case l.untilEvening(d.Offer):
			d.With = map[string]string{"part": "until"}
			return d, true
		}
	}
	return sim.Decision{}, false
}
