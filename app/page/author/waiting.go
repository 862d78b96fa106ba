package author

import (
	"github.com/a-h/templ"

	"caseload/app/sim"
)

// Waiting is something that waits for whoever asks.
type Waiting struct {
	Says  sim.Sentence
	Quote string // the beginning of what was said; "" if it is nothing that was
	Since string
	At    templ.SafeURL
	Link  string
}
