package debrief_test

import (
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/app/sim/worry"
)

// Two dates of a case may have the same name: the reason for one of them is not
// the other's, and each is settled by itself.
func TestDatesOfOneNameAreToldApart(t *testing.T) {
	twice := []string{`deadline { on = home, "Visit", due = "10 working days"`, `deadline { on = home, "Visit", due = "today", source = "Local procedure", status = "local" }
deadline { on = home, "Visit", due = "10 working days"`}
	steps, seat := play(t, 1, twice, at("differ:reid:1", "because", "load"), at("end"), at("end"))
	d := debrief.Judge(steps, seat.Published())
	var reasons []string
	for _, k := range d.Prioritising.Dates.List {
		reasons = append(reasons, k.Reason)
	}
	if len(reasons) != 2 || reasons[0] == "" || reasons[1] != "" {
		t.Errorf("the reasons are %q", reasons)
	}
}

// What came out later is about a case by its id and name, whatever the scenario's
// words for it are.
func TestWhatCameLaterNamesItsCase(t *testing.T) {
	d := debrief.Debrief{}.AtTheEnd(sim.Outcome{Harms: []sim.Harm{
		{Case: "reid", Name: "Reid", What: "Reid’s sister was hurt."}, {What: "Nobody slept."},
	}})
	if len(d.Later) != 2 || d.Later[0].Case != "Reid" || d.Later[0].Text != "Reid’s sister was hurt." || d.Later[1].Case != "" {
		t.Errorf("found %+v", d.Later)
	}
}

// Two judgements ask the same question if they are outside their ranges in the
// same way, and only then.
func TestJudgementsAskTheSameQuestion(t *testing.T) {
	over, under := debrief.Judgement{Verdict: debrief.Higher}, debrief.Judgement{Verdict: debrief.Lower}
	late := debrief.Judgement{Verdict: debrief.Lower, Met: debrief.ActedLate}
	if !over.AsksAs(debrief.Judgement{Verdict: debrief.Higher, Met: debrief.InTime}) || over.AsksAs(under) || under.AsksAs(late) {
		t.Error("questions are confused")
	}
}

// What was so is told as hindsight, with its nights and what ended it; a paper that
// stayed closed is told apart, kindly.
func TestWhatWasSoIsToldAfterwards(t *testing.T) {
	monday, err := calendar.ParseDate("2026-03-02")
	if err != nil {
		t.Fatal(err)
	}
	d := debrief.Debrief{}.AtTheEnd(sim.Outcome{
		WorryDays: 10,
		Facts: []worry.Fact{
			{Case: "reid", Name: "Reid", What: "The window didn't lock.", Concern: 3, Nights: 1, Answered: monday.AddDays(1), By: "lock", Step: "a lock on the window"},
			{Case: "reid", Name: "Reid", What: "She was frightened.", Concern: 4, Nights: 2},
			{Case: "reid", Name: "Reid", What: "It was answered in time.", Concern: 3, Answered: monday},
		},
		Unopened: []worry.Unopened{{Case: "Marsh", On: "marsh", Title: "the chronology", Minutes: 25}},
	})
	var hidden, shown []string
	for _, l := range d.Later {
		if l.Shown {
			shown = append(shown, string(l.Text))
		} else {
			hidden = append(hidden, string(l.Text))
		}
	}
	if len(hidden) != 3 || !strings.Contains(hidden[0], "since before you began, on 1 night of this run, until Tuesday 3 March (a lock on the window)") || !strings.Contains(hidden[1], "2 nights") || !strings.Contains(hidden[1], "nothing had answered it") || !strings.Contains(hidden[2], "came to 10") {
		t.Errorf("found %q", hidden)
	}
	if len(shown) != 1 || !strings.Contains(shown[0], "You never opened the chronology, 25 minutes of reading") {
		t.Errorf("found %q", shown)
	}
}
