package debrief

import "caseload/app/sim"

// Asked is a list of questions that can be asked about any day, with a note on
// how far it was checked.
type Asked struct {
	Questions []sim.Sentence `json:"questions"`
	Status    sim.Sentence   `json:"status"`
}

// AnyDay is the list in DOMAIN 7.3.
var AnyDay = Asked{Status: "not checked against a published source yet", Questions: []sim.Sentence{
	"What else could explain this?", "What do you not know?", "How would the family tell it?", "What power did you hold?", "What would you do with an hour more?",
}}
