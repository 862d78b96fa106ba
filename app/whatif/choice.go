package whatif

import (
	"maps"
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

// Alternatives lists what could have been decided at a desk in place of what was, with the
// first choice of each offer laid out: another tier is another decision. What changes
// nothing is left out.
func Alternatives(desk sim.Desk, decided sim.Decision) []Alternative {
	var list []Alternative
	add := func(a Alternative) {
		d, ok := ParseDecision(a.Value)
		if ok && !isSame(desk, d, decided) && !changesNothing(desk, d) {
			list = append(list, a)
		}
	}
	for _, o := range desk.Offers {
		a := Alternative{Value: o.ID, Verb: o.Verb, Label: named(desk, o), Minutes: o.Minutes}
		if len(o.Fields) == 0 || o.Fields[0].Kind != sim.FieldChoice || len(o.Fields[0].Options) < 2 || len(o.Fields[0].Options) > manyOptions {
			add(a)
			continue
		}
		for _, option := range o.Fields[0].Options {
			one := a
			one.Value = o.ID + " " + o.Fields[0].Name + "=" + option.Value
			one.Label += ": " + option.Label
			add(one)
		}
	}
	return list
}

// isSame reports whether two decisions at a desk are the same, defaults included.
func isSame(desk sim.Desk, a, b sim.Decision) bool {
	return a.Offer == b.Offer && maps.Equal(filledIn(desk, a), filledIn(desk, b))
}

// changesNothing reports whether a decision leaves everything as it is on a desk: a tier
// that the case has, the order in which cases are listed, and taking something back, which
// is a decision about another turn.
func changesNothing(desk sim.Desk, d sim.Decision) bool {
	offer, _ := desk.Offer(d.Offer)
	switch offer.Verb {
	case sim.VerbPrioritise, sim.VerbTakeBack:
		return true
	case sim.VerbTriage:
		file, open := desk.Case(offer.On)
		return open && offer.Chosen(d, "tier") == file.Tier
	}
	return false
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
