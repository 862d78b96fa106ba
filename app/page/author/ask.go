package author

import (
	"github.com/a-h/templ"

	"caseload/app/sim"
)

// Asks says who is asked to review a draft, and who can be.
type Asks struct {
	List []Ask
	Can  []Asked      // whom whoever asks can ask: nobody unless they write
	None sim.Sentence // why that is nobody, for whoever writes; "" otherwise

	Resting []sim.Sentence // who has said lately that they can't

	Sideless bool // whether some of them sign for neither side, though they could for one
}

// Ask is that somebody is asked for a review.
type Ask struct {
	Person int64
	Says   sim.Sentence
	Back   string // what the button is called that takes it back; "" for whoever can't
}

// AddressAsks returns the address at which somebody is asked to review a draft.
func AddressAsks(draft int64) templ.SafeURL { return AddressDraft(draft) + "/asks" }

// describedBy returns what describes the choice of whom to ask.
func (v Asks) describedBy() string {
	if v.Sideless {
		return "ask-whom-hint ask-whom-changes ask-whom-neither"
	}
	return "ask-whom-hint ask-whom-changes"
}
