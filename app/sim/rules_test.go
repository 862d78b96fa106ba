package sim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caseload/app/sim"
)

// invented are rules that no program ever had. They differ from the current
// rules in one behaviour and show that the rules of several numbers can exist
// side by side.
var invented = sim.Rules{Number: 0, LeastWait: 15}

// pins holds, for each number, the first 16 digits of the digest at each step
// of the pinned play.
var pins = map[int]string{
	invented.Number: `
		0377b079390f12ab d615d2c6ebe62181 12d1a64e3feb7205 03ef3b7d78beb164 fa9cc0edfff42f9b ff208e8136775d2d
		67f87044d25794c2 f0f0cd1ef9561f76 f7601c3a76057782 d703e7ed60d218d4 8896cbdf464ac9d5 2d12d64d320606fa
		9964b7753ea71fcd 7de9868e74678e2a 430a2704ee77eeb0 ff5a3e140fe63bb1 ca1cfd3af0b25c82 8be3d5b10d28182c
		34ea9cba785d90a9 9fdd47adfbaaab1a 1ba9b2c5bf602ed3 31dcd3d26b5d0e1e 334956f5d82ca58f 788e2d2c486a44ba
		7a34c9d43499423c 0f3124f14b9f164b c3101e996dfa9085 d39b3a796f27052c 82c7a965c99e20d8 dab0289dbe2942f3
		57be2ede9632ef8b e1908d313d4f41e3 ff170c3a804c0074 08ebf65a60e5afdf c0fe8c7a930de5ac e709b1c90c065645
		83d254e5f7379be2 84d86242d0b8cdf7
	`,
	4: `
		1d2c7b46668f91ca 091db256cb11493b 95f0d059f4bc5209 e24a2e8ebf127c37 3a4db215f175fa7a 6384f0de77cba949
		b32f26b7fa01e77a af8b30dae6145677 192c62053f4e71bb 39fa906ea0c5ee6a 8d633e37279342b9 2331faca8e49e014
		a92bf0bf7efb5ad5 7c9e52e95d8f848d c6a2bfa483d51b23 6b17f37fdc9fc01b 4b7cc8b02c8a7c0b 37c160d72367a077
		2d83df588e4bdd1d 2103a01bbbf67140 52ef1c877d29dd73 f7a10789becac3a5 a6de9889549a4da0 4e516f88a22ab3ae
		3c3665fe32f6e9b6 f73d76055049153a 6830f52c186305f7 791273ae4732728b d292e5ef0bef684b 39ac7240c4bbc0ed
		5a484cab8823c2e6 5a3d26dd98649080 c625c8e234d7b55d 40970aa593d64e3b 89400bcd4ed46fe0 f0a6d9ae1b5916bf
		6f7af1bf96591710 0fd9c9860aa68a6c
	`,
}

// The rules of a number give the pinned play the same digests for ever.
func TestRulesHold(t *testing.T) {
	for _, rules := range append(slices.Clone(sim.Known), invented) {
		t.Run(fmt.Sprint(rules.Number), func(t *testing.T) {
			digests := playPinned(t, rules)
			want := strings.Fields(pins[rules.Number])
			if slices.Equal(digests, want) {
				return
			}
			turn := 0
			for turn < min(len(digests), len(want)) && digests[turn] == want[turn] {
				turn++
			}
			t.Errorf("under rules %d the pinned play has other digests from turn %d on. "+
				"If nothing was meant to behave differently, find what does. If it was, rules.go says when the next number is due; "+
				"put the digests below into pins under the number that they now belong to (the invented number keeps its own), "+
				"and write the golden plays and the invented corpus anew with “go test ./app/scenario -update”.\n%s",
				rules.Number, turn+1, asLines(digests))
		})
	}
}

// A difference between the rules of two numbers shows in a play.
func TestRulesDiffer(t *testing.T) {
	arrived := func(rules sim.Rules) string {
		w := must(sim.NewUnder(rules, pinned(), nil, sim.NewLuck(1)))
		for _, d := range pinnedDecisions {
			must(0, w.Decide(d))
			for _, l := range w.Desk().Inbox {
				if l.Title == "Good morning" {
					return l.At
				}
			}
		}
		return "never"
	}
	if now, earlier := arrived(sim.CurrentRules()), arrived(invented); now != "09:01" || earlier != "09:15" {
		t.Errorf("after a wait for no time the story goes on at 09:01 now, and at 09:15 under the invented rules; found %s and %s", now, earlier)
	}
}

// Every number is known once, in order, and has its pins. There are no pins
// left over.
func TestRulesAreNumbered(t *testing.T) {
	last := 0
	for _, rules := range sim.Known {
		if found, ok := sim.RulesOf(rules.Number); !ok || found != rules || rules.Number <= last {
			t.Errorf("rules %d aren't found by their number, or aren't in order", rules.Number)
		}
		last = rules.Number
	}
	if sim.CurrentRules().Number != last {
		t.Errorf("the current rules are the last")
	}
	if _, ok := sim.RulesOf(invented.Number); ok {
		t.Error("the program knows the invented rules")
	}
	if len(pins) != len(sim.Known)+1 {
		t.Errorf("there are pins for %d numbers, and %d numbers with the invented one", len(pins), len(sim.Known)+1)
	}
}

// The pinned play uses every verb and reaches most of what can be in a world.
func TestThePinnedPlayUsesTheWorld(t *testing.T) {
	verbs := map[string]bool{}
	for _, d := range pinnedDecisions {
		verb, _, _ := strings.Cut(d.Offer, ":")
		verbs[verb] = true
	}
	for _, verb := range []string{sim.VerbPlan, sim.VerbTriage, sim.VerbPrioritise, sim.VerbRead, sim.VerbContact, sim.VerbWork, sim.VerbAnswer,
		sim.VerbSupervise, sim.VerbRaise, sim.VerbDiffer, sim.VerbRecover, sim.VerbTakeBack, sim.VerbEnd} {
		if !verbs[verb] {
			t.Errorf("nothing is decided with %s", verb)
		}
	}
	w := endOfPinned(t, sim.CurrentRules(), func(*sim.World) {})
	for what, there := range map[string]bool{
		"the end": w.Ended, "a case that left": len(w.Former) == 1, "a harm": len(w.Harms) == 1, "a fault": len(w.Faults) == 1,
		"a settled forecast": len(w.Forecasts) == 1 && w.Forecasts[0].Settled, "capacity that was raised": len(w.Raised) == 1,
		"a session held, and one lapsed": len(w.Sessions) == 2 && w.Sessions[0].State == sim.SessionHeld && w.Sessions[1].State == sim.SessionLapsed,
		"travel":                         w.Minutes["travel"] > 0, "worry": w.WorryDays > 0, "a date missed": w.Outcome().Missed > 0, "draws": len(w.Draws) > 3,
		"a message at the weekend": w.Message("reid-phone") != nil, "a referral decided elsewhere": w.Message("late").State == sim.MessageClosed,
		"a call that rang off": w.Message("sam-again").State == sim.MessageRangOff, "a task taken back": w.Task("meeting").Gone,
		"a task handed over": w.Task("ring").By == "duty", "overtime": w.Days[0].Overtime > 0, "time to learn": w.Minutes["protected time to learn"] > 0,
	} {
		if !there {
			t.Errorf("the pinned play doesn't come upon %s", what)
		}
	}
}

func playPinned(t *testing.T, rules sim.Rules) (digests []string) {
	endOfPinned(t, rules, func(w *sim.World) { digests = append(digests, w.Digest()[:16]) })
	return digests
}

func endOfPinned(t *testing.T, rules sim.Rules, each func(w *sim.World)) *sim.World {
	t.Helper()
	w := must(sim.NewUnder(rules, pinned(), &pinnedTerms, sim.NewLuck(1).Changed(10, 5)))
	each(w)
	for i, d := range pinnedDecisions {
		if err := w.Decide(d); err != nil {
			t.Fatalf("under rules %d the decision %d of the pinned play, %s, can't be made: %v", rules.Number, i+1, d.Offer, err)
		}
		each(w)
	}
	return w
}

// asLines formats digests as in pins.
func asLines(digests []string) string {
	var b strings.Builder
	for row := range slices.Chunk(digests, 6) {
		fmt.Fprintf(&b, "\t\t%s\n", strings.Join(row, " "))
	}
	return b.String()
}
