package debrief

import (
	"cmp"
	"slices"
	"strings"

	"caseload/app/sim"
)

// Undone is something that was due and not done when the run ended.
type Undone struct {
	On   string       `json:"on"`   // the case's id; "" if it is about none
	Name string       `json:"name"` // the case's name
	Tier string       `json:"tier"`
	What string       `json:"what"`
	Due  string       `json:"due"`  // "Thursday 5 March"; "" if no day was set
	Knew sim.Sentence `json:"knew"` // who had been told, as far as decisions show
	Told bool         `json:"told"` // somebody had been

	iso string
}

// undone lists what was due and not done by the end, from the last desk: dates that
// passed, work that was due, questions without an answer, and people with an urgent
// tier whom the student hadn't seen.
func (w *walk) undone() []Undone {
	desk, list := w.last(), []Undone{}
	until := desk.Clock.ISO
	if desk.Ended && desk.Review != nil {
		until = desk.Review.ISO // what is due on the next morning wasn't left
	}
	add := func(u Undone) {
		if u.iso <= until && !slices.ContainsFunc(list, func(x Undone) bool { return x.On == u.On && x.What == u.What }) {
			u.Knew, u.Told = w.told(u)
			list = append(list, u)
		}
	}
	for _, t := range desk.Tasks {
		if (t.Today || t.Overdue) && t.By == "" {
			file, _ := desk.Case(t.On)
			add(Undone{On: t.On, Name: file.Name, Tier: file.Tier, What: t.Title, Due: t.Due, iso: t.DueISO})
		}
	}
	for _, f := range desk.Cases {
		for _, d := range f.Dates {
			if d.State == sim.DateMissed {
				add(Undone{On: f.ID, Name: f.Name, Tier: f.Tier, What: d.What, Due: d.Due, iso: d.ISO})
			}
		}
		if f.Tier != "" && f.Tier <= "P1" && f.LastSeenISO == "" {
			add(Undone{On: f.ID, Name: f.Name, Tier: f.Tier, What: notSeen, iso: until})
		}
	}
	for _, l := range desk.Inbox {
		if l.Waiting && l.Kind != sim.KindExchange {
			file, _ := desk.Case(l.On)
			add(Undone{On: l.On, Name: file.Name, Tier: file.Tier, What: withoutAnswer(l), iso: until})
		}
	}
	slices.SortStableFunc(list, func(a, b Undone) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.Tier, "P5"), cmp.Or(b.Tier, "P5")), cmp.Compare(a.iso, b.iso))
	})
	return list
}

// told says who had been told of something by the end: a manager who was shown it as
// evidence, a colleague with whom its case was talked over from the day it was due, or a
// manager who heard in supervision from that day how much there is to do.
func (w *walk) told(u Undone) (knew sim.Sentence, is bool) {
	spoken, heard := "", ""
	for i := 1; i < len(w.steps); i++ {
		m, desk := w.made[i], w.desk(i)
		if m.undo {
			continue
		}
		switch {
		case m.offer.Verb == sim.VerbRaise && shownIn(desk, u):
			return knewOfIt(personOn(desk, m.offer.On)), true
		case m.offer.Verb == sim.VerbRaise && desk.Clock.ISO >= u.iso:
			return raisedWith(personOn(desk, m.offer.On)), true
		case desk.Clock.ISO >= u.iso && saysLoad(m.offer, *w.steps[i].Decision):
			heard = heardBy(desk, m.offer)
		case u.On == "" || desk.Clock.ISO < u.iso:
		case m.offer.Verb == sim.VerbContact && m.on == u.On && m.offer.Chosen(*w.steps[i].Decision, "about") == u.On:
			spoken = personOn(desk, m.offer.On)
		case w.sessionHeld(i) && slices.Contains(strings.Fields(m.offer.Chosen(*w.steps[i].Decision, "cases")), u.On):
			spoken = supervisor(desk, m.offer)
		}
	}
	if spoken != "" {
		return spokenWith(spoken), true
	}
	if heard != "" {
		return raisedWith(heard), true
	}
	return toldNobody, false
}

// saysLoad reports whether a decision said in supervision how much there is to do, in words
// that the desk offered or in twenty minutes that were asked for. Words of the student's
// own may say anything.
func saysLoad(o sim.Offer, d sim.Decision) bool {
	adHoc := o.ID == sim.VerbSupervise+":adhoc" && o.Chosen(d, "on") == "workload"
	return adHoc || o.Verb == sim.VerbAnswer && o.Serves == "mediation" && !o.Own
}

// heardBy returns the name of whoever heard what was said in supervision.
func heardBy(desk sim.Desk, o sim.Offer) string {
	if letter, asked := desk.Letter(o.On); asked {
		return letter.From
	}
	return supervisor(desk, o)
}

// supervisor returns the name of whoever a session of supervision is with.
func supervisor(desk sim.Desk, o sim.Offer) string {
	if desk.Supervision != nil && o.ID != sim.VerbSupervise+":adhoc" {
		return desk.Supervision.With
	}
	return personOn(desk, o.On)
}

// shownIn reports whether the evidence on a desk names something that was due.
func shownIn(desk sim.Desk, u Undone) bool {
	for _, e := range desk.Evidence {
		for _, d := range e.Dates {
			file, _ := desk.Case(d.Case)
			if d.Case == u.On && d.Place < len(file.Dates) && file.Dates[d.Place].What == u.What {
				return true
			}
		}
	}
	return false
}
