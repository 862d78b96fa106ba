package run_test

import (
	"testing"

	"caseload/app/debrief"
	"caseload/app/run"
)

// Several runs of a student together give a figure that none of them would
// justify alone. Forks, which begin with another run's recommendations, don't
// count.
func TestRunsAreJudgedTogether(t *testing.T) {
	r, _, g := place(t, firstWeek(t))
	var each []debrief.Debrief
	for seed := range uint64(5) {
		views := finished(t, r, g, "first-week", seed, "careful")
		d, err := r.Debrief(ctx, mine(t, r, g, views[0].Run.ID))
		if err != nil {
			t.Fatal(err)
		}
		each = append(each, d)
		if d.Prioritising.Triage.Sensitivity != nil {
			t.Errorf("seed %d has a figure of its own", seed)
		}
	}
	fork, err := r.Fork(ctx, mine(t, r, g, 1), 40, false)
	if err != nil {
		t.Fatal(err)
	}
	playOn(t, r, fork, policyOf("careful", 1))
	p, err := r.Pooled(ctx, g, nothingWaits)
	if err != nil {
		t.Fatal(err)
	}
	want := debrief.Detect(debrief.Pool(each))
	if p.Runs != 5 || p.Judgements != want.Judgements || p.Sensitivity == nil || *p.Sensitivity != *want.Sensitivity || *p.Criterion != *want.Criterion {
		t.Errorf("%+v, want %+v", p, want)
	}
	sum := 0
	for _, g := range p.ByLoad {
		sum += g.Judgements
	}
	if sum != p.Judgements {
		t.Errorf("by load %d judgements, in all %d", sum, p.Judgements)
	}
}

func TestNobodysRunsTogether(t *testing.T) {
	r, _, g := place(t, small(t))
	p, err := r.Pooled(ctx, g, nothingWaits)
	if err != nil || p.Runs != 0 || p.Judgements != 0 || p.Sensitivity != nil || p.Reason == "" {
		t.Errorf("%+v, %v", p, err)
	}
}

func nothingWaits(run.Mine) (bool, error) { return false, nil }

// A run whose debrief waits is in no figure over several runs.
func TestWhatWaitsIsNotPooled(t *testing.T) {
	r, _, g := place(t, small(t))
	finished(t, r, g, "small", 1, "careful")
	p, err := r.Pooled(ctx, g, func(run.Mine) (bool, error) { return true, nil })
	if err != nil || p.Runs != 0 {
		t.Errorf("%+v, %v", p, err)
	}
}
