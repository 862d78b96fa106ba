package debrief

import (
	"slices"

	"caseload/app/sim"
	"caseload/app/sim/work"
)

// groups are the broader kinds of work that are shown, with the kinds in them.
// Breaks are in none.
var groups = []struct {
	what  string
	kinds []work.Kind
}{
	{"direct work", []work.Kind{work.Direct}}, {"travel", []work.Kind{work.Travel}},
	{"recording", []work.Kind{work.Recording}}, {"supervision", []work.Kind{work.Supervision}},
	{"meetings", []work.Kind{work.Meetings}}, {"assessments and reports", []work.Kind{work.Assessing}},
	{"reading", []work.Kind{work.Reading}}, {"calls and talking", []work.Kind{work.Answering, work.Consulting}},
	{"triage", []work.Kind{work.Triage}}, {"learning", []work.Kind{work.Learning}}, {"other work", []work.Kind{work.Other}},
}

// hours says how the working minutes were spent.
func (w *walk) hours() Hours {
	h := Hours{Rule: hoursRule, Total: minutesOn(w.last()), List: append([]sim.Spent{}, w.last().Spent...)}
	h.Groups = grouped(h.List)
	h.Quadrants = w.quadrants()
	h.Sentence = h.sentence()
	return h
}

// grouped sums minutes by the groups of their kinds, most first.
func grouped(list []sim.Spent) []Group {
	sums := []Group{}
	for _, group := range groups {
		sum := Group{What: group.what}
		for _, s := range list {
			if slices.Contains(group.kinds, s.Kind) {
				sum.Minutes += s.Minutes
			}
		}
		if sum.Minutes > 0 {
			sums = append(sums, sum)
		}
	}
	slices.SortStableFunc(sums, func(a, b Group) int { return b.Minutes - a.Minutes })
	return sums
}

// quadrants sums the minutes of all decisions by urgency and importance.
func (w *walk) quadrants() []Quadrant {
	q := []Quadrant{{true, true, 0}, {false, true, 0}, {true, false, 0}, {false, false, 0}}
	for i := 1; i < len(w.steps); i++ {
		urgent, important := w.sort(i)
		for k := range q {
			if q[k].Urgent == urgent && q[k].Important == important {
				q[k].Minutes += w.took(i)
			}
		}
	}
	return q
}

// sort returns whether the decision that led to step i was urgent, and whether it
// was important.
func (w *walk) sort(i int) (urgent, important bool) {
	m, desk := w.made[i], w.desk(i)
	file, _ := desk.Case(m.on)
	important = file.Tier != "" && file.Tier <= "P2" || m.offer.Verb == sim.VerbSupervise || m.offer.ID == sim.VerbWork+":learning"
	if letter, about := desk.Letter(m.offer.On); about {
		urgent = letter.Urgent
		if m.offer.Verb == sim.VerbTriage {
			important = m.offer.Chosen(*w.steps[i].Decision, "tier") <= "P2"
		}
	}
	task, _ := desk.Task(m.offer.On)
	return urgent || task.Today, important
}
