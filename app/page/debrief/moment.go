package debrief

import (
	"slices"

	"caseload/app/debrief"
)

// fewKinds is how many kinds of moment are shown unfolded, the most frequent
// first.
const fewKinds = 3

// byPlay groups moments by kind, the most frequent kind first. Equally frequent
// kinds, and the moments of one kind, stay in the order in which they happened.
func byPlay(all []debrief.Moment) [][]debrief.Moment {
	var groups [][]debrief.Moment
	for _, m := range all {
		i := slices.IndexFunc(groups, func(g []debrief.Moment) bool { return g[0].Play == m.Play })
		if i < 0 {
			groups, i = append(groups, nil), len(groups)
		}
		groups[i] = append(groups[i], m)
	}
	slices.SortStableFunc(groups, func(a, b []debrief.Moment) int { return len(b) - len(a) })
	return groups
}

func fewMoments(groups [][]debrief.Moment) (first, more [][]debrief.Moment) {
	few := min(len(groups), fewKinds)
	return groups[:few], groups[few:]
}

func (v DebriefView) frameworks(ids []string) []string {
	return frameworkNames(v.Debrief.Frameworks, ids)
}

// frameworkNames returns the titles of the framework entries with the given ids,
// and says which have wording that nobody has checked: "Critical reflection and analysis
// (PCF.6)".
func frameworkNames(all []debrief.Framework, ids []string) []string {
	var names []string
	for _, f := range all {
		if slices.Contains(ids, f.ID) {
			name := f.Title + " (" + f.ID + ")"
			if f.Unverified {
				name = f.Title + " (" + f.ID + ", wording not checked yet)"
			}
			names = append(names, name)
		}
	}
	return names
}
