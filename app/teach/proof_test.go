package teach_test

import (
	"testing"
	"time"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/store"
	"caseload/app/store/prooftest"
	"caseload/app/store/storetest"
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
	prooftest.ZeroIsRefused(t, classes, 9, g, view.Mine, led, j, 1)
	if _, err := r.Look(ctx, view.Mine); err != nil {
		t.Errorf("the run went with what was tried: %v", err)
	}
}

// Proofs expire with the guest, run or class that they are about.
func TestAProofIsGoodForItsTime(t *testing.T) {
	now := time.Now()
	clock := func() time.Time { return now }
	s, err := store.Open(storetest.At(t, t.TempDir()+"/a.db"), clock, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r, err := run.New(ctx, run.Options{Store: s, By: s.Operator(), Shelf: []*scenario.Version{small(t)}, Cache: run.Cache, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	classes := teach.New(r, s, clock, nil)
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
	now = now.Add(teach.KeepClass + run.Keep)
	prooftest.EachIs(t, classes, run.ErrNotFound, g, view.Mine, led, j, 1)
}
