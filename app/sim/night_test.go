package sim_test

import (
	"strings"
	"testing"

	"caseload/app/sim"
	"caseload/app/sim/strain"
	"caseload/app/sim/workload"
)

// evening ends the day of somebody who is this strained and exhausted, and returns the
// next morning.
func evening(t *testing.T, w *sim.World, points int64) sim.Desk {
	w.Strain = strain.State{S: points * 1_000_000, E: 100_000_000}
	return decide(t, w, "end")
}

func hears(desk sim.Desk, words string) bool {
	for _, e := range desk.Events {
		if strings.Contains(string(e.Text), words) {
			return true
		}
	}
	return false
}

// The bands have effects that the desk shows: work takes longer, a manager asks after
// three overloaded days, and from unsafe on work is taken off.
func TestBandsHaveTheirEffects(t *testing.T) {
	w := begin(t, &literal{declare: busy(8, workload.Routine{Call: 100}, workload.Weight{})}, 2)
	report := offer(t, w.Desk(), "work:report").Minutes
	desk := evening(t, w, 45)
	if desk.Strain.Longer != 0 || offer(t, desk, "work:report").Minutes != report {
		t.Errorf("below 50 nothing takes longer: %+v", desk.Strain)
	}
	for n := range 3 {
		if desk = evening(t, w, 80); hears(desk, "Your manager has noticed") != (n == 2) {
			t.Errorf("evening %d: found %+v", n+1, desk.Events)
		}
		if desk.Strain.Longer == 0 || offer(t, desk, "work:report").Minutes <= report {
			t.Errorf("evening %d: work takes longer: %+v", n+1, desk.Strain)
		}
	}
	if desk = evening(t, w, 80); hears(desk, "Your manager has noticed") {
		t.Error("a manager asks once")
	}
	if len(desk.Routine) == 0 {
		t.Fatal("nothing could be taken off")
	}
	if desk = evening(t, w, 100); !hears(desk, "taken the calls, emails and writing up on your desk off you") || len(desk.Routine) != 0 {
		t.Errorf("unsafe: found %+v, %+v", desk.Events, desk.Routine)
	}
}
