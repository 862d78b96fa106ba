package sim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caseload/app/sim"
	"caseload/app/sim/work"
)

// invented are rules that no program ever had. They differ from the current
// rules in one behaviour and show that the rules of several numbers can exist
// side by side.
var invented = sim.Rules{Number: 0, LeastWait: 15}

// pins holds, for each number, the first 16 digits of the digest at each step
// of the pinned play.
var pins = map[int]string{
	invented.Number: `
		caf6427a1f8e388e ca4f375904d67e58 a75670fd57fb70bb 2ff74a3604aeae09 0143a53494e2a629 98b97ec113bb6110
		8c7c84ba9728f3e8 f1f8300202e295fb 67ba8bc35fb6a6d6 d6a647f98add90c5 d369e292e7a94f17 971f3f10bbece772
		8983ca9a23ef960d 8ef85033930b11b0 e70e7bfdf70eb1bd e5de21cb6af63da5 e1e83d6b15d6f952 10d3cd09ea41c944
		0a4854a85d4c135a 15e7afcd0e0dadc1 306f0bfc6da2d680 fc5061d0869a158d 8931f7594e7a7149 a143b1a6729552a4
		8103f9569afbb975 d4ef1dc7cac5f428 bb02fe9e8e92104d 644bce90d00bdab0 dc510dd0864dd800 cc6bcfd296418f05
		f53696c459996d44 c4c48095d89605b5 99864646ab4017bc 5c6be54fbde27ff7 db7a94a3671a3d75 02bf459e10a08a73
		16f30cf9a5a1b127 fba8c5a71ac896f9
	`,
	7: `
		65d920bd4a9165c7 8e29e865eff72d8c ab6dc84f00931336 a32d41b305c42e80 9454f264200b6efe dfa77f652741c292
		1fd2cc88e607b1d6 769a5fb505429536 788518220701cf36 e0d2e2f794082774 b1775daa4dfc4124 3ef35894f18221d5
		b46f101e7cb1d673 b5af868f03bfb839 707924a3af0297fa 77153eb06821f70b 6c73a687dc75873c bb1e8ad1f63db168
		2fa77b2a89df6eba e214d53a62487100 b15ff6a78103b8ab 42d95787d6fb9bf2 3d95bdc15a38ac2c 19fda0166942af47
		df73897332e14b58 d2fc33e712c3549a 764d1118586209c7 e746d3e21b309934 baf49c9192aa798b 7746911c08056d21
		b02d49440cc46c89 047eb716ab416abc 54b99eeb04d2604d 7aad5290e65f5063 487991370281a574 073ab17746e66284
		d52a4189d6c787ae 3f30dd3e9a7c7eea
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
		"travel":                         w.Minutes[work.Work{Kind: work.Travel}] > 0, "worry": w.WorryDays > 0, "a date missed": w.Outcome().Missed > 0, "draws": len(w.Draws) > 3,
		"a message at the weekend": w.Message("reid-phone") != nil, "a referral decided elsewhere": w.Message("late").State == sim.MessageClosed,
		"a call that rang off": w.Message("sam-again").State == sim.MessageRangOff, "a task taken back": w.Task("meeting").Gone,
		"a task handed over": w.Task("ring").By == "duty", "overtime": w.Days[0].Overtime > 0, "time to learn": w.Minutes[work.Work{Kind: work.Learning}] > 0,
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
