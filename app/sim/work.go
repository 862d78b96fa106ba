package sim

import (
	"cmp"
	"slices"

	"caseload/app/sim/work"
)

// work returns the work that doing the item is.
func (it *Item) work() work.Work {
	if it.Kind.Calls() {
		return work.Work{Kind: work.Answering}
	}
	return work.Work{Kind: work.Recording}
}

// spent returns where the minutes went, most first.
func (w *World) spent() []Spent {
	if w.booked != nil {
		return w.booked
	}
	list := []Spent{}
	for on, minutes := range w.Minutes {
		if minutes > 0 {
			list = append(list, Spent{What: on.Says(), Kind: on.Kind, Task: on.Task, Minutes: minutes})
		}
	}
	slices.SortFunc(list, func(a, b Spent) int {
		return cmp.Or(b.Minutes-a.Minutes, cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Task, b.Task))
	})
	w.booked = list
	return list
}
