package debrief_test

import (
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/policy"
)

// TestADaySaysWhatPressedAndWhatHelped checks over whole plays that every day's review
// says in two or three sentences what pressed and what took some of it away, and that it
// names supervision, a late evening and a day without a break where there was one and
// nowhere else.
func TestADaySaysWhatPressedAndWhatHelped(t *testing.T) {
	v := version(t, "first-week")
	supervised, late := 0, 0
	for seed := range uint64(3) {
		for _, decide := range []policy.Policy{policy.Careful, policy.Deadline, policy.FirstCome, policy.Idle} {
			steps, seat := bot(t, v, decide, seed)
			d := debrief.Judge(steps, seat.Published())
			held := map[string]bool{}
			for _, s := range d.Supervision.Sessions {
				held[s.Date] = held[s.Date] || s.State == debrief.Held && len(s.Functions) > 0
			}
			for _, day := range d.Stress.Days {
				if len(day.Pressed) < 2 || len(day.Pressed) > 3 {
					t.Fatalf("luck %d, %s: %q", seed, day.Date, day.Pressed)
				}
				says := string(day.Pressed[0] + " " + day.Pressed[1])
				if strings.Contains(says, "supervision (") != held[day.Date] || (len(day.Pressed) == 3) != held[day.Date] {
					t.Errorf("luck %d, %s: supervision was held: %v; found %q", seed, day.Date, held[day.Date], day.Pressed)
				}
				if day.Overtime == 0 && strings.Contains(says, "past your hours") || day.Breaks >= 30 && strings.Contains(says, "no proper break") {
					t.Errorf("luck %d, %s: %d past hours, %d of break; found %q", seed, day.Date, day.Overtime, day.Breaks, day.Pressed)
				}
				if held[day.Date] {
					supervised++
				}
				if strings.Contains(says, "past your hours") {
					late++
				}
			}
		}
	}
	if supervised == 0 || late == 0 {
		t.Errorf("supervision was held on %d days, and %d were late", supervised, late)
	}
}
