package page

import (
	"strconv"

	"github.com/a-h/templ"

	"caseload/app/sim"
)

// Reasons lists the reasons a student can give for a decision.
var Reasons = []sim.Option{
	{Value: "safety", Label: "Somebody’s safety in the next hours"},
	{Value: "unseen", Label: "A child or adult hasn’t been seen"},
	{Value: "unknown", Label: "Too little is known yet"},
	{Value: "pattern", Label: "A pattern over time"},
	{Value: "date", Label: "A date that can’t move"},
	{Value: "wishes", Label: "What the person or family wants"},
	{Value: "better-placed", Label: "Somebody else is better placed"},
	{Value: "capacity", Label: "What I can do today"},
}

// ReasonLabel returns the label of the reason with this value, or the value itself if
// it isn't listed.
func ReasonLabel(value string) string {
	for _, r := range Reasons {
		if r.Value == value {
			return r.Label
		}
	}
	return value
}

// ReasonToShow is the reason for a decision, which its student can show to those who follow
// the run.
type ReasonToShow struct {
	Run   int64
	Turn  int
	Shown bool
	From  ReasonPlace
}

// ReasonPlace is a page on which a student can show a reason.
type ReasonPlace string

const (
	ReasonOnTurn    ReasonPlace = "turn"
	ReasonInNotes   ReasonPlace = "notes"
	ReasonInDebrief ReasonPlace = "debrief"
)

// id is that of the reason's form on any page, so that a page opens at it.
func (r ReasonToShow) id() string { return "reason-" + strconv.Itoa(r.Turn) }

// Address returns where the page with the reason's form is, at the form.
func (r ReasonToShow) Address() templ.SafeURL {
	at := AddressTurn(r.Run, r.Turn)
	switch r.From {
	case ReasonInNotes:
		at = AddressNotes(r.Run, "")
	case ReasonInDebrief:
		at = AddressDebrief(r.Run)
	}
	return at + templ.SafeURL("#"+r.id())
}

// change is where the reason is shown or, if it is, withdrawn.
func (r ReasonToShow) change() templ.SafeURL {
	if r.Shown {
		return AddressTurn(r.Run, r.Turn) + "/reason/withdraw"
	}
	return AddressTurn(r.Run, r.Turn) + "/reason/show"
}
