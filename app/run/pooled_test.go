package run_test

import (
	"fmt"
	"testing"

	"caseload/app/debrief"
	"caseload/app/run"
)

// Several runs of one student come to a figure that one of them couldn't bear;
// forks, which begin with another run's recommendations, don't count.
func TestRunsAreJudgedTogether(t *testing.T) {
	r, _, g := place(t, firstWeek(t))
	var each []debrief.Debrief
	for seed := range uint64(5) {
		views := finished(t, r, g, "first-week", seed, "careful")
		d, _, err := r.Debrief(ctx, g, views[0].Run.ID)
		if err != nil {
			t.Fatal(err)
		}
		each = append(each, d)
		if d.Prioritising.Triage.Sensitivity != nil {
			t.Errorf("seed %d has a figure of its own", seed)
		}
	}
	fork, err := r.Fork(ctx, g, 1, 40, false)
	if err != nil {
		t.Fatal(err)
	}
	playOn(t, r, g, fork, policyOf("careful", 1))
	p, err := r.Pooled(ctx, g)
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
	p, err := r.Pooled(ctx, g)
	if err != nil || p.Runs != 0 || p.Judgements != 0 || p.Sensitivity != nil || p.Reason == "" {
		t.Errorf("%+v, %v", p, err)
	}
}

// A class is told in fives: nothing changes before the next five have finished,
// and no count tells of fewer.
func TestAClassIsJudgedTogetherInFives(t *testing.T) {
	r, s, _ := place(t, firstWeek(t))
	class, _, err := r.NewClass(ctx, run.ClassPlan{Slug: "first-week", Employer: run.OwnTerms})
	if err != nil {
		t.Fatal(err)
	}
	var last run.Pooled
	policies := []string{"careful", "loudest", "worn-out"}
	for n := 1; n <= 11; n++ {
		g := guest(t, s, fmt.Sprint("student ", n))
		view, err := r.BeginInClass(ctx, g, class)
		if err != nil {
			t.Fatal(err)
		}
		playOn(t, r, g, view, policyOf(policies[n%3], uint64(n)))
		p, err := r.ClassPooled(ctx, class)
		if err != nil {
			t.Fatal(err)
		}
		if p.Runs != n-n%5 {
			t.Errorf("after %d: of %d runs", n, p.Runs)
		}
		for _, count := range []int{p.Hits, p.Misses, p.FalseAlarms, p.CorrectRejections} {
			if count%5 != 0 {
				t.Errorf("after %d: %+v", n, p.Detection)
			}
		}
		if n%5 != 0 && n > 1 && fmt.Sprint(shape(p)) != fmt.Sprint(shape(last)) {
			t.Errorf("after %d the figures moved: %+v", n, p)
		}
		last = p
	}
	if last.Judgements == 0 || last.Sensitivity == nil {
		t.Errorf("ten runs come to nothing: %+v", last)
	}
}

// shape is a pooled figure without its pointers.
func shape(p run.Pooled) string {
	s := fmt.Sprint(p.Hits, p.Misses, p.FalseAlarms, p.CorrectRejections, p.Different, p.Reason, len(p.ByLoad))
	if p.Sensitivity != nil {
		s += fmt.Sprint(*p.Sensitivity, *p.Criterion)
	}
	return s
}
