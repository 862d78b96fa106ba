package play

import (
	"slices"
	"strconv"
	"strings"

	"caseload/app/page"
	"caseload/app/sim"
)

// Unsent is a decision that was not made, as it was sent. The desk shows it in the
// form it came from, so that nobody has to choose or type anything again.
type Unsent struct {
	Offer        string
	With         map[string]string
	Reason, Note string
	Shown        bool // the reason, to those who follow the run
}

// hasWords reports whether a reason or a note was sent.
func (u Unsent) hasWords() bool { return u.Reason != "" || u.Note != "" }

// withUnsent returns the view with the fields of the unsent decision's offer filled
// in as they were sent, and with the item open that the offer belongs to. Fields
// whose sent value the offer no longer takes keep their defaults. If the offer is no
// longer on the desk, the view is returned unchanged.
func (v DeskView) withUnsent() *DeskView {
	i := slices.IndexFunc(v.Desk.Offers, func(o sim.Offer) bool { return o.ID == v.Unsent.Offer })
	if v.Unsent.Offer == "" || i < 0 {
		return &v
	}
	v.Desk.Offers = slices.Clone(v.Desk.Offers)
	o := &v.Desk.Offers[i]
	o.Fields = slices.Clone(o.Fields)
	for j := range o.Fields {
		f := &o.Fields[j]
		if sent, ok := v.Unsent.With[f.Name]; ok && takes(*f, sent) {
			f.Default = sent
		}
	}
	if hasOwnPage(o) {
		v.Open = openOffer(o.ID)
	} else if open := v.openOf(o.On); open != "" && takesWords(o) {
		v.Open = open
	}
	return &v
}

// takes reports whether value is valid for the field.
func takes(f sim.Field, value string) bool {
	isOption := func(value string) bool {
		return slices.ContainsFunc(f.Options, func(o sim.Option) bool { return o.Value == value })
	}
	switch f.Kind {
	case sim.FieldChoice:
		return isOption(value)
	case sim.FieldPosition:
		n, err := strconv.Atoi(value)
		return err == nil && n >= 1 && n <= f.Max
	}
	return !slices.ContainsFunc(strings.Fields(value), func(value string) bool { return !isOption(value) })
}

// isUnsent reports whether o is the offer of the decision that was not made.
func (v *DeskView) isUnsent(o *sim.Offer) bool { return v.Unsent.Offer != "" && v.Unsent.Offer == o.ID }

// unsentAmong returns the unsent decision if it belongs to one of the offers, and
// otherwise the zero value.
func (v *DeskView) unsentAmong(offers ...*sim.Offer) Unsent {
	if slices.ContainsFunc(offers, v.isUnsent) {
		return v.Unsent
	}
	return Unsent{}
}

// wordsAstray reports whether a reason or note was sent that no form on the page has
// a box for, because the offer is gone or takes neither.
func (v *DeskView) wordsAstray() bool {
	return v.Unsent.hasWords() && firstWhere(v.Desk.Offers, func(o *sim.Offer) bool {
		return v.isUnsent(o) && takesWords(o) && (hasOwnPage(o) || v.openOf(o.On) != "")
	}) == nil
}

// OwnWords returns what was written with a decision, as it stands beside it: the note, and
// what weighed most.
func OwnWords(reason, note string) string {
	switch {
	case reason == "":
		return note
	case note == "":
		return page.ReasonLabel(reason)
	}
	return note + " · " + page.ReasonLabel(reason)
}
