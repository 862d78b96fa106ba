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
}

// Ask is that somebody is asked for a review.
type Ask struct {
	Person int64
	Says   sim.Sentence
	Back   string // what the button is called that takes it back; "" for whoever can't
}

// AddressAsks returns the address at which somebody is asked to review a draft.
func AddressAsks(draft int64) templ.SafeURL { return AddressDraft(draft) + "/asks" }
