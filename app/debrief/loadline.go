package debrief

import (
	"slices"

	"caseload/app/sim"
)

// Weighed is load and its ceiling at a desk where either had changed, or where
// load was raised with a manager.
type Weighed struct {
	Instant
	Points  float64      `json:"points"`  // to a tenth
	Ceiling float64      `json:"ceiling"` // to a tenth
	Raised  bool         `json:"raised"`
	What    sim.Sentence `json:"what"` // what had changed, such as "Marsh came (9)"; "" if nothing had
}

// line returns load over the run: at the first desk and at each one where
// something had changed or load was raised.
func (w *walk) line() []Weighed {
	list := []Weighed{}
	for i := range w.steps {
		now := &w.steps[i].Desk.Load
		one := Weighed{Points: tenths(now.Points), Ceiling: tenths(now.Ceiling)}
		changed := i == 0
		if i > 0 {
			before := &w.steps[i-1].Desk.Load
			changed = now.Points != before.Points || now.Ceiling != before.Ceiling
			if changed {
				one.What = loadChange(*before, *now)
			}
			if w.made[i].offer.Verb == sim.VerbRaise {
				list = w.saidAt(list, i)
			}
		}
		if changed {
			one.Instant = w.instant(i)
			list = append(list, one)
		}
	}
	return list
}

// saidAt marks that load was raised at the desk before step i.
func (w *walk) saidAt(list []Weighed, i int) []Weighed {
	at, load := w.instant(i-1), &w.steps[i-1].Desk.Load
	if last := &list[len(list)-1]; last.Turn == at.Turn {
		last.Raised = true
		return list
	}
	return append(list, Weighed{Instant: at, Points: tenths(load.Points), Ceiling: tenths(load.Ceiling), Raised: true})
}

func partOf(load sim.LoadView, like sim.LoadPart) (sim.LoadPart, bool) {
	i := slices.IndexFunc(load.Parts, func(p sim.LoadPart) bool { return p.On == like.On })
	if i < 0 {
		return sim.LoadPart{}, false
	}
	return load.Parts[i], true
}
