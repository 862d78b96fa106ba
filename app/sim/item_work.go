package sim

import (
	"fmt"
	"slices"
	"strings"

	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
	"caseload/app/sim/workload"
)

// deskBlock is how many minutes of routine work are done in one block at most.
const deskBlock = 45

// blockMinutes returns how long a block may take now: no longer than to the end of
// contracted hours, unless they are over.
func (w *World) blockMinutes() int {
	if left := int(w.Finish() - w.Now); left > 0 {
		return min(left, deskBlock)
	}
	return deskBlock
}

// Values of the field that says which of the routine work to do, besides the kinds
// of work.
const (
	anyItem = "all"
	onCase  = "on:" // with the id of a case
)

// waiting returns the open items that match a value of the field: those that came
// back first, then by when they arrived.
func (w *World) waiting(which string) []*Item {
	var list []*Item
	for i := range w.Items {
		it := &w.Items[i]
		about, isCase := strings.CutPrefix(which, onCase)
		if it.open() && (which == anyItem || workload.Kind(which) == it.Kind || isCase && about == it.Case) {
			list = append(list, it)
		}
	}
	slices.SortStableFunc(list, func(a, b *Item) int {
		if (a.Asked == 0) != (b.Asked == 0) {
			if a.Asked != 0 {
				return -1
			}
			return 1
		}
		return int(a.Arrived - b.Arrived)
	})
	return list
}

// block returns as many of the items as fit into one block, at least one, and how
// long they take.
func (w *World) block(items []*Item) (fit []*Item, minutes int) {
	most := w.blockMinutes()
	for _, it := range items {
		takes := w.longer(it.Minutes)
		if len(fit) > 0 && minutes+takes > most {
			break
		}
		fit, minutes = append(fit, it), minutes+takes
	}
	return fit, minutes
}

// deskOffer is the offer to do some of the routine work, or to tidy up if none is
// waiting.
func (w *World) deskOffer() Offer {
	o := Offer{ID: id(VerbWork, deskWork), Verb: VerbWork, Label: "Tidy up: nothing is waiting on the desk", Minutes: adminMinutes}
	if len(w.waiting(anyItem)) == 0 {
		return o
	}
	var options []Option
	add := func(value, what string) {
		if items := w.waiting(value); len(items) > 0 {
			fit, minutes := w.block(items)
			options = append(options, Option{value, labelItems(what, len(fit), len(items), minutes)})
		}
	}
	add(anyItem, "Whatever has waited longest")
	for _, kind := range workload.Kinds {
		add(string(kind), kind.Label())
	}
	for i := range w.Cases {
		add(onCase+w.Cases[i].ID, w.Cases[i].Name)
	}
	_, o.Minutes = w.block(w.waiting(anyItem))
	o.Label, o.Fields = "Recording, calls and email", []Field{choice("what", "Which of it", options, anyItem)}
	return o
}

// labelItems says how many of the items fit into a block, and how long they take.
func labelItems(what string, fit, all, minutes int) string {
	if fit == all {
		return fmt.Sprintf("%s: %d, %s", what, all, inWords(minutes))
	}
	return fmt.Sprintf("%s: %d of %d, %s", what, fit, all, inWords(minutes))
}

// workDesk does a block of routine work. An urgent message or supervision ends it;
// what was begun can be gone on with.
func (w *World) workDesk(o Offer, which string) error {
	if len(o.Fields) == 0 {
		_, err := w.workAt(o.Minutes, activity{work: work.Work{Kind: work.Recording}, chosen: true})
		return err
	}
	fit, _ := w.block(w.waiting(which))
	var ids []string
	for _, it := range fit {
		ids = append(ids, it.ID)
	}
	before, done := len(w.Messages), map[workload.Kind]int{}
	for _, next := range ids {
		it := w.item(next)
		if !it.open() { // its case has left meanwhile
			continue
		}
		minutes := w.longer(it.Minutes)
		rest, err := w.workAt(minutes, activity{work: it.work(), chosen: true})
		if err != nil {
			return err
		}
		it = w.item(next)
		if it.Minutes = stillToDo(it.Minutes, rest, minutes); it.Minutes == 0 {
			w.worked(it)
			done[it.Kind]++
		}
		if w.stopped(before) {
			break
		}
	}
	if len(done) > 0 {
		w.happened("", workload.SayDone(done))
	}
	return nil
}

// stopped reports whether a block has to end: it is time for supervision or to go
// home, or something urgent has come besides the given number of earlier messages.
func (w *World) stopped(messages int) bool {
	return w.called() || w.Now.Minute() >= w.latest() ||
		slices.ContainsFunc(w.Messages[messages:], func(m Message) bool { return m.interrupts() })
}

// worked takes an item off the desk and tells what it brought.
func (w *World) worked(it *Item) {
	it.Done = w.Now
	if it.Brings != "" {
		w.happened(it.Case, it.saysWorked(w.caseName(it.Case)))
	}
}

// RoutineView is an item of routine work as the desk shows it.
type RoutineView struct {
	ID      string        `json:"id"`
	Kind    workload.Kind `json:"kind"` // "record", "call", "email", "chase", "core"
	On      string        `json:"on"`   // the case
	From    string        `json:"from"`
	Text    string        `json:"text"`
	Minutes int           `json:"minutes"`
	When    calendar.When `json:"when"`  // it came
	Again   bool          `json:"again"` // it was left, and has come back
}

// routine returns the routine work that is waiting, in the order in which it is
// done.
func (w *World) routine() []RoutineView {
	items := w.waiting(anyItem)
	list := make([]RoutineView, len(items))
	for i, it := range items {
		list[i] = RoutineView{it.ID, it.Kind, it.Case, it.From, it.Text, it.Minutes, calendar.When(it.Arrived), it.Asked != 0}
	}
	return list
}
