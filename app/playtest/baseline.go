package playtest

import (
	"slices"

	"caseload/app/sim"
)

// Thresholds for calling a scenario worse than before.
const (
	// linesLost is by how many percentage points the share of lines that run may
	// fall. Merely moving a line should not count as a loss.
	linesLost = 1.0
	// longerBy is by how many percent the median time at the desk may grow. It
	// counts only if it then exceeds what the scenario says.
	longerBy = 10.0
)

// Worse returns sentences on what has become worse since an earlier report on
// the same scenario, or an empty list. The following count as worse: an error
// that wasn't there; a storyline, choice or share of the lines that was reached
// and no longer is, though it is still in the scenario; careful work no longer
// distinguished from loud; luck in which careful must fail, or something that
// depends on names, where there was none; more time at the desk than the
// scenario says. Worse returns an error if the two reports can't be compared.
func (f Findings) Worse(before Findings) ([]sim.Sentence, error) {
	if f.Scenario != before.Scenario || f.Policy != before.Policy || f.Runs != before.Runs || f.Seed != before.Seed {
		return nil, f.incomparable(before)
	}
	list := []sim.Sentence{}
	for _, e := range newFaults(f.Errors, before.Errors) {
		list = append(list, sayNewError(e))
	}
	list = append(list, f.Coverage.lost(before.Coverage)...)
	if before.Contrast != nil && f.Contrast != nil && before.Contrast.Discriminates && !f.Contrast.Discriminates {
		list = append(list, sayBlurred(f.Contrast))
	}
	if before.Fairness != nil && f.Fairness != nil && before.Fairness.Fair && !f.Fairness.Fair {
		list = append(list, sayUnfair(f.Fairness))
	}
	if was, is := before.middle(), f.middle(); f.LongerThan && is > was*(1+longerBy/100) {
		list = append(list, sayLonger(is, was, f.Stated))
	}
	return list, nil
}

// lost returns sentences on what was reached before, still exists, and is no
// longer reached.
func (c Coverage) lost(before Coverage) (list []sim.Sentence) {
	for _, s := range c.Storylines {
		was := slices.ContainsFunc(before.Storylines, func(b Storyline) bool { return b.Name == s.Name && b.Reached > 0 })
		if was && s.Reached == 0 {
			list = append(list, sayUnreached(s.Name))
		}
	}
	taken := before.counted()
	for i, one := range c.Choices {
		if one.Taken == 0 && taken[c.nth(i)] > 0 {
			list = append(list, sayUntaken(one))
		}
	}
	lines, ran := c.Lines()
	linesBefore, ranBefore := before.Lines()
	if lines > 0 && linesBefore > 0 {
		is, was := 100*float64(ran)/float64(lines), 100*float64(ranBefore)/float64(linesBefore)
		if is < was-linesLost {
			list = append(list, sayFewerLines(was, is))
		}
	}
	return list
}

// nthChoice identifies a choice without its line number, which changes with
// every edit: it is the n-th one with its storyline, kind and value.
type nthChoice struct {
	storyline, kind, value string
	n                      int
}

func (c Coverage) nth(i int) nthChoice {
	one := c.Choices[i]
	name := nthChoice{storyline: one.Storyline, kind: one.Kind, value: one.Value}
	if one.Kind == KindAsk {
		name.value = one.Label // its value is a line number too
	}
	for _, before := range c.Choices[:i] {
		if before.Storyline == one.Storyline && before.Kind == one.Kind && before.Value == one.Value {
			name.n++
		}
	}
	return name
}

// counted returns the number of plays that took each choice.
func (c Coverage) counted() map[nthChoice]int {
	taken := map[nthChoice]int{}
	for i := range c.Choices {
		taken[c.nth(i)] = c.Choices[i].Taken
	}
	return taken
}
