package debrief_test

import (
	"testing"

	"caseload/app/debrief"
	"caseload/app/sim"
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
