package run

import (
	"slices"

	"caseload/app/debrief"
	"caseload/app/scenario"
)

// mostGolden is how many of a version's golden plays are looked at.
const mostGolden = 12

// practisedIn returns the kinds of moments to which a version's golden plays come, as
// [debrief.Plays] names them. A play that can't be read or played any longer says nothing.
func practisedIn(v *scenario.Version) []string {
	kinds := []string{}
	if v.Pack == nil {
		return kinds
	}
	names := v.Pack.Plays(v.Slug)
	for _, name := range names[:min(len(names), mostGolden)] {
		golden, err := scenario.ParseGolden([]byte(v.Pack.Files[name]))
		if err != nil {
			continue
		}
		var steps []scenario.Step
		var last *scenario.Seat
		for seat, err := range scenario.Fold(golden.Play(v)) {
			if err != nil {
				break
			}
			steps, last = append(steps, seat.Step()), seat
		}
		if last == nil {
			continue
		}
		for _, m := range debrief.Judge(steps, last.Published()).Moments {
			if m.Play != "" {
				kinds = append(kinds, m.Play)
			}
		}
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

// FrameworksOf returns the entries of the frameworks on this server to which moments of these
// kinds are linked, in their order.
func (r *Runs) FrameworksOf(practised []string) []debrief.Framework {
	var list []debrief.Framework
	for _, f := range r.links.Frameworks {
		if slices.ContainsFunc(r.links.Rules, func(rule debrief.Rule) bool {
			return slices.Contains(practised, rule.Play) && slices.Contains(rule.Frameworks, f.ID)
		}) {
			list = append(list, f)
		}
	}
	return list
}
