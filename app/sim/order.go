package sim

import (
	"slices"
	"strconv"
)

// The student's own order of the caseload is the order of World.Cases. Ties are
// allowed: a Tied case has the same place as the one before it.

var sharing = []Option{{"no", "Move that one down"}, {"yes", "Share the place"}}

// prioritiseOffers appends the offer to move the i-th case to another place,
// which takes no time. It appends nothing if there is only one case.
func (w *World) prioritiseOffers(list []Offer, i int) []Offer {
	if len(w.Cases) < 2 {
		return list
	}
	c := &w.Cases[i]
	shares := answerOf(c.Tied || i+1 < len(w.Cases) && w.Cases[i+1].Tied)
	return append(list, Offer{
		ID: id(VerbPrioritise, c.ID), Verb: VerbPrioritise, On: c.ID, Label: "Change its place in my order",
		Fields: []Field{
			{Name: "position", Label: "Place in my order", Kind: FieldPosition, Max: len(w.Cases), Default: strconv.Itoa(w.place(i))},
			choice("share", "With another there", sharing, shares),
		},
	})
}

// place returns the place of the i-th case in the student's order, from 1.
func (w *World) place(i int) int {
	n := 0
	for j := range w.Cases[:i+1] {
		if !w.Cases[j].Tied || n == 0 {
			n++
		}
	}
	return n
}

// prioritise moves a case to a place, either alone or sharing it with the cases
// already there. A place beyond the last one means the last.
func (w *World) prioritise(id string, with map[string]string) {
	w.remember()
	place, _ := strconv.Atoi(with["position"])
	c := w.takeOut(slices.IndexFunc(w.Cases, func(c Case) bool { return c.ID == id }))
	at := len(w.Cases)
	for i := range w.Cases {
		if w.place(i) == place {
			at = i
			break
		}
	}
	c.Tied = with["share"] == "yes" && at < len(w.Cases)
	if c.Tied { // after all the cases at that place
		for at++; at < len(w.Cases) && w.Cases[at].Tied; at++ {
		}
	}
	w.Cases = slices.Insert(w.Cases, at, c)
}

// takeOut removes and returns the i-th case. Cases that shared its place keep
// that place.
func (w *World) takeOut(i int) Case {
	c := w.Cases[i]
	w.Cases = slices.Delete(w.Cases, i, i+1)
	if i < len(w.Cases) && !c.Tied {
		w.Cases[i].Tied = false
	}
	return c
}
