package sim_test

import (
	"testing"

	"caseload/app/sim"
)

// Each decision is followed by a line on what it did, also where no time has passed.
func TestADeskSaysWhatTheLastDecisionDid(t *testing.T) {
	w := begin(t, plain(), 1)
	if said := w.Desk().Did; said != "" {
		t.Errorf("nothing was decided yet, and the desk says %q", said)
	}
	for _, c := range []struct {
		offer string
		with  []string
		want  sim.Sentence
	}{
		{"triage:novak", []string{"tier", "P1"}, "Novak is P1 now."},
		{"triage:novak", []string{"tier", "P2"}, "Novak is P2 now; it was P1."},
		{"take-back", nil, "Taken back: Novak is P1 again."},
		{"triage:novak", []string{"tier", "P1"}, "Novak stays P1."},
		{"plan", []string{"tasks", "visit"}, "One task is planned for today now."},
		{"take-back", nil, "Taken back: your day is planned as before."},
		{"recover:break", nil, "You took a break: 09:00 to 09:15."},
	} {
		if got := decide(t, w, c.offer, c.with...).Did; got != c.want {
			t.Errorf("after %s the desk says %q, want %q", c.offer, got, c.want)
		}
	}
}

// Work that a call stopped is named with the call, and can be gone on with from every desk
// until some work is taken up.
func TestWhatACallStoppedIsGoneOnWith(t *testing.T) {
	w := begin(t, plain(caller(true)), 1)
	desk := decide(t, w, "work:report")
	if want := sim.Sentence("The phone rang: you stopped “Write the report”, with 2 h 30 left."); desk.Did != want || desk.Stopped != "work:report" {
		t.Errorf("the desk says %q and goes on with %q, want %q", desk.Did, desk.Stopped, want)
	}
	if desk = decide(t, w, "answer:sam-call:yes"); desk.Stopped != "work:report" {
		t.Errorf("after the call the desk goes on with %q", desk.Stopped)
	}
	if desk = decide(t, w, "work:visit"); desk.Stopped != "" {
		t.Errorf("other work was taken up, and the desk goes on with %q", desk.Stopped)
	}
	w = begin(t, plain(), 1)
	if desk = decide(t, w, "work:visit"); desk.Stopped != "" || desk.Did == "" {
		t.Errorf("nothing was stopped; the desk says %q and goes on with %q", desk.Did, desk.Stopped)
	}
}
