package debrief_test

import (
	"slices"
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/policy"
	"caseload/app/sim"
	"caseload/app/sim/pressed"
	"caseload/app/sim/strain"
)

// TestADaySaysWhatPressedAndWhatHelped checks over whole plays that every day's review
// says what pressed and what helped, without points, that it names supervision where there
// was some and nowhere else, and that its points name a late evening and a day without a
// break where there was one and nowhere else.
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
				if len(day.Pressed) < 2 {
					t.Fatalf("luck %d, %s: %q", seed, day.Date, day.Pressed)
				}
				plain, says := said(day.Pressed), said(day.InPoints)
				if strings.Contains(plain, "points") || strings.Contains(plain, " (1") {
					t.Errorf("luck %d, %s: points in %q", seed, day.Date, plain)
				}
				if strings.Contains(says, "supervision (") != held[day.Date] || strings.Contains(plain, "Supervision is for four things") != held[day.Date] {
					t.Errorf("luck %d, %s: supervision was held: %v; found %q and %q", seed, day.Date, held[day.Date], plain, says)
				}
				if day.Overtime == 0 && strings.Contains(strings.ReplaceAll(says, "past your hours the day before", ""), "past your hours") || day.Breaks >= 30 && strings.Contains(says, "no proper break") {
					t.Errorf("luck %d, %s: %d past hours, %d of break; found %q", seed, day.Date, day.Overtime, day.Breaks, says)
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

func said(list []sim.Sentence) string {
	text := ""
	for _, s := range list {
		text += string(s) + " "
	}
	return text
}

// TestADayNamesItsOwnThings checks that the plain sentences name the day's families, what
// waited at once and what was hard to hear.
func TestADayNamesItsOwnThings(t *testing.T) {
	r := sim.Review{Left: "16:54", Worked: 444, Band: "steady",
		Causes: strain.Causes{Pressed: []strain.Cause{{Name: strain.Distress, Count: 2, Points: 9_000_000}, {Name: strain.Work, Count: 1100, Points: 8_000_000}, {Name: strain.NoBreak, Count: 30, Points: 7_000_000}}},
		Things: pressed.Things{Needed: 1860, There: 1776, Families: []string{"Reid", "Osei"}, Duty: true, Rush: pressed.Rush{At: "10:15", What: []string{"“Marsh”, a referral", "“The baby”, from Dawn", "“A tie”, from Reception"}}, Hard: []string{"“By one” (Reid)"}}}
	want := []sim.Sentence{
		"You were on duty, for whatever came in, beside your own families.",
		"At 10:15, 3 things waited for your answer at once: “Marsh”, a referral; “The baby”, from Dawn; “A tie”, from Reception.",
		"Hard to hear: “By one” (Reid).",
		"The work that is due in the next five days needs 31 hours, and there are 29 h 36; the most is for Reid and Osei.",
		"What weighed too: no proper break.",
		"Nothing helped with it today.",
	}
	if got := debrief.Today(r).Pressed; !slices.Equal(got, want) {
		t.Errorf("found %q", got)
	}
}
