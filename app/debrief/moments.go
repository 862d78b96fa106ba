package debrief

import (
	"cmp"
	"slices"

	"caseload/app/sim"
)

// moments returns what was done, linked to frameworks by the rules, in the order
// in which it happened. What has no rule is left out.
func (w *walk) moments(d Debrief, published []sim.Published, links Links) []Moment {
	var found []Moment
	found = append(found, judged(d.Prioritising.Triage.Examples)...)
	found = append(found, w.history()...)
	found = append(found, kept(d.Prioritising.Revision)...)
	found = append(found, sessions(d.Supervision)...)
	for _, r := range d.Stress.Load.Raised {
		found = append(found, Moment{Play: "capacity-raised", Turn: r.Turn, At: r.At, On: r.To, What: r.asMoment()})
	}
	found = append(found, w.voices(published)...)
	if o := d.Stress.Overtime; o.Days >= lateDays {
		found = append(found, Moment{Play: "worked-late", Turn: w.last().Turn, What: o.late()})
	}
	for _, k := range d.Prioritising.Dates.List {
		if k.State == sim.DateMissed {
			found = append(found, Moment{Play: "reason-missing", Turn: w.last().Turn, At: k.Due, iso: k.ISO, On: k.On, What: k.unexplained()})
		}
	}
	list := []Moment{}
	for _, m := range found {
		if rule, linked := links.rule(m.Play); linked {
			m.Frameworks, m.Prompt = rule.Frameworks, rule.Prompt
			m.Day = w.dayOf(m)
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b Moment) int { return cmp.Compare(a.Turn, b.Turn) })
	return list
}

// dayOf returns the number of the working day that a moment is about: the day of
// its date, if the run has a day of that date, and otherwise that of its turn.
func (w *walk) dayOf(m Moment) int {
	day := w.last().Scenario.Day
	for i := range w.steps {
		switch d := &w.steps[i].Desk; {
		case m.iso != "" && d.Clock.ISO == m.iso:
			return d.Scenario.Day
		case d.Turn == m.Turn:
			day = d.Scenario.Day
		}
	}
	return day
}

// lateDays is the number of days past their hours from which on they make a
// moment.
const lateDays = 3

func judged(judgements []Judgement) []Moment {
	var list []Moment
	for _, j := range judgements {
		m := Moment{Turn: j.Turn, At: j.At, On: j.On}
		if j.Turn == 0 {
			m.Turn, m.At = j.Shown, j.ShownAt
		}
		switch {
		case j.Verdict == Within && isUrgent(j.Tier) && j.Met == InTime && len(j.Beside) > 0:
			m.Play, m.What = "urgent-first", j.putFirst()
		case j.Met == Worked:
			continue
		case (j.Verdict == Lower || j.Verdict == NotOffered) && slices.Min(j.Range) <= "P2":
			m.Play, m.What = "risk-left", j.beside()
		case j.Verdict == Higher:
			m.Play, m.What = "quicker-than-range", j.beside()
		default:
			continue
		}
		list = append(list, m)
	}
	return list
}

// history finds the cases about which a paper was opened before their tier was
// first set again.
func (w *walk) history() []Moment {
	var list []Moment
	for _, id := range w.order {
		if len(w.read[id]) == 0 || len(w.triaged[id]) == 0 || w.read[id][0] > w.triaged[id][0] {
			continue
		}
		i := w.read[id][0]
		list = append(list, Moment{Play: "history-first", Turn: w.desk(i).Turn, At: when(w.desk(i)), On: id,
			What: readFirst(w.files[id].Name, w.did(i))})
	}
	return list
}

// kept finds the cases about which something new came that could be answered, or
// for which a range is published, and about which nothing was then decided: each
// case once, at the first time. Other news may need no response, such as that all
// is well.
func kept(r Revision) []Moment {
	var list []Moment
	seen := map[string]bool{}
	for _, one := range r.List {
		if one.TierAfter == nil && one.ActAfter == nil && (one.asked || len(one.Range) > 0) && !seen[one.On] {
			seen[one.On] = true
			list = append(list, Moment{Play: "view-kept", Turn: one.Turn, At: one.At, On: one.On, What: one.unanswered()})
		}
	}
	return list
}

func sessions(s Supervision) []Moment {
	var list []Moment
	for _, one := range s.Sessions {
		if one.letGo() {
			list = append(list, Moment{Play: "supervision-let-go", Turn: one.seen, At: one.Date + ", " + one.At, iso: one.iso, On: one.With, What: one.wasLetGo()})
		}
	}
	return list
}

// voices finds tasks done in a way in which, as the scenario says, a child was
// seen alone or somebody was asked what they want.
func (w *walk) voices(published []sim.Published) []Moment {
	heard := map[string]sim.Published{}
	for _, p := range published {
		if p.Task != "" {
			heard[p.Task] = p
		}
	}
	begun := map[string]bool{} // the way is chosen when the task is begun
	var list []Moment
	for i := range w.made {
		m := w.made[i]
		if m.offer.ID != sim.VerbWork+":"+m.offer.On || m.undo || begun[m.offer.On] { // handing it to somebody else isn't doing it
			continue
		}
		begun[m.offer.On] = true
		if heard[m.offer.On].Heard(m.offer.Chosen(*w.steps[i].Decision, "how")) {
			how := ""
			if way, several := m.offer.Field("how"); several && m.offer.Chosen(*w.steps[i].Decision, "how") != way.Default {
				how = chosenLabelOf(m.offer, *w.steps[i].Decision, "how")
			}
			list = append(list, Moment{Play: "voice-heard", Turn: w.desk(i).Turn, At: when(w.desk(i)), On: m.on, What: doneSo(m.offer.Label, how)})
		}
	}
	return list
}
