package debrief_test

import (
	"testing"

	"caseload/app/debrief"
	"caseload/app/sim"
)

// What practitioners said stands at the range that they judged, whichever names were drawn, and
// nowhere else.
func TestWhatPractitionersSaidStandsAtItsRange(t *testing.T) {
	expected := func(why string, tiers ...string) *sim.Expectation {
		return &sim.Expectation{Tiers: tiers, Why: why, Judged: "as the script says", Agreement: sim.NotSaid}
	}
	published := []sim.Published{
		{Message: "a", Expected: expected("Kayla is late again.", "P2", "P3")},
		{Message: "b", Expected: expected("Kayla is late again, and (hungry).", "P2", "P3")},
		{Message: "c", Expected: expected("Kayla is late again.", "P1")},
		{Case: "d", Turn: 3, Expected: expected("Kayla is late again.", "P2")},
		{Message: "e", Expected: expected("Twice.", "P2")},
		{Message: "f", Discuss: "?"},
		{Message: "g", Expected: expected("Too few.", "P4")},
		{Message: "h", Expected: expected("In a cut as well.", "P4")},
		{Message: "i", Expected: expected("Nobody was asked.", "P4")},
	}
	ranges := []sim.Defended{{Most: "P2", Least: "P3", Why: "Well otherwise."}, {Most: "P1", Least: "P2", Why: "A pattern."}}
	list := []debrief.Practice{
		{Tiers: []string{"P2", "P3"}, Why: "{child}  is late\nagain.", Agreement: sim.Differed, Ranges: ranges},
		{Tiers: []string{"P2", "P3"}, Why: "{child} is late again, and (hungry).", Agreement: sim.Agreed, Ranges: ranges[:2]},
		{Open: true, Why: "{child} is late again.", Agreement: sim.Agreed, Ranges: append(ranges, ranges...)},
		{Why: "Twice.", Agreement: sim.Agreed, Ranges: ranges}, {Why: "Twice.", Agreement: sim.Differed, Ranges: ranges},
		{Why: "Too few.", Agreement: sim.NotReviewed, Ranges: ranges[:1]},
		{Why: "In a cut as well.", Agreement: sim.NotReviewed}, {Why: "In a cut as well.", Agreement: sim.Agreed, Ranges: ranges},
		{Why: "Nobody was asked.", Agreement: sim.NotReviewed}, {Why: "Nobody was asked.", Agreement: sim.NotReviewed},
	}
	got := debrief.Practised(published, list)
	for i, want := range []struct {
		judged string
		says   sim.Agreement
		apart  int
	}{
		{"two practitioners judged it, each apart, and differed", sim.Differed, 2},
		{"two practitioners judged it, each apart, and agreed", sim.Agreed, 2},
		{"as the script says", sim.NotSaid, 0}, // another range
		{"4 practitioners judged it, each apart, and agreed", sim.Agreed, 4},
		{"as the script says", sim.NotSaid, 0}, // two fit
		{},
		{"not yet reviewed by practitioners", sim.NotReviewed, 1},
		{"two practitioners judged it, each apart, and agreed", sim.Agreed, 2},
		{"not yet reviewed by practitioners", sim.NotReviewed, 0},
	} {
		if e := got[i].Expected; e != nil && (e.Judged != want.judged || e.Agreement != want.says || len(got[i].Apart) != want.apart) {
			t.Errorf("%d is judged as %+v, by %d", i, e, len(got[i].Apart))
		}
	}
	if published[0].Expected.Judged != "as the script says" {
		t.Error("what was published is changed")
	}
}

func TestADebriefSaysHowPractitionersJudged(t *testing.T) {
	steps, seat := play(t, 1, nil, morning("P2")...)
	published := seat.Published()
	list := []debrief.Practice{}
	for _, p := range published {
		if p.Expected != nil {
			list = append(list, debrief.Practice{Open: p.Case != "", Tiers: p.Expected.Tiers, Why: p.Expected.Why, Agreement: sim.Differed, Ranges: []sim.Defended{{Most: "P1", Least: "P2", Why: "A."}, {Most: "P2", Least: "P3", Why: "B."}}})
		}
	}
	d := debrief.Judge(steps, debrief.Practised(published, list))
	examples := d.Prioritising.Triage.Examples
	if len(list) == 0 || len(examples) == 0 {
		t.Fatal("nothing was judged")
	}
	for _, j := range examples {
		if j.Agreement != sim.Differed || len(j.Apart) != 2 || j.Apart[1].Why != "B." {
			t.Errorf("it is %+v", j)
		}
	}
}
