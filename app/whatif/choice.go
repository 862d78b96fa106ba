package whatif

import (
	"strings"

	"caseload/app/sim"
)

// Alternative is something that can be tried in place of what was decided.
type Alternative struct {
	Value   string // what [ParseDecision] reads
	Verb    string // of its offer
	Label   string
	Minutes int
}

// manyOptions is the most options that an offer's first choice may have for each of
// them to be shown as an alternative of its own.
const manyOptions = 6

// Alternatives lists what a desk offers, with the first choice of each offer laid
// out: another tier is another decision.
func Alternatives(desk sim.Desk) []Alternative {
	var list []Alternative
	for _, o := range desk.Offers {
		a := Alternative{Value: o.ID, Verb: o.Verb, Label: o.Label, Minutes: o.Minutes}
		if len(o.Fields) == 0 || o.Fields[0].Kind != sim.FieldChoice || len(o.Fields[0].Options) < 2 || len(o.Fields[0].Options) > manyOptions {
			list = append(list, a)
			continue
		}
		for _, option := range o.Fields[0].Options {
			one := a
			one.Value = o.ID + " " + o.Fields[0].Name + "=" + option.Value
			one.Label = o.Label + ": " + option.Label
			list = append(list, one)
		}
	}
	return list
}

// ParseDecision reads a decision as an Alternative's Value writes it: an offer,
// followed by NAME=VALUE for each of its fields that is chosen. It returns false if
// the text isn't a decision.
func ParseDecision(text string) (d sim.Decision, ok bool) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return d, true
	}
	d.Offer = words[0]
	return d, d.Read(words[1:]) == ""
}
