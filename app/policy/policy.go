// Package policy contains bots and the loop that plays them. A policy sees a
// desk and nothing else, so anything it does well a student could have done
// too.
package policy

import (
	"slices"
	"strconv"
	"strings"

	"caseload/app/sim"
)

// A Policy makes a decision from a desk. It takes all randomness from pick, so
// that the same seed gives the same play.
type Policy func(desk sim.Desk, pick Pick) sim.Decision

// Named maps names to policies.
var Named = map[string]Policy{
	"random": Random, "first-come": FirstCome, "loudest": Loudest, "deadline": Deadline,
	"careful": Careful, "worn-out": WornOut,
}

// Names returns the names of the policies in alphabetical order, separated by
// commas, for use in a sentence.
func Names() string {
	names := make([]string, 0, len(Named))
	for name := range Named {
		names = append(names, name)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// patience is the number of turns after which policies only go home. Decisions
// that take no time could otherwise keep them at their desk for ever.
const patience = 400

// Random takes a random offer with random values in its fields.
func Random(desk sim.Desk, pick Pick) sim.Decision {
	if desk.Turn > patience {
		return sim.Decision{Offer: sim.VerbEnd}
	}
	offer := desk.Offers[pick(len(desk.Offers))]
	d := sim.Decision{Offer: offer.ID}
	for _, f := range offer.Fields {
		if d.With == nil {
			d.With = map[string]string{}
		}
		d.With[f.Name] = anyValue(f, pick)
	}
	return d
}

// anyValue returns a random valid value for a field.
func anyValue(f sim.Field, pick Pick) string {
	switch f.Kind {
	case sim.FieldPosition:
		return strconv.Itoa(1 + pick(f.Max))
	case sim.FieldSet:
		var chosen []string
		for _, o := range f.Options {
			if pick(2) == 1 {
				chosen = slices.Insert(chosen, pick(len(chosen)+1), o.Value)
			}
		}
		return strings.Join(chosen, " ")
	}
	return f.Options[pick(len(f.Options))].Value
}
