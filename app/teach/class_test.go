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
	var views []run.View
	for n := 1; n <= 11; n++ {
		view, err := classes.Begin(ctx, guest(t, s, fmt.Sprint("student ", n)), joined(t, classes, led))
		if err != nil {
			t.Fatal(err)
		}
		views = append(views, view)
	}
	policies := []string{"careful", "loudest", "worn-out"}
	for i, view := range views {
		n := i + 1
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

// A run that begins after the figures were first shown doesn't count in them, nor does
// the lecturer's own: otherwise four more runs would show what a fifth person did.
func TestNobodyCanBeSingledOutOfAClassThatIsJudgedTogether(t *testing.T) {
	classes, r, s := school(t, small(t))
	led, _, err := classes.NewClass(ctx, teach.Plan{Slug: "small", Employer: scenario.OwnTerms})
	if err != nil {
		t.Fatal(err)
	}
	students := 0
	begin := func() run.View {
		t.Helper()
		students++
		view, err := classes.Begin(ctx, guest(t, s, fmt.Sprint("student ", students)), joined(t, classes, led))
		if err != nil {
			t.Fatal(err)
		}
		return view
	}
	counted := func(want int, when string) {
		t.Helper()
		if p, err := classes.Pooled(ctx, led); err != nil || p.Runs != want {
			t.Fatalf("%s: %d runs are counted, not %d: %v", when, p.Runs, want, err)
		}
	}
	lecturer := guest(t, s, "lecturer")
	own, err := classes.Begin(ctx, lecturer, joined(t, classes, led))
	if err != nil {
		t.Fatal(err)
	}
	var early []run.View
	for range 10 {
		early = append(early, begin())
	}
	playOn(t, r, own, policyOf("careful", 1))
	if err := classes.SetAside(ctx, led, lecturer); err != nil {
		t.Fatal(err)
	}
	for _, view := range early[:4] {
		playOn(t, r, view, policyOf("careful", 1))
	}
	counted(0, "with four and the lecturer's own")
	playOn(t, r, early[4], policyOf("careful", 1))
	counted(5, "with five")
	for range 5 { // begun in view of the figures
		playOn(t, r, begin(), policyOf("loudest", 1))
	}
	counted(5, "with five that began later")
	for _, view := range early[5:9] {
		playOn(t, r, view, policyOf("careful", 1))
	}
	counted(5, "with four of those who had begun")
	playOn(t, r, early[9], policyOf("careful", 1))
	counted(10, "with all who had begun")
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
