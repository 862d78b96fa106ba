package debrief

import (
	"slices"

	"caseload/app/sim"
)

// groups maps kinds of work to the broader kinds that are shown.
var groups = map[sim.WorkKind]string{
	sim.WorkDirect: "direct work", sim.WorkTravel: "travel", sim.WorkRecording: "recording", sim.WorkSupervision: "supervision",
	sim.WorkMeeting: "meetings", sim.WorkAssessment: "assessments and reports", sim.WorkReading: "reading",
	sim.WorkAnswering: "calls and talking", sim.WorkConsult: "calls and talking", sim.WorkTriage: "triage",
	sim.WorkLearning: "learning", sim.WorkOther: "other work",
}

// hours says how the working minutes were spent.
func (w *walk) hours() Hours {
	h := Hours{Rule: hoursRule, Total: minutesOn(w.last()), List: append([]sim.Spent{}, w.last().Spent...), Groups: []Group{}}
	for _, s := range h.List {
		if s.Kind != sim.WorkBreak {
			h.add(s)
		}
	}
	slices.SortStableFunc(h.Groups, func(a, b Group) int { return b.Minutes - a.Minutes })
	h.Quadrants = w.quadrants()
	h.Sentence = h.sentence()
	return h
}

func (h *Hours) add(s sim.Spent) {
	name := groups[s.Kind]
	i := slices.IndexFunc(h.Groups, func(g Group) bool { return g.What == name })
	if i < 0 {
		i = len(h.Groups)
		h.Groups = append(h.Groups, Group{What: name})
	}
	h.Groups[i].Minutes += s.Minutes
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
