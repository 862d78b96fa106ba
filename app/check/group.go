package check

import (
	"fmt"
	"slices"
)

// compared are the rules that compare what several places say, or a time with the scenario's own.
var compared = func() map[string]bool {
	is := map[string]bool{"age": true}
	for _, rule := range slices.Concat(proseRules, hourRules, dateRules) {
		is[rule.ID] = true
	}
	return is
}()

// withoutCompanions keeps, of what is said about one place by several comparisons, the one that
// matters most and what the other place says of it: something that was changed is at odds with
// all that it agreed with before.
func withoutCompanions(list []Finding) []Finding {
	group := make([]int, len(list)) // the first finding that each belongs together with
	first := map[string]int{}
	at := func(f Finding) string { return fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Column) }
	for i, f := range list {
		if group[i] = i; f.Severity == Error || !compared[f.Rule] || f.Line == 0 {
			continue
		}
		for _, key := range []string{at(f), f.pair} {
			other, known := first[key]
			if key == "" || !known {
				first[key] = i
				continue
			}
			joined := group[i]
			for n := range i + 1 {
				if group[n] == joined {
					group[n] = group[other]
				}
			}
		}
	}
	members := map[int][]int{}
	for i, g := range group {
		members[g] = append(members[g], i)
	}
	gone := map[int]bool{}
	for _, few := range members {
		if len(few) < 3 {
			continue
		}
		here := map[string]int{}
		for _, i := range few {
			here[at(list[i])]++
		}
		keep := few[0]
		for _, i := range few {
			more := here[at(list[i])] - here[at(list[keep])]
			if more > 0 || more == 0 && list[i].Severity == Warning && list[keep].Severity != Warning {
				keep = i
			}
		}
		for _, i := range few {
			gone[i] = i != keep && (list[keep].pair == "" || list[i].pair != list[keep].pair || list[i].Rule != list[keep].Rule)
		}
	}
	var kept []Finding
	for i, f := range list {
		if !gone[i] {
			kept = append(kept, f)
		}
	}
	return kept
}
