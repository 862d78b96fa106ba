package debrief_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/pressed"
	"caseload/app/sim/ruling"
	"caseload/app/sim/strain"
)

// sound checks what must hold for every debrief: no list is null, and of a figure
// and its reason one is always there.
func sound(t *testing.T, d debrief.Debrief) {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(encode(t, d), &v); err != nil {
		t.Fatal(err)
	}
	nullsOf(t, "", v)
	if len(d.Limits) == 0 {
		t.Error("there is always something that can't be said")
	}
}

// nullable lists the fields that may be null.
var nullable = []string{"sensitivity", "criterion", "median", "longest", "to_tier", "to_act", "after", "tier_after", "act_after", "brier", "score", "share"}

func nullsOf(t *testing.T, path string, v any) {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		for name, inner := range v {
			if inner == nil && !slices.Contains(nullable, name) {
				t.Errorf("%s.%s is null", path, name)
			}
			nullsOf(t, path+"."+name, inner)
		}
		for figure, reason := range map[string]string{"sensitivity": "reason", "criterion": "reason", "median": "reason", "to_tier": "reason", "brier": "reason", "share": "reason"} {
			if inner, there := v[figure]; there && (inner == nil) != (v[reason] != "") {
				t.Errorf("%s.%s is %v, and the reason %q", path, figure, inner, v[reason])
			}
		}
	case []any:
		for _, inner := range v {
			nullsOf(t, path+"[]", inner)
		}
	}
}

func says(d debrief.Debrief, words string) bool {
	return slices.ContainsFunc(d.Limits, func(s sim.Sentence) bool { return strings.Contains(string(s), words) })
}

func TestRunsThatSayLittleSaySo(t *testing.T) {
	steps, seat := play(t, 1, nil, morning("P2")...)
	for _, c := range []struct {
		name  string
		steps []scenario.Step
		words string
	}{
		{"nothing", nil, "Nothing was played"}, {"no decision", steps[:1], "No decision was made"},
		{"one", steps[:2], "One decision was made"}, {"half", steps[:5], "hasn't ended"}, {"all", steps, "20"},
	} {
		d := debrief.Judge(c.steps, seat.Published())
		sound(t, d)
		if !says(d, c.words) {
			t.Errorf("%s: want %q in %q", c.name, c.words, d.Limits)
		}
	}
	steps, seat = play(t, 1, nil, at("end"), at("end"))
	if d := debrief.Judge(steps, seat.Published()); !says(d, "Every decision was to go home") {
		t.Errorf("found %q", d.Limits)
	}
	steps, seat = play(t, 1, nil, at("work:desk"), at("work:desk"), at("work:desk"), at("work:desk"), at("work:desk"), at("work:desk"), at("end"), at("end"))
	d := debrief.Judge(steps, seat.Published())
	if !says(d, "Nothing was recommended") || d.Prioritising.Triage.None != 1 || !strings.Contains(string(d.Prioritising.Triage.Examples[0].Sentence), "The log holds no decision of yours about it") {
		t.Errorf("found %q, %+v", d.Limits, d.Prioritising.Triage)
	}
}

// Every policy's debrief is sound, and so is that of every prefix of its play.
func TestDebriefsAreSound(t *testing.T) {
	for _, name := range []string{"small", "first-morning", "first-week", "winter-discharge"} {
		v := version(t, name)
		for _, p := range policyNames() {
			steps, seat := bot(t, v, policy.Named[p], 3)
			for _, n := range []int{1, 2, len(steps) / 2, len(steps)} {
				sound(t, debrief.Judge(steps[:n], seat.Published()))
			}
		}
	}
}

// A fork of a fork is judged like any other play.
func TestAForkOfAFork(t *testing.T) {
	v := version(t, "first-week")
	steps, _ := bot(t, v, policy.Careful, 5)
	luck := sim.NewLuck(5).Changed(20, 6).Changed(40, 7)
	other, seat := again(t, v, luck, steps)
	sound(t, debrief.Judge(other, seat.Published()))
}

// Minutes add up: those of finding out and of all quadrants sum to those worked.
func TestMinutesAddUp(t *testing.T) {
	v := version(t, "first-week")
	for _, p := range policyNames() {
		h := judged(t, v, policy.Named[p], 11).Prioritising.Hours
		quadrants, groups := h.FindingOut, 0
		for _, q := range h.Quadrants {
			quadrants += q.Minutes
		}
		for _, g := range h.Groups {
			groups += g.Minutes
		}
		if h.Scheduled > h.Quadrants[3].Minutes || p == "careful" && h.FindingOut == 0 {
			t.Errorf("%s: %d to families at P3 and P4 of %d, %d of finding out", p, h.Scheduled, h.Quadrants[3].Minutes, h.FindingOut)
		}
		if quadrants != h.Total || groups != h.Total || h.Total == 0 {
			t.Errorf("%s: %d in all, %d by urgency, %d by kind", p, h.Total, quadrants, groups)
		}
	}
}

// written returns a hand-made play of two desks, with what was chosen from an
// offer and the day's review.
func written(o sim.Offer, d sim.Decision, r sim.Review) []scenario.Step {
	before := sim.Desk{Turn: 1, Clock: sim.Clock{Date: "Monday 2 March", Now: "18:00", Contracted: 444, Minute: 540}, Scenario: sim.Heading{Day: 1, Days: 1},
		Cases: []sim.File{{ID: "reid", Name: "Reid"}}, Tasks: []sim.Job{{ID: "visit", Title: "Home visit", On: "reid", Kind: "visit"}}, Offers: []sim.Offer{o}}
	after := before
	after.Turn, after.Ended, after.Offers, after.Review, after.Spent = 2, true, nil, &r, []sim.Spent{{What: "time with people", Minutes: r.Worked}}
	return []scenario.Step{{Desk: before}, {Decision: &d, Desk: after}}
}

func review(worked, overtime int) sim.Review {
	return sim.Review{Day: 1, Worked: worked, Overtime: overtime, Done: []string{}, Waiting: []string{}, Missed: []string{}, Causes: strain.Causes{Pressed: []strain.Cause{}, Helped: []strain.Cause{}},
		Things: pressed.Things{Families: []string{}, Rush: pressed.Rush{What: []string{}}, Hard: []string{}}, Rulings: []ruling.Ruling{}}
}

func TestOnlyOvertimeSaysSo(t *testing.T) {
	steps := written(sim.Offer{ID: "end", Verb: sim.VerbEnd}, at("end"), review(90, 90))
	d := debrief.Judge(steps, nil)
	sound(t, d)
	if !says(d, "past contracted hours") || d.Stress.Overtime.Sentence != "The day ended past its hours. Overtime came to 1 h 30. No break was taken." {
		t.Errorf("found %q, %q", d.Limits, d.Stress.Overtime.Sentence)
	}
}

// In both weeks that ship, a careful practitioner sees somebody alone or asks them
// what they want, and the debrief says so.
func TestAVoiceIsHeardInTheWeeksThatShip(t *testing.T) {
	for _, name := range []string{"first-week", "winter-discharge"} {
		d := judged(t, version(t, name), policy.Named["careful"], 1)
		if !slices.ContainsFunc(d.Moments, func(m debrief.Moment) bool { return m.Play == "voice-heard" }) {
			t.Errorf("%s: no voice was heard", name)
		}
	}
}

// Seeing a child alone is recognised as a moment because the scenario says so of
// the chosen option, whatever its label.
func TestAVoiceThatWasHeardIsAMoment(t *testing.T) {
	visit := sim.Offer{ID: "work:visit", Verb: sim.VerbWork, On: "visit", Label: "Home visit", Minutes: 60, Fields: []sim.Field{{Name: "how", Kind: sim.FieldChoice, Default: "planned",
		Options: []sim.Option{{Value: "planned", Label: "As planned"}, {Value: "alone", Label: "With Kayla, 60 min"}, {Value: "without", Label: "Alone, 60 min"}}}}}
	for how, want := range map[string]int{"planned": 0, "without": 0, "alone": 1} {
		d := debrief.Judge(written(visit, at("work:visit", "how", how), review(60, 0)), []sim.Published{{Task: "visit", Voices: []string{"alone"}}})
		if len(d.Moments) != want || want == 1 && (d.Moments[0].Play != "voice-heard" || d.Moments[0].On != "reid" || d.Moments[0].Prompt == "") {
			t.Errorf("%s: found %+v", how, d.Moments)
		}
	}
}

// A scenario can say the same of a task as planned, with or without other ways.
func TestAVoiceIsHeardInATaskAsPlanned(t *testing.T) {
	visit := sim.Offer{ID: "work:visit", Verb: sim.VerbWork, On: "visit", Label: "Home visit", Minutes: 60}
	for voice, want := range map[string]int{"planned": 1, "phone": 0} {
		d := debrief.Judge(written(visit, at("work:visit"), review(60, 0)), []sim.Published{{Task: "visit", Voices: []string{voice}}})
		if len(d.Moments) != want || want == 1 && d.Moments[0].What != "Home visit." {
			t.Errorf("%s: found %+v", voice, d.Moments)
		}
	}
}
