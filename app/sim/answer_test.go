package sim_test

import (
	"strings"
	"testing"

	"caseload/app/sim"
)

// raising begins a scenario in which capacity can be raised every day, with a ceiling.
func raising(t *testing.T, ceiling int) *sim.World {
	waits := func(*sim.World, sim.Answer) (sim.Wait, error) {
		return sim.Wait{For: sim.WaitCapacity, ID: "dawn"}, nil
	}
	l := &literal{declare: func(w *sim.World) error {
		w.Terms.Ceiling = ceiling
		return setting(5)(w)
	}, stories: []story{{"What can't be done", []step{waits, waits, waits, waits}}}}
	return begin(t, l, 1)
}

func standing(w *sim.World) (all string) {
	for _, e := range w.Desk().Evidence {
		if strings.Contains(string(e.Text), "You raised on") {
			all += string(e.Text)
			for _, line := range e.Items {
				all += " " + string(line)
			}
		}
	}
	return all
}

// Whoever raises with evidence that a standard isn't met is owed an answer in writing
// within two working days. The desk says until when, whether it came, and what it
// promised; where every standard is met, nothing is owed.
func TestStandardsBind(t *testing.T) {
	w := raising(t, 20) // 27 points
	decide(t, w, "raise:dawn", "ask", "no", "case", "reid")
	if r := w.Raised[0]; len(r.Unmet) != 1 || r.Unmet[0] != 3 || r.Due != monday.AddDays(2) || r.Ask != "no" {
		t.Fatalf("found %+v", r)
	}
	if got := standing(w); !strings.Contains(got, "An answer in writing is due by Wednesday 4 March") {
		t.Errorf("found %q", got)
	}
	for range 3 {
		decide(t, w, "end")
	}
	if got := standing(w); !strings.Contains(got, "was due on Wednesday 4 March, and hasn't come") {
		t.Errorf("found %q", got)
	}
	w.AnswerInWriting([]string{"Nothing new before Monday"})
	if got := standing(w); !strings.Contains(got, "of Thursday 5 March promises: Nothing new before Monday") {
		t.Errorf("found %q", got)
	}
	met := raising(t, 90)
	if decide(t, met, "raise:dawn"); met.Raised[0].Due != 0 || standing(met) != "" {
		t.Errorf("every standard is met: %+v, %q", met.Raised[0], standing(met))
	}
}
