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
	shares := c.Tied || i+1 < len(w.Cases) && w.Cases[i+1].Tied
	return append(list, Offer{
		ID: id(VerbPrioritise, c.ID), Verb: VerbPrioritise, On: c.ID, Label: "Change its place in my order",
		Fields: w.moving(w.place(i), shares),
	})
}

// moving returns the fields of the offer to move a case that has this place. Nothing may
// be changed in them: all cases in the same position have the same.
func (w *World) moving(place int, shares bool) []Field {
	most, i := len(w.Cases), 2*place
	if shares {
		i++
	}
	if len(w.moves) != 2*most+2 {
		w.moves = make([][]Field, 2*most+2)
	}
	if w.moves[i] == nil {
		w.moves[i] = []Field{
			{Name: "position", Label: "Place in my order", Kind: FieldPosition, Max: most, Default: strconv.Itoa(place)},
			choice("share", "With another there", sharing, answerOf(shares)),
		}
	}
	return w.moves[i]
}

// caseOptions returns the cases as options, after one for none if that has a label.
// Nothing may be changed in them: a list is used again until the cases change.
func (w *World) caseOptions(none string) []Option {
	first := min(len(none), 1)
	for _, before := range w.options {
		if len(before) == first+len(w.Cases) && (first == 0 || before[0].Label == none) && w.areCases(before[first:]) {
			return before
		}
	}
	options := make([]Option, first, first+len(w.Cases))
	if first > 0 {
		options[0] = Option{"none", none}
	}
	for i := range w.Cases {
		options = append(options, Option{w.Cases[i].ID, w.Cases[i].Name})
	}
	if len(w.options) == 3 { // as many lists as a desk has; these are of an earlier one
		w.options = nil
	}
	w.options = append(w.options, options)
	return options
}

// areCases reports whether the options are the cases, of which there are as many.
func (w *World) areCases(options []Option) bool {
	for i := range w.Cases {
		if options[i].Value != w.Cases[i].ID || options[i].Label != w.Cases[i].Name {
			return false
		}
	}
	return true
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
