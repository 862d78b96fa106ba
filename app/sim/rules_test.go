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
		9964b7753ea71fcd 25aa14a7e79bc1da bacc6f672e7604aa 910d6389f17333e4 f907254b697925a1 bf8792f797e895a6
		75d7695f18f0b424 b1193b44f444188f aa3ea3dcabef4c6d 3607e58784c5b5be bd1ab272250acf81 4433df56df98f948
		8d381516378ba267 8721570ef27e03b7 4bce22216e8f75e9 644534decef9d287 1597df97c7221aa7 bd27a55db9a8019d
		81cae2bf164914f5 c56ce0449ec3f0ca 74b184fb9ed284ed 982ebd2571d0b780 407ea75e9b27ae6e e136e2f0069432c7
		bd14737f139932fa 7f4feed5aebd3b1f
	`,
	5: `
		7b8f413e99e86c84 b45f5825c1069761 064d7b5a43a570a1 4295796c274c9a99 4d2f20a37807e505 7140327b0c538825
		256242b012fbc72e d880cf08b33f622e 7851f6d9a623839e bd035d8ab438e50e 67ec9c1bd873d76f 10a1380913dcd430
		97e2d71a7633f803 51fa9cf6dd9389bd fcc7ea0c91fd3eae cfc6c5b8db7916e6 e748b7b410be52b5 4385ef6872934b0c
		b7d3e15c6ad960ec aab7517bfbbe5856 f93f38fc16084af5 cb0ba18182c16a8e ba04c0459ff51134 dd1a3375d2765c04
		f961d8275fa2cfab 4844e0c9b64b4ed8 d5763145d542a82c 147154e8942a9398 20fe3bcaaec9c87c 5cf3d6d2d9405e83
		523cb0d151431b44 8b571330a95ce757 3f884cce34514a3b a46330e85f349af6 342dd44bae21b84f 971a2ba0f999daa6
		b3c967b9bc89c7da 2540b0942a66c267
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
