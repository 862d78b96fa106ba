// Package policy holds bots and the loop that plays them. A policy sees a desk
// and nothing else, so what it does well a student could have done.
package policy

import (
	"slices"
	"strconv"
	"strings"

	"caseload/app/sim"
)

// Policy decides from a desk. Whatever it leaves to chance it takes from pick, so
// that the same seed gives the same play.
type Policy func(desk sim.Desk, pick Pick) sim.Decision

// Named are the policies by their names.
var Named = map[string]Policy{
	"random": Random, "first-come": FirstCome, "loudest": Loudest, "deadline": Deadline,
	"careful": Careful, "worn-out": WornOut,
}

// Names lists them for a sentence.
func Names() string {
	names := make([]string, 0, len(Named))
	for name := range Named {
		names = append(names, name)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// patience is the turns after which Random goes home every day: free decisions
// could otherwise keep it at its desk for ever.
const patience = 400

// Random takes any offer with any values of its fields.
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
