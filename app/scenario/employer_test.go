package scenario_test

import (
	"fmt"
	"slices"
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// TestEmployersAreTheLibrarys checks that an employer chosen for a class has the
// same terms as the library's employer of that name, and that all its terms are
// listed, each with its standard.
func TestEmployersAreTheLibrarys(t *testing.T) {
	for _, e := range scenario.Employers {
		if e.Name == scenario.OwnTerms {
			if e.Terms != nil || e.Lines() != nil {
				t.Error("the scenario's own terms change it")
			}
			continue
		}
		v := smallWith(t, "local sam =", fmt.Sprintf("terms(require \"employers\".%s())\nlocal sam =", e.Name))
		if v.Opening != *e.Terms {
			t.Errorf("%s: a class has\n%+v\nand a scenario\n%+v", e.Name, *e.Terms, v.Opening)
		}
		lines := e.Lines()
		if len(lines) != len(sim.TermStandards) {
			t.Errorf("%s says %d of %d terms", e.Name, len(lines), len(sim.TermStandards))
		}
		for _, l := range lines {
			if l.Words == "" || l.Standard == (sim.Standard{}) {
				t.Errorf("%s: %+v", e.Name, l)
			}
		}
	}
}

// TestHowOftenIsSaid checks the wording of how often supervision is held.
func TestHowOftenIsSaid(t *testing.T) {
	for name, want := range map[string]string{
		"supportive": "supervision every 10 working days, for 90 minutes",
		"stretched":  "supervision every month, for 60 minutes",
		"blaming":    "supervision every 3 months, for 60 minutes",
	} {
		e, _ := scenario.EmployerCalled(name)
		if !slices.ContainsFunc(e.Lines(), func(l scenario.TermLine) bool { return l.Words == want }) {
			t.Errorf("%s doesn't say %q: %v", name, want, e.Lines())
		}
	}
}
