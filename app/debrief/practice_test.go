package debrief_test

import (
	"slices"
	"strings"
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
		{"two practitioners judged it, each on their own, and differed", sim.Differed, 2},
		{"two practitioners judged it, each on their own, and agreed", sim.Agreed, 2},
		{"as the script says", sim.NotSaid, 0}, // another range
		{"4 practitioners judged it, each on their own, and agreed", sim.Agreed, 4},
		{"as the script says", sim.NotSaid, 0}, // two fit
		{},
		{"not yet reviewed by practitioners", sim.NotReviewed, 1},
		{"two practitioners judged it, each on their own, and agreed", sim.Agreed, 2},
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

// A tier that a practitioner would defend isn't held against anybody, once the range was judged by
// two: both ranges are told, and what is counted goes by all of it.
func TestWhatPractitionersWouldDefendCountsAsInside(t *testing.T) {
	apart := func(ranges ...string) (list []sim.Defended) {
		for _, r := range ranges {
			list = append(list, sim.Defended{Most: r[:2], Least: r[len(r)-2:], Why: "."})
		}
		return list
	}
	for _, test := range []struct {
		tier, name string
		agreement  sim.Agreement
		apart      []sim.Defended
		verdict    string
		counted    []string
		says       string
	}{
		{"P0", "both agree with the student", sim.Agreed, apart("P0", "P0"), debrief.Within, []string{"P0", "P1", "P2", "P3"},
			"The authors’ range is P2 or P3; both practitioners who judged it, each on their own, would defend P0, as you did. So it counts as inside."},
		{"P1", "one of two agrees with the student", sim.Differed, apart("P1-P2", "P3"), debrief.Within, []string{"P1", "P2", "P3"},
			"The authors’ range is P2 or P3; the two practitioners who judged it, each on their own, differed, and one of them would defend P1, as you did. So it counts as inside."},
		{"P1", "both defend it, and differ", sim.Differed, apart("P1-P2", "P1"), debrief.Within, []string{"P1", "P2", "P3"},
			"both practitioners who judged it, each on their own, would defend P1, as you did."},
		{"P1", "it lies in between", sim.Agreed, apart("P0", "P0"), debrief.Within, []string{"P0", "P1", "P2", "P3"},
			"both practitioners who judged it, each on their own, would defend P0, and yours lies in between. So it counts as inside."},
		{"P3", "the authors agree with the student", sim.Agreed, apart("P1", "P1", "P1"), debrief.Within, []string{"P1", "P2", "P3"},
			"inside the authors’ range, P2 or P3; all 3 practitioners who judged it, each on their own, would defend P1."},
		{"P4", "nobody agrees with the student", sim.Differed, apart("P1", "P2"), debrief.Lower, []string{"P1", "P2", "P3"},
			"The authors’ range is P2 or P3; the two practitioners who judged it, each on their own, differed, and between them would defend P1 or P2. P4 is less urgent than any of these."},
		{"P1", "one has judged it so far", sim.NotReviewed, apart("P1"), debrief.Higher, []string{"P2", "P3"}, "more urgent than the authors’ range, P2 or P3. The one practitioner who has judged it so far would defend P1 too."},
		{"P1", "they are within the authors’ range", sim.Differed, apart("P2", "P3"), debrief.Higher, []string{"P2", "P3"}, "more urgent than the authors’ range, P2 or P3."},
	} {
		t.Run(test.name, func(t *testing.T) {
			steps, seat := play(t, 1, nil, morning(test.tier)...)
			published := seat.Published()
			for i, p := range published {
				if p.Expected != nil {
					e := *p.Expected
					e.Tiers, e.Agreement = []string{"P2", "P3"}, test.agreement
					published[i].Expected, published[i].Apart = &e, test.apart
				}
			}
			d := debrief.Judge(steps, published)
			at := slices.IndexFunc(d.Prioritising.Triage.Examples, func(j debrief.Judgement) bool { return j.Turn > 0 && j.Tier == test.tier })
			if at < 0 {
				t.Fatal("nothing was recommended")
			}
			j := d.Prioritising.Triage.Examples[at]
			if j.Verdict != test.verdict || !slices.Equal(j.Range, test.counted) || !slices.Equal(j.Authors, []string{"P2", "P3"}) || !strings.Contains(string(j.Sentence), test.says) {
				t.Errorf("it is %s of %v, the authors’ %v: %s", j.Verdict, j.Range, j.Authors, j.Sentence)
			}
			if outside := d.Measure().Judged - d.Measure().Within; (outside == 0) != (test.verdict == debrief.Within) {
				t.Errorf("%d are counted outside", outside)
			}
			if urgent := min(j.Range[0], "P2") < "P2"; urgent != (j.Published == debrief.Either) {
				t.Errorf("of urgency it says %q", j.Published)
			}
		})
	}
}
