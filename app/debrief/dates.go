package debrief

import (
	"strconv"
	"strings"

	"caseload/app/sim"
)

// dates lists every date that a desk showed, as it was last shown. The dates of a
// case that has left the caseload are as they were when it left.
func (w *walk) dates() Dates {
	d := Dates{List: []Kept{}}
	reasons := w.reasons()
	for _, id := range w.order {
		f := w.files[id]
		for i, date := range f.Dates {
			k := Kept{Date: date, On: id, Case: f.Name, Reason: reasons[sim.DateOf{Case: id, Place: i}]}
			k.What = f.Name + ": " + date.What
			d.List = append(d.List, k)
			switch date.State {
			case sim.DateMet:
				d.Met++
			case sim.DateExplained:
				d.Explained++
			case sim.DateMissed:
				d.Missed++
			default:
				d.Running++
			}
		}
	}
	d.Sentence = d.sentence()
	return d
}

// reasons returns the reasons that were recorded for not meeting dates. A case
// may have several dates of one name, so they go by their places, which never
// change.
func (w *walk) reasons() map[sim.DateOf]string {
	reasons := map[sim.DateOf]string{}
	for i := range w.made {
		m := w.made[i]
		if m.offer.Verb != sim.VerbDiffer || m.undo {
			continue
		}
		file, _ := w.desk(i).Case(m.offer.On)
		_, number, _ := strings.Cut(strings.TrimPrefix(m.offer.ID, sim.VerbDiffer+":"), ":")
		if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= len(file.Dates) {
			reasons[sim.DateOf{Case: m.offer.On, Place: n - 1}] = chosenLabelOf(m.offer, *w.steps[i].Decision, "because")
		}
	}
	return reasons
}
