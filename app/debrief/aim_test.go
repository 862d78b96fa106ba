package debrief_test

import (
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/debrief/aim"
	"caseload/app/sim"
)

// What a run shows about an aim is said with names and without a mark.
func TestWhetherAnAimWasMet(t *testing.T) {
	var d debrief.Debrief
	d.Prioritising.Triage.Examples = []debrief.Judgement{
		{Kind: "referral", Title: "Marsh", Turn: 3, ShownAt: "Monday 2 March, 10:00", At: "Monday 2 March, 16:00"},
		{Kind: "referral", Title: "Cole", Turn: 9, ShownAt: "Monday 2 March, 16:00", At: "Tuesday 3 March, 09:00", Opened: []string{"the file"}},
		{Kind: "referral", Title: "Ward", ShownAt: "Monday 2 March, 16:30"},
		{Kind: "open case", Title: "Reid", Turn: 12, Unopened: []string{"the file (10 min)"}},
	}
	d.Supervision.Sessions = []debrief.Session{{Date: "Wednesday 4 March", CalledOff: true}, {Date: "Thursday 5 March", CalledOff: true, Rearranged: true}, {Date: "Friday 6 March"}}
	for _, day := range []struct {
		date   string
		breaks int
	}{{"Monday 2 March", 30}, {"Tuesday 3 March", 15}, {"Wednesday 4 March", 45}} {
		d.Stress.Days = append(d.Stress.Days, debrief.Day{Review: sim.Review{Date: day.date, Breaks: day.breaks}})
	}
	for rule, want := range map[aim.Rule]string{
		aim.SameDay:     "You gave a tier on the day it came to Marsh. You didn’t on that day to Cole and Ward.",
		aim.Read:        "You had read all there was before you set a tier for Cole. Something was unopened when you set one for Reid.",
		aim.AnotherTime: "You asked for another time on Thursday. No other time was asked for on Wednesday.",
		aim.Break:       "You had half an hour away from the desk on Monday and Wednesday. There was none on Tuesday.",
		aim.Worst:       "The log can’t show that; only you can say.",
		"":              "The log can’t show that; only you can say.",
	} {
		if got := string(d.Met(rule)); got != want {
			t.Errorf("%q: want %q, found %q", rule, want, got)
		}
		if none := string((debrief.Debrief{}).Met(rule)); none == "" || strings.Contains(none, "  ") {
			t.Errorf("%q, of nothing: %q", rule, none)
		}
	}
}
