package debrief_test

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/strain"
	"caseload/scripts"
)

func play(t *testing.T, luck uint64, changes []string, decisions ...sim.Decision) ([]scenario.Step, *scenario.Seat) {
	t.Helper()
	pack, err := scenario.Read(os.DirFS("../scenario/testdata/small"), "small")
	if err != nil {
		t.Fatal(err)
	}
	pack.Files["scenario.lua"] = strings.NewReplacer(changes...).Replace(pack.Files["scenario.lua"])
	v, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	seat, err := scenario.Sit(v, nil, sim.NewLuck(luck))
	if err != nil {
		t.Fatal(err)
	}
	steps := []scenario.Step{seat.Step()}
	for _, d := range decisions {
		if err := seat.Decide(d); err != nil {
			t.Fatalf("%s: %v", d.Offer, err)
		}
		steps = append(steps, seat.Step())
	}
	return steps, seat
}

func at(offer string, with ...string) sim.Decision {
	d := sim.Decision{Offer: offer}
	for i := 0; i < len(with); i += 2 {
		if d.With == nil {
			d.With = map[string]string{}
		}
		d.With[with[i]] = with[i+1]
	}
	return d
}

// morning returns the decisions of a first day on which the call at 09:30 is
// answered, the referral is given the tier, and nothing else is done on that day
// or the next.
func morning(tier string) []sim.Decision {
	return []sim.Decision{
		at("work:reid-write-up-friday-s-visit"), at("answer:reid-phone:school"), at("work:reid-write-up-friday-s-visit"), at("work:desk"), at("work:desk"),
		at("triage:brook-primary-email", "tier", tier, "response", "assessment", "level", "3"), at("end"), at("end"),
	}
}

func TestRecommendationBesideThePublishedRange(t *testing.T) {
	for tier, want := range map[string]string{"P0": debrief.Higher, "P1": debrief.Higher, "P2": debrief.Within, "P3": debrief.Within, "P4": debrief.Lower} {
		steps, seat := play(t, 1, nil, morning(tier)...)
		d := debrief.Judge(steps, seat.Published())
		if len(d.Prioritising.Triage.Examples) != 1 {
			t.Fatalf("found %+v", d.Prioritising.Triage.Examples)
		}
		r := d.Prioritising.Triage.Examples[0]
		if r.Verdict != want || r.Tier != tier || r.Response != "Assessment under section 17" || !strings.Contains(string(r.Sentence), "P2 or P3") {
			t.Errorf("%s: want %s; found %+v", tier, want, r)
		}
		if !strings.Contains(r.Judged, "not yet reviewed") {
			t.Errorf("who judged the range is said; found %q", r.Judged)
		}
	}
}

// What came when nobody could respond any more is not held against the student: a
// referral in the night after the last day, or a question that no desk had shown
// by then.
func TestNothingIsAskedOfWhatWasNeverOffered(t *testing.T) {
	late := []string{`wait_until "10:20"`, `wait_until "day 2 18:00"`, `wait_until "09:30"`, `wait_until "day 2 18:30"`}
	steps, seat := play(t, 1, late, at("end"), at("end"))
	if len(seat.Published()) != 2 || len(steps[2].Desk.Inbox) < 2 {
		t.Fatalf("the referral and the call come after the end; found %+v", steps[2].Desk.Inbox)
	}
	if d := debrief.Judge(steps, seat.Published()); len(d.Prioritising.Triage.Examples)+len(d.Topics) != 0 {
		t.Errorf("found %+v, %+v", d.Prioritising.Triage.Examples, d.Topics)
	}
	steps, seat = play(t, 1, nil, morning("P2")...)
	if d := debrief.Judge(steps[:1], seat.Published()); len(d.Prioritising.Triage.Examples)+len(d.Topics) != 0 {
		t.Errorf("the first desk shows neither; found %+v, %+v", d.Prioritising.Triage.Examples, d.Topics)
	}
}

func TestWhatWasSaidIsWorthTalkingAbout(t *testing.T) {
	steps, seat := play(t, 1, nil, morning("P2")...)
	d := debrief.Judge(steps, seat.Published())
	if len(d.Topics) != 1 || d.Topics[0].Said != "I'll ring the school first" || d.Topics[0].Prompt != "Who else sees Kayla every day?" {
		t.Errorf("found %+v", d.Topics)
	}
}

// Every decision is listed once, in the words of the desk at which it was made.
func TestEveryDecisionIsTold(t *testing.T) {
	made := morning("P2")
	steps, seat := play(t, 1, nil, made...)
	d := debrief.Judge(steps, seat.Published())
	if len(d.Decisions) != len(made) {
		t.Fatalf("want %d, found %+v", len(made), d.Decisions)
	}
	answered, triaged, last := d.Decisions[1], d.Decisions[5], d.Decisions[7]
	if answered.What != "Answer Sam, “About Reid”" || answered.Chose != "I'll ring the school first" || answered.On == "" || answered.Day != 1 {
		t.Errorf("found %+v", answered)
	}
	if !strings.HasPrefix(triaged.What, "Recommend on “") || !strings.Contains(triaged.Chose, "P2") || !strings.Contains(triaged.Chose, "Assessment under section 17") {
		t.Errorf("found %+v", triaged)
	}
	if last.Day != 2 || last.At != "09:00" {
		t.Errorf("found %+v", last)
	}
}

// The parts of every day's strain add up to its pressure, and the sentence gives
// them.
func TestDaysAreToldInParts(t *testing.T) {
	steps, seat := play(t, 1, nil, morning("P2")...)
	d := debrief.Judge(steps, seat.Published())
	if len(d.Stress.Days) != 2 {
		t.Fatalf("two days ended; found %d", len(d.Stress.Days))
	}
	for _, day := range d.Stress.Days {
		p := day.Parts
		if p.Volume+p.Heart-p.Control-p.Support+p.Carried != p.Pressure {
			t.Errorf("the parts don't sum: %+v", p)
		}
		if len(day.Sentences) != 3 || !strings.HasPrefix(string(day.Strain), "Volume ") {
			t.Errorf("found %q, %q", day.Sentences, day.Strain)
		}
	}
}

// Equal desks are judged equally: worlds that differ only in what no desk shows
// (how serious a text is, a harm that nobody sees) give the same debrief, byte
// for byte, except for what came later.
func TestNoHindsight(t *testing.T) {
	hidden := []string{"concern = 3", "concern = 1", "severity = 1", "severity = 4", "wait { days = 1 }", "wait { days = 1 } local x = 1"}
	for luck := range uint64(12) {
		steps, seat := play(t, luck, nil, morning("P3")...)
		other, otherSeat := play(t, luck, hidden, morning("P3")...)
		equal := 0
		for equal < len(steps) && string(encode(t, shownOf(steps[equal].Desk))) == string(encode(t, shownOf(other[equal].Desk))) {
			equal++
		}
		if equal < 5 {
			t.Fatalf("luck %d: the desks should be equal for most of the play; they are for %d steps", luck, equal)
		}
		a, b := debrief.Judge(steps[:equal], seat.Published()), debrief.Judge(other[:equal], otherSeat.Published())
		a.Stress.Days, b.Stress.Days = nil, nil // strain is shown, and may differ in the last desk's estimate
		if string(encode(t, a)) != string(encode(t, b)) {
			t.Errorf("luck %d: equal desks, different judgement:\n%s\n%s", luck, encode(t, a), encode(t, b))
		}
	}
}

// shownOf returns a desk without the estimate of strain, which is shown and may
// depend on what is unresolved.
func shownOf(d sim.Desk) sim.Desk {
	d.Strain = sim.StrainView{}
	if d.Review != nil {
		r := *d.Review
		r.To, r.From, r.Parts, r.Band = 0, 0, strain.Parts{}, ""
		d.Review = &r
	}
	return d
}

func encode(t *testing.T, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The truth of a world stays out of this package: its code never mentions
// sim.World, and takes the outcome in one place only.
func TestTheWorldStaysOut(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	outcomes := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parser.ParseFile(token.NewFileSet(), name, text, 0); err != nil {
			t.Fatal(err)
		}
		code := string(text)
		if name != "debrief.go" && strings.Contains(code, "sim.World") || strings.Contains(code, ".Seat") {
			t.Errorf("%s reaches for the world", name)
		}
		outcomes += strings.Count(code, "sim.Outcome")
	}
	if outcomes != 1 {
		t.Errorf("the outcome enters in one place, AtTheEnd; found %d", outcomes)
	}
}

func TestLengths(t *testing.T) {
	for minutes, want := range map[int]string{1: "1 minute", 35: "35 minutes", 60: "1 hour", 120: "2 hours", 125: "2 h 05"} {
		if got := debrief.Length(minutes); got != want {
			t.Errorf("%d: want %q, found %q", minutes, want, got)
		}
	}
}

// A tier that was set and taken back counts as never set.
func TestWhatWasTakenBackIsNotJudged(t *testing.T) {
	news := []string{`wait_until "09:30"`, `wait_until "09:30"
  expect { about = home, tiers = { "P1" }, why = "A mark." }`}
	steps, seat := play(t, 1, news, at("work:desk"), at("work:desk"), at("triage:reid", "tier", "P4"), at("take-back"), at("end"), at("end"))
	found := false
	for _, r := range debrief.Judge(steps, seat.Published()).Prioritising.Triage.Examples {
		if r.On == "reid" {
			found = true
			if r.Turn != 0 || r.Tier == "P4" || !strings.Contains(string(r.Sentence), "the tier stayed at none") {
				t.Errorf("found %+v", r)
			}
		}
	}
	if !found {
		t.Error("the range for the open case is missing")
	}
}

// What presses is named, up to three things, and the rest is counted; that nothing was
// finished is called right only where nothing is left open.
func TestADayNamesWhatPressesAndCountsTheRest(t *testing.T) {
	for want, r := range map[sim.Sentence]sim.Review{
		"You finished “A call” and “By one o'clock”. Still open, though it doesn’t press: 3 things that waited for today.": {Done: []string{"A call", "“By one o'clock”"}, Waiting: []string{"a", "b", "c"}},
		"No task was finished. Still open, and pressing: a; b; c; and 2 other things that waited for today.":               {Waiting: []string{"a", "b", "c", "d", "e"}, Pressing: 4},
		"No task was finished. Still open, and pressing: a. A date passed for “Reid: Visit”.":                              {Waiting: []string{"a"}, Pressing: 1, Missed: []string{"Reid: Visit"}},
		"No task was finished, and nothing that waited for today is left open: on some days that is right.":                {},
	} {
		if got := debrief.Today(r).Sentences[1]; got != want {
			t.Errorf("want %q, found %q", want, got)
		}
	}
}
