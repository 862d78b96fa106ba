package sim

import (
	"slices"
	"strconv"
)

// The student's own order of the caseload is the order of World.Cases. Ties are
// allowed: a case that is Tied shares the place of the one before it.

var sharing = []Option{{"no", "Move that one down"}, {"yes", "Share the place"}}

// prioritiseOffers move a case to another place. Free.
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

// place is the place of the i-th case, from 1.
func (w *World) place(i int) int {
	n := 0
	for _, c := range w.Cases[:i+1] {
		if !c.Tied || n == 0 {
			n++
		}
	}
	return n
}

// prioritise gives a case the place, of its own or shared with who is there; a
// place beyond the last is the last.
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
	if c.Tied { // behind all that are there
		for at++; at < len(w.Cases) && w.Cases[at].Tied; at++ {
		}
	}
	w.Cases = slices.Insert(w.Cases, at, c)
}

// takeOut takes the i-th case out of the order; who shared its place keeps it.
func (w *World) takeOut(i int) Case {
	c := w.Cases[i]
	w.Cases = slices.Delete(w.Cases, i, i+1)
	if i < len(w.Cases) && !c.Tied {
		w.Cases[i].Tied = false
	}
	return c
}
