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
		5838235518d72221 82608a9614df65b2 33392027ec92ed1d 15d8f8ad657c0a8d 257a7808cb1f7d4a f3706967428d62e1
		af999a5507e8605d eaae18e8ca1b5dd8 485942ddf80d7aa0 18a241235c0d7134 19abf13f5cd8572e 1d07ae779d8ed3c3
		d19c11fc864f92db e6332ab00b17ad8c 0a60245e4ff1c93d e87c7b671fa55271 6f8069ff5e067248 8551c20b0d6127b4
		becb1a01dc89a11f 85709fbe60d2a6af a2c18209cb1574d2 0ae336535aee2171 334e372d27e8ea77 acf503b3408436ce
		e7fbfdd7c457a8c4 58710ff91b628d17 86b7ac0d446112c0 b94b6f97a091f245 2c34a57d6252f78f 736e602923809f0a
		d119c4ed3ac57656 984e19b82cc33ed6 164d57ed9179bf2e 014e89db77dab6f3 ceea447ab18a34e9 41493393befd773d
		e75b32e95d4120d0 d4e69ee933f27178
	`,
	6: `
		39e5aa3eb301b3d2 4974406b5ab9a7e8 7182fcbe681ee83e f13c0fa02cc1c9ba 6b348cae41f454b5 522fd2ecd754c8a4
		2d9fd23dba77c09c ff67d2a1d67355b7 d942b74d7ebc79b0 9f73e2dc862e7f4a d90c1c3f826c6a5d 8e37ccb6555ff736
		ff60a5911827f35e 11ab370c22941789 eb86e6eb63051111 f024c213ff1a2021 84ee8fd778daca49 c737317480230316
		e3b58ca167ccc381 480501563be89db9 7c550b085c50d6ea 17d9aa38fb0b6a4a cd232edf8ce5b3a7 e46a2291db760fde
		99ecc3cf67f13a03 7aeeaa1dfc233f7b 13b2c118868cad04 2ebb6c7ab1fb6c3d 0a005f8d10dad51d 604e7c9d25d53af5
		25f102960c2153f7 7862c08b504331db 2649e83234e216b1 7cb74f96b9b535e0 48977501d2b8f47a 38509e920871be95
		da03ba24957babe2 dd7d6e5d78adfc0f
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
		"travel":                         w.Minutes[sim.Work{Kind: sim.WorkTravel}] > 0, "worry": w.WorryDays > 0, "a date missed": w.Outcome().Missed > 0, "draws": len(w.Draws) > 3,
		"a message at the weekend": w.Message("reid-phone") != nil, "a referral decided elsewhere": w.Message("late").State == sim.MessageClosed,
		"a call that rang off": w.Message("sam-again").State == sim.MessageRangOff, "a task taken back": w.Task("meeting").Gone,
		"a task handed over": w.Task("ring").By == "duty", "overtime": w.Days[0].Overtime > 0, "time to learn": w.Minutes[sim.Work{Kind: sim.WorkLearning}] > 0,
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
