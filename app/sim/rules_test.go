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
		e48a362f9acacd04 4fcf3b3125387737 0e29097cce7c6297 a2a7617b4493531f d51323ed612d7ed6 000a6908281075ff
		778025294672b242 276ebf3ee5208d83 0d1b7d8c1df9ab48 63128811e2511267 9339c9da27711399 57ef6cf7e8532280
		d90e9811de7cc18a 3e97e7a81f6cca8d 70b220739784b374 f602026dc150ab70 f0609901425f50b4 83c2a9b6c2a73a34
		6396303eaee2f565 ad34556fc2e326ed dc25b157ada09b54 53af0e7e34daa726 3947128552ac8a7a 47d1cb6305a942ad
		7d777391137cce5b d4af0013c65bde4f f530fe4683c3fa26 bbaf809bd0f883f3 6645535c88c934c0 31cc74976f53d824
		0e24048bd1ca5338 e9afbaddcedc522a ea19ac0135da6708 ae2bb11a7640465b ef1021be72701950 9e35fbc15d9f894b
		e0c83b8feeb83950 48bc4ad7887b55cc
	`,
	3: `
		96b85a9ccc0d227d c8d4270a418d1e34 c42715f93e043a9d 417a05c1dae873d3 d3524bc718f47eb9 37074f1bb50e3e20
		630c19c6e75e9048 72b9b23eeb6e732a bd20872cfc5b838b 8462db69b52fb52d bd39daee61c3907a 4bb14cf56f5618cb
		2e5b9404cde4f1df 3265e06cea53546d 49339cd55512e953 f6195ddc71ca07db 6223623b8c0cdb7f 084afd5ad348c4b4
		ae7a3057a9c97f2b c7784144097fcf77 35eb99a9a3a0a830 1bd7db1cd6858218 607e6239eb054208 7f49ae5f191f0cfc
		ca7fbf51d44fb3c4 c589bd69554fe87d f71051075a3de9e2 dd4f53649a358e36 7fcf1b71ca2ed93f f1b209648a010b9b
		2ce6eadbae355953 2b3af50d6eb0209e c526d26e11bd784d a7522d490fca2583 0b34458b4401b91b ee7727445d7c203b
		85bbd73c54c630ad 51ff5d5ca9f98750
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
