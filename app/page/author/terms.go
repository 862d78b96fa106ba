package author

import (
	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// Terms are a partnership's terms for contributed text, and what whoever asks has to do with
// them.
type Terms struct {
	ID      int64 // 0 if there never were any
	Empty   bool
	Text    page.Prose
	By, Set string       // who set them, and the day
	Says    sim.Sentence // who has agreed
	Asked   bool         // whoever asks hasn't agreed
	Written string       // what is in the box
	Open    bool         // the box is open, because something is wrong with what was sent
}

// AddressTerms returns where a partnership's terms are set; below it they are agreed to.
func AddressTerms(partnership int64) templ.SafeURL {
	return AddressPartnership(partnership) + "/terms"
}
