package debrief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"caseload/app/sim"
)

const orderRule = "Pressing is what the desk showed to be so: something marked urgent that waited for an answer, a referral that nobody had weighed, work due that day or overdue, and work on a case that you held at P0 or P1, where it could be begun. " +
	"Counted are the pieces of work that you chose while something pressing could have been taken up. Breaks, supervision and going home are not counted. " +
	"There can be good reasons for the other order: this says what was there, and not that it was wrong."

const nothingWorked = "You chose no piece of work, so nothing can be said about what you took up first."

const nothingChosen = "Nothing pressing could have been taken up when you chose your work."

const fewPassed = 5

// attention compares what was taken up with what was visibly pressing at the
// time.
func (w *walk) attention() Order {
	o, worked := Order{Rule: orderRule, Passed: []Passed{}}, false
	for i := 1; i < len(w.steps); i++ {
		m := w.made[i]
		if m.undo || m.offer.Minutes == 0 || !chosenWork[m.offer.Verb] {
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
	o.Sentence = nothingChosen
	if !worked {
		o.Sentence = nothingWorked
	}
	if o.Choices > 0 {
		o.Sentence = sim.Say("Something pressing could have been taken up %s when you chose your work; %s you took it up.", times(o.Choices), times(o.Pressing))
	}
	slices.SortStableFunc(o.Passed, func(a, b Passed) int { return cmp.Compare(b.Minutes, a.Minutes) })
	o.Passed = slices.Clip(o.Passed[:min(fewPassed, len(o.Passed))])
	return o
}

// chosenWork holds the verbs that take up a piece of work.
var chosenWork = map[string]bool{sim.VerbWork: true, sim.VerbRead: true, sim.VerbContact: true, sim.VerbAnswer: true, sim.VerbTriage: true}

func (w *walk) passed(i int, pressing []press) Passed {
	desk := w.desk(i)
	p := Passed{Turn: desk.Turn, At: when(desk), Did: w.what(i), Minutes: w.took(i), Waiting: make([]string, len(pressing))}
	for k := range pressing {
		p.Waiting[k] = pressing[k].title
	}
	p.Sentence = sim.Say("%s: you chose %s (%s) while this could have been taken up: %s.", p.At, quote(p.Did), Length(p.Minutes), listed(p.Waiting))
	return p
}

// press is something pressing on a desk.
type press struct{ id, on, title string }

// pressingOn returns what a desk shows to be pressing and could be begun there.
func pressingOn(desk sim.Desk) []press {
	var list []press
	for _, l := range desk.Waiting() {
		if l.Urgent || l.Kind == sim.KindReferral {
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
		if t, ok := desk.Task(o.On); ok && (t.Today || held[t.On]) {
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

// listed names up to three things, and says how many more there are.
func listed(list []string) string {
	const most = 3
	if len(list) <= most {
		return join(list)
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:most], ", "), len(list)-most)
}

// took returns the working minutes that the decision of step i took, without
// breaks.
func (w *walk) took(i int) int { return minutesOn(w.steps[i].Desk) - minutesOn(w.desk(i)) }

// minutesOn returns the minutes worked since the run began, without breaks.
func minutesOn(desk sim.Desk) int {
	sum := 0
	for _, s := range desk.Spent {
		if s.Kind != sim.WorkBreak {
			sum += s.Minutes
		}
	}
	return sum
}
