package debrief

import (
	"fmt"
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
		for _, date := range f.Dates {
			k := Kept{Date: date, On: id, Case: f.Name, Reason: reasons[id+"\x00"+date.What]}
			k.What = f.Name + ": " + date.What
			d.List = append(d.List, k)
			switch date.State {
			case "met":
				d.Met++
			case "explained":
				d.Explained++
			case "missed":
				d.Missed++
			default:
				d.Running++
			}
		}
	}
	d.Sentence = sim.Sentence(d.sentence())
	return d
}

func (d Dates) sentence() string {
	if len(d.List) == 0 {
		return "No date was running."
	}
	var parts []string
	for _, c := range []struct {
		n     int
		words string
	}{{d.Met, "met"}, {d.Explained, "not met in time, with the reason recorded"}, {d.Missed, "passed without a recorded reason"}, {d.Running, "still running"}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.words))
		}
	}
	return fmt.Sprintf("%s: %s.", plural(len(d.List), "date", "dates"), strings.Join(parts, ", "))
}

// reasons returns the reasons that were recorded for not meeting dates. The keys
// are the case's id and the date's name, separated by a zero byte.
func (w *walk) reasons() map[string]string {
	reasons := map[string]string{}
	for i := range w.made {
		m := w.made[i]
		if m.offer.Verb != sim.VerbDiffer || m.undo {
			continue
		}
		file, _ := w.desk(i).Case(m.offer.On)
		_, number, _ := strings.Cut(strings.TrimPrefix(m.offer.ID, sim.VerbDiffer+":"), ":")
		if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= len(file.Dates) {
			reasons[m.offer.On+"\x00"+file.Dates[n-1].What] = chosenLabelOf(m.offer, *w.steps[i].Decision, "because")
		}
	}
	return reasons
}
