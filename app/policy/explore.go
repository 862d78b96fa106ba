package policy

import (
	"maps"
	"slices"

	"caseload/app/sim"
)

// Idle leaves everything and goes home. It shows what follows when nobody acts.
func Idle(sim.Desk, Pick) sim.Decision { return home() }

// Busy makes random decisions, but goes home only at the end of hours, so that
// its play lasts the whole week.
func Busy(d sim.Desk, pick Pick) sim.Decision {
	l := &look{d}
	if tired(d) || l.left() <= 0 || len(d.Offers) < 2 {
		return home()
	}
	d.Offers = slices.DeleteFunc(slices.Clone(d.Offers), func(o sim.Offer) bool { return o.Verb == sim.VerbEnd })
	return Random(d, pick)
}

// Styles are the policies with which an explorer continues, each in turn.
var Styles = []Policy{Busy, Careful, Random, Deadline, Loudest, Idle, FirstCome, WornOut}

// Made is a possible decision on an offer, and the number of plays that made
// it.
type Made struct {
	sim.Decision
	Plays int
}

// Explorer returns a policy that makes the decision made in the fewest plays so
// far, of those that the desk allows. It does so at every turn if eager is 1,
// and on average at one turn in eager otherwise; at the other turns it decides
// like base. made returns the possible decisions on an offer.
func Explorer(base Policy, eager int, made func(o sim.Offer) []Made) Policy {
	return func(d sim.Desk, pick Pick) sim.Decision {
		if tired(d) || pick(max(1, eager)) > 0 {
			return base(d, pick)
		}
		var least []Made
		for _, o := range d.Offers {
			for _, m := range made(o) {
				if len(least) > 0 && m.Plays < least[0].Plays {
					least = least[:0]
				}
				if len(least) == 0 || m.Plays == least[0].Plays {
					least = append(least, m)
				}
			}
		}
		if len(least) == 0 {
			return base(d, pick)
		}
		return filled(d, least[pick(len(least))].Decision, pick)
	}
}

// filled sets about half of the fields that a decision leaves open to random
// values.
func filled(d sim.Desk, decision sim.Decision, pick Pick) sim.Decision {
	offer, _ := d.Offer(decision.Offer)
	with := maps.Clone(decision.With)
	for _, f := range offer.Fields {
		if _, given := with[f.Name]; given || pick(2) == 0 {
			continue
		}
		if with == nil {
			with = map[string]string{}
		}
		with[f.Name] = anyValue(f, pick)
	}
	return sim.Decision{Offer: decision.Offer, With: with}
}
