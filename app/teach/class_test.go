package teach_test

import (
	"fmt"
	"testing"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/teach"
)

// A class is pooled in fives: nothing changes until another five have finished,
// and no count reveals a group of fewer.
func TestAClassIsJudgedTogetherInFives(t *testing.T) {
	classes, r, s := school(t, firstWeek(t))
	led, _, err := classes.NewClass(ctx, teach.Plan{Slug: "first-week", Employer: scenario.OwnTerms})
	if err != nil {
		t.Fatal(err)
	}
	var last run.Pooled
	policies := []string{"careful", "loudest", "worn-out"}
	for n := 1; n <= 11; n++ {
		g := guest(t, s, fmt.Sprint("student ", n))
		view, err := classes.Begin(ctx, g, joined(t, classes, led))
		if err != nil {
			t.Fatal(err)
		}
		playOn(t, r, view, policyOf(policies[n%3], uint64(n)))
		p, err := classes.Pooled(ctx, led)
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

// shape returns the content of a pooled figure as text, with its pointers
// followed.
func shape(p run.Pooled) string {
	s := fmt.Sprint(p.Hits, p.Misses, p.FalseAlarms, p.CorrectRejections, p.Different, p.Reason, len(p.ByLoad))
	if p.Sensitivity != nil {
		s += fmt.Sprint(*p.Sensitivity, *p.Criterion)
	}
	return s
}

// A fork of a run that was played in a class doesn't belong to the class.
func TestAForkIsInNoClass(t *testing.T) {
	classes, r, s := school(t, small(t))
	g := guest(t, s, "one")
	led, _, err := classes.NewClass(ctx, teach.Plan{Slug: "small", Employer: "stretched"})
	if err != nil {
		t.Fatal(err)
	}
	view, err := classes.Begin(ctx, g, joined(t, classes, led))
	if err != nil {
		t.Fatal(err)
	}
	playOn(t, r, view, policyOf("careful", 1))
	mine, err := r.Mine(ctx, g, view.Run.ID) // the run has ended by now
	if err != nil {
		t.Fatal(err)
	}
	fork, err := r.Fork(ctx, mine, 3, false)
	if err != nil {
		t.Fatal(err)
	}
	begun, _, err := s.ClassSize(ctx, led)
	if err != nil || begun != 1 || fork.Run.Class != 0 || string(fork.Run.Terms) != string(view.Run.Terms) {
		t.Errorf("the class has %d runs (%v), the fork is %+v", begun, err, fork.Run)
	}
	play, err := r.Play(ctx, mine)
	if employer, ok := scenario.EmployerOf(play.Terms); err != nil || !ok || employer.Name != "stretched" {
		t.Errorf("the run was played under %q: %v", employer.Name, err)
	}
}
