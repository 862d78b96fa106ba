package teach_test

import (
	"testing"

	"caseload/app/scenario"
	"caseload/app/store/prooftest"
	"caseload/app/teach"
)

// Every method that does something to a class, or in one, needs a proof that a
// check has made.
func TestAZeroProofIsRefused(t *testing.T) {
	classes, r, s := school(t, small(t))
	g := guest(t, s, "one")
	led, _, err := classes.NewClass(ctx, teach.Plan{Slug: "small", Employer: scenario.OwnTerms})
	if err != nil {
		t.Fatal(err)
	}
	j := joined(t, classes, led)
	view, err := classes.Begin(ctx, g, j)
	if err != nil {
		t.Fatal(err)
	}
	prooftest.ZeroIsRefused(t, classes, 8, g, view.Mine, led, j, 1)
	if _, err := r.Look(ctx, view.Mine); err != nil {
		t.Errorf("the run went with what was tried: %v", err)
	}
}
