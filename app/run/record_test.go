package run

import (
	"strings"
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// A record that is too large to be stored is not collected in memory first.
func TestARecordTooLargeIsNotGathered(t *testing.T) {
	steps := func(n, bytes int) []scenario.Step {
		list := make([]scenario.Step, n)
		for i := range list {
			list[i].Desk = sim.Desk{Guide: strings.Repeat("x", bytes)}
		}
		return list
	}
	for name, c := range map[string]struct {
		steps []scenario.Step
		kept  bool
	}{
		"a week":         {steps(80, 100<<10), true},
		"a large desk":   {steps(2, 3<<20), false},
		"many desks":     {steps(100, 1<<20), false},
		"no step at all": {steps(1, 0), true},
	} {
		desks, err := desksOf(c.steps)
		if err != nil || (desks != nil) != c.kept {
			t.Errorf("%s: kept %v, %v", name, desks != nil, err)
		}
	}
}
