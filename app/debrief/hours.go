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
	{"finding out", findingOut}, {"calls and answers", []work.Kind{work.Answering}},
	{"triage", []work.Kind{work.Triage}}, {"learning", []work.Kind{work.Learning}}, {"other work", []work.Kind{work.Other}},
}

// findingOut are the kinds of work in which something is read or asked. It is neither
// urgent nor important before one knows what it finds.
var findingOut = []work.Kind{work.Reading, work.Consulting}

// hours says how the working minutes were spent.
func (w *walk) hours() Hours {
	h := Hours{Rule: hoursRule, Total: minutesOn(w.last()), List: append([]sim.Spent{}, w.last().Spent...)}
	h.Groups = grouped(h.List)
	h.FindingOut = foundOut(w.last())
	h.Quadrants, h.Scheduled = w.quadrants()
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

// foundOut returns the minutes of finding out since the run began.
func foundOut(desk sim.Desk) int {
	sum := 0
	for _, s := range desk.Spent {
		if slices.Contains(findingOut, s.Kind) {
			sum += s.Minutes
		}
	}
	return sum
}

// quadrants sums the minutes of all decisions, without those of finding out, by
// urgency and importance. Of what was neither it also returns the minutes on families
// that were held at a tier.
func (w *walk) quadrants() (q []Quadrant, scheduled int) {
	q = []Quadrant{{true, true, 0}, {false, true, 0}, {true, false, 0}, {false, false, 0}}
	for i := 1; i < len(w.steps); i++ {
		urgent, important := w.sort(i)
		minutes := w.took(i) - (foundOut(w.steps[i].Desk) - foundOut(w.desk(i)))
		for k := range q {
			if q[k].Urgent == urgent && q[k].Important == important {
				q[k].Minutes += minutes
			}
		}
		if w.tierAt(i, w.made[i].on) != "" && !urgent && !important {
			scheduled += minutes
		}
	}
	return q, scheduled
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
