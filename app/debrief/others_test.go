package debrief_test

import (
	"encoding/json"
	"regexp"
	"testing"

	"caseload/app/debrief"
	"caseload/app/policy"
	"caseload/app/sim"
	"caseload/app/sim/strain"
)

// asked asks for twenty minutes on the spot, on one thing, whenever it can, and
// puts feelings on an agenda or not; otherwise it is like careful.
func asked(on, feelings string) policy.Policy {
	return func(d sim.Desk, pick func(int) int) sim.Decision {
		for _, o := range d.Offers {
			if o.ID == sim.VerbSupervise+":adhoc" {
				return sim.Decision{Offer: o.ID, With: map[string]string{"on": on}}
			}
		}
		decision := policy.Careful(d, pick)
		if _, set := decision.With["feelings"]; set {
			decision.With["feelings"] = feelings
		}
		return decision
	}
}

// weeks calls look with the debrief of every bot's week, and its name.
func weeks(t *testing.T, look func(name string, d debrief.Debrief)) {
	t.Helper()
	all := map[string]policy.Policy{"on feelings": asked("feelings", "yes"), "on workload": asked("workload", "no"), "reader": reader}
	for _, name := range policyNames() {
		all[name] = policy.Named[name]
	}
	for _, pack := range []string{"first-morning", "first-week", "small"} {
		v := version(t, pack)
		for name, p := range all {
			for seed := range atLength[uint64](1, 2) {
				look(pack+", "+name, judged(t, v, p, seed+1))
			}
		}
	}
}

// strainWords matches what staff must never see. It includes field names with a
// value, because a figure has no other name. Families have worries and feelings
// too, and so have an author's questions; those are only searched for by field.
var strainWords = regexp.MustCompile(`(?i)strain|distress|talk(ed)? it over|carried home|heavy|overloaded|stretched|how it felt|"(from|to|band|parts|whose|events|heart|volume|carried|pressure|feelings)":[^"\[]*[\d{]|"feelings"|"band"|"events"|"whose"|"causes"|"pressed"`)

// Others see no strain, and what they see doesn't depend on how much there was.
func TestOthersSeeNoStrain(t *testing.T) {
	found := 0
	weeks(t, func(name string, d debrief.Debrief) {
		own, shared := string(encode(t, d)), string(encode(t, d.HandedOn()))
		if strainWords.MatchString(own) {
			found++
		}
		for _, at := range strainWords.FindAllStringIndex(shared, 3) {
			t.Errorf("%s: %s", name, shared[max(0, at[0]-80):min(len(shared), at[1]+80)])
		}
		dependsOnNoStrain(t, name, d, shared)
	})
	if found == 0 {
		t.Error("the student's own has none either, so nothing was tried")
	}
}

// dependsOnNoStrain checks that the version for others is what it was before, whatever
// strain there was and whatever was felt. It changes the debrief.
func dependsOnNoStrain(t *testing.T, name string, d debrief.Debrief, before string) {
	t.Helper()
	d.Stress.Whose, d.Stress.Events = "Somebody's.", append(d.Stress.Events, debrief.Distress{Sentence: "A heavy day."})
	for i := range d.Stress.Days {
		day := &d.Stress.Days[i]
		day.From, day.To, day.Band, day.Parts, day.Strain = 3, 99_000_000, "unsafe", strain.Parts{Heart: 7}, "Heart 7."
		day.Sentences = []sim.Sentence{"", "", "The practitioner's strain rose to 99, which is unsafe."}
	}
	for i := range d.Supervision.Sessions {
		d.Supervision.Sessions[i].Feelings = !d.Supervision.Sessions[i].Feelings
	}
	if after := string(encode(t, d.HandedOn())); after != before {
		t.Errorf("%s: it changed from\n%.400s\nto\n%.400s", name, before, after)
	}
}

// Two weeks that differ only in what was felt look the same to others: in one,
// the twenty minutes were about how it felt, which was also on the agenda; in the
// other they were about something to learn, and feelings weren't on the agenda.
func TestOthersCannotTellWhatWasFelt(t *testing.T) {
	for _, pack := range []string{"first-morning", "first-week"} {
		v := version(t, pack)
		for seed := range atLength[uint64](2, 4) {
			felt, not := judged(t, v, asked("feelings", "yes"), seed+1), judged(t, v, asked("learning", "no"), seed+1)
			if string(encode(t, felt.HandedOn())) != string(encode(t, not.HandedOn())) {
				t.Errorf("%s, %d: others can tell: %s", pack, seed+1, firstDifference(encode(t, felt.HandedOn()), encode(t, not.HandedOn())))
			}
			if string(encode(t, felt)) == string(encode(t, not)) && pack == "first-week" {
				t.Error("the student can't tell either, so nothing was tried")
			}
		}
	}
}

func firstDifference(a, b []byte) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return string(a[max(0, i-120):min(len(a), i+120)]) + "\n" + string(b[max(0, i-120):min(len(b), i+120)])
}

// What isn't private stays: hours, breaks, load, and what a manager was shown.
func TestOthersSeeHoursAndEvidence(t *testing.T) {
	d := judged(t, version(t, "first-week"), policy.Careful, 7)
	others := d.ForOthers()
	for what, pair := range map[string][2]any{
		"overtime": {d.Stress.Overtime, others.Stress.Overtime}, "load": {d.Stress.Load, others.Stress.Load},
		"prioritising": {d.Prioritising, others.Prioritising}, "moments": {d.Moments, others.Moments},
	} {
		if a, b := string(encode(t, pair[0])), string(encode(t, pair[1])); a != b {
			t.Errorf("%s: %s", what, firstDifference([]byte(a), []byte(b)))
		}
	}
	var days []struct{ Worked, Breaks, Overtime int }
	var shared struct {
		Stress struct{ Days json.RawMessage }
	}
	if err := json.Unmarshal(encode(t, d.HandedOn()), &shared); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(shared.Stress.Days, &days); err != nil || len(days) != 5 || days[0].Worked != d.Stress.Days[0].Worked || days[2].Breaks != d.Stress.Days[2].Breaks {
		t.Errorf("found %s, %v", shared.Stress.Days, err)
	}
}

// What only the student may see is recognised by what it is, whatever its label:
// ways away from the desk by their verb, and feelings by their field. An answer
// with similar words stays.
func TestOwnIsKnownByWhatItIs(t *testing.T) {
	d := debrief.Debrief{Form: debrief.Judge(nil, nil).Form, Limits: []sim.Sentence{"Heavy rain and strain on the line."}, OwnLimits: []sim.Sentence{"Nothing of the kind."}, Decisions: []debrief.Decided{
		{Verb: sim.VerbRecover, What: "A walk round the block"},
		{Verb: sim.VerbAnswer, What: "Talk it over with a colleague", Chose: "How it felt; I’d rather not say"},
		{Verb: sim.VerbSupervise, What: "Supervision", Chose: "Which cases: Reid", Own: "Anything else: Yes"},
	}}
	others := d.ForOthers()
	if len(others.Decisions) != 2 || others.Decisions[0].Chose != d.Decisions[1].Chose || others.Decisions[1].Own != "" || others.Decisions[1].Chose == "" {
		t.Errorf("others see %+v", others.Decisions)
	}
	if len(others.Limits) != 2 || len(others.OwnLimits) != 0 {
		t.Errorf("others see %q, %q", others.Limits, others.OwnLimits)
	}
}

// In a debrief that was stored before private fields were separate, others see
// neither decisions nor sessions.
func TestOthersSeeLessOfWhatWasKeptEarlier(t *testing.T) {
	d := judged(t, version(t, "first-week"), policy.Careful, 7)
	d.Form = 0
	if others := d.ForOthers(); len(others.Decisions)+len(others.Supervision.Sessions) > 0 || len(others.Limits) != 1 {
		t.Errorf("others see %+v, %+v, %q", others.Decisions, others.Supervision.Sessions, others.Limits)
	}
}

// All ways away from the desk have the same verb; so has waiting for an appointment.
func TestWaysAwayAreOfOneVerb(t *testing.T) {
	away := map[string]bool{}
	steps, _ := bot(t, version(t, "first-week"), policy.Careful, 7)
	for _, step := range steps {
		for _, o := range step.Desk.Offers {
			if o.Verb != sim.VerbRecover {
				continue
			}
			if _, isTask := step.Desk.Task(o.On); !isTask {
				away[o.Label] = true
			}
		}
	}
	if len(away) != 3 {
		t.Errorf("found %v", away)
	}
}
