package debrief

import (
	"cmp"
	"slices"

	"caseload/app/sim"
	"caseload/app/sim/work"
)

const fewPassed = 5

// attention compares what was taken up with what was visibly pressing at the
// time.
func (w *walk) attention() Order {
	o, worked := Order{Rule: orderRule, Passed: []Passed{}}, false
	for i := 1; i < len(w.steps); i++ {
		m := w.made[i]
		if m.undo || m.offer.Minutes == 0 || !chosenWork[m.offer.Verb] || w.inCompany(i, m.offer) {
			continue
		}
		worked = true
		pressing := pressingOn(w.desk(i))
		if len(pressing) == 0 {
			continue
		}
		o.Choices++
		if slices.ContainsFunc(pressing, func(p press) bool { return p.id == m.offer.On || p.on != "" && p.on == m.on }) {
			o.Pressing++
			continue
		}
		o.Passed = append(o.Passed, w.passed(i, pressing))
	}
	o.Sentence = o.sentence(worked)
	slices.SortStableFunc(o.Passed, func(a, b Passed) int { return cmp.Compare(b.Minutes, a.Minutes) })
	o.Passed = slices.Clip(o.Passed[:min(fewPassed, len(o.Passed))])
	return o
}

// chosenWork holds the verbs that take up a piece of work. To read or to ask isn't
// compared with it: what pressed most may only be known from that.
var chosenWork = map[string]bool{sim.VerbWork: true, sim.VerbAnswer: true, sim.VerbTriage: true}

// inCompany reports whether the offer taken at step i answers somebody whom the student is
// with. Nobody walks out of a conversation to take up something else, so that isn't
// compared.
func (w *walk) inCompany(i int, o sim.Offer) bool {
	l, ok := w.desk(i).Letter(o.On)
	return ok && o.Verb == sim.VerbAnswer && (l.By == sim.InPerson || l.By == sim.AtVisit)
}

func (w *walk) passed(i int, pressing []press) Passed {
	desk := w.desk(i)
	p := Passed{Turn: desk.Turn, At: when(desk), Did: w.what(i), Minutes: w.took(i), Waiting: make([]string, len(pressing))}
	for k := range pressing {
		p.Waiting[k] = pressing[k].title
	}
	p.Sentence = p.sentence()
	return p
}

// press is something pressing on a desk.
type press struct{ id, on, title string }

// pressingOn returns what a desk shows to be pressing and could be begun there.
func pressingOn(desk sim.Desk) []press {
	var list []press
	for _, l := range desk.Waiting() {
		if couldNotWait(l) {
			list = append(list, press{l.ID, caseOrNone(desk, l.On), letterTitle(l)})
		}
	}
	var held map[string]bool
	for _, o := range desk.OffersOf(sim.VerbWork) {
		if o.On == "" || o.ID != sim.VerbWork+":"+o.On {
			continue
		}
		if held == nil {
			held = heldUrgent(desk)
		}
		if t, ok := desk.Task(o.On); ok && t.Kind != work.WriteUp && (t.Today || held[t.On]) {
			list = append(list, press{t.ID, caseOrNone(desk, t.On), t.Title})
		}
	}
	return list
}

func heldUrgent(desk sim.Desk) map[string]bool {
	held := map[string]bool{}
	for _, f := range desk.Cases {
		held[f.ID] = isUrgent(f.Tier)
	}
	return held
}

// took returns the working minutes that the decision of step i took, without
// breaks.
func (w *walk) took(i int) int { return minutesOn(w.steps[i].Desk) - minutesOn(w.desk(i)) }

// minutesOn returns the minutes worked since the run began, without breaks.
func minutesOn(desk sim.Desk) int {
	sum := 0
	for _, s := range desk.Spent {
		if s.Kind != work.Break {
			sum += s.Minutes
		}
	}
	return sum
}
