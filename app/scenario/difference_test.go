package scenario_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// smallWith returns the small pack with parts of its text replaced; changes
// alternates old and new text, as for [strings.NewReplacer].
func smallWith(t *testing.T, changes ...string) *scenario.Version {
	t.Helper()
	pack, err := scenario.Read(os.DirFS("testdata/small"), "small")
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{}
	for name, text := range pack.Files {
		folder[name] = &fstest.MapFile{Data: []byte(strings.NewReplacer(changes...).Replace(text))}
	}
	return freeze(t, folder, "small")
}

// written returns a golden play of the small pack with these decisions and its
// recorded steps.
func written(t *testing.T, decisions ...string) scenario.Golden {
	t.Helper()
	g, err := scenario.ParseGolden([]byte("-- luck --\n0 1\n-- decisions --\n" + strings.Join(decisions, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	if g.Steps, err = scenario.Trace(g.Play(small(t))); err != nil {
		t.Fatal(err)
	}
	return g
}

// TestTheFirstDifferenceIsToldInTheAuthorsTerms checks that an author's change is
// reported at the first turn where it shows, as what was on the desk then and what
// is there now.
func TestTheFirstDifferenceIsToldInTheAuthorsTerms(t *testing.T) {
	g := written(t, "work:reid-write-up-friday-s-visit", "end", "read:reid-chronology")
	for name, c := range map[string]struct {
		changes []string
		says    []string
	}{
		"a label":            {[]string{"Could we go together?", "Shall we go as two?"}, []string{"Turn 2, day 1 at 09:30", "“Could we go together?”; now it is: 5 min, “Shall we go as two?”"}},
		"a choice":           {[]string{"together =", "both ="}, []string{"Turn 2", "Gone: the offer answer:reid-phone:together", "New: the offer answer:reid-phone:both"}},
		"a cost":             {[]string{"minutes = 10 }", "minutes = 15 }"}, []string{"Turn 2", "was: 10 min", "now it is: 15 min"}},
		"a letter's words":   {[]string{"Could you come and see", "Would you come and see"}, []string{"Turn 2", "The letter reid-phone has other words than before"}},
		"a time":             {[]string{`wait_until "09:30"`, `wait_until "09:20"`}, []string{"It was day 1 at 09:30; now it is day 1 at 09:20.", "No longer happens: 09:30 Sam is on the phone.", "Happens now: 09:20 Sam is on the phone."}},
		"a date":             {[]string{`due = "10 working days"`, `due = "9 working days"`}, []string{"Turn 1, day 1 at 09:00, where the play begins", "The date reid:1 was: Visit, due Monday 16 March, running; now it is: Visit, due Friday 13 March, running."}},
		"load":               {[]string{"points = 5", "points = 6"}, []string{"Turn 1", "The load was "}},
		"what isn't seen":    {[]string{"concern = 2", "concern = 4"}, []string{"Every desk is as it was recorded", "from one of the turns 1 to 3 on something differs"}},
		"seen later":         {[]string{"Twelve lines.", "Ten lines."}, []string{"Turn 4", "Something that no desk shows differs already from one of the turns 1 to 3 on"}},
		"a task of the plan": {[]string{"Write up Friday's visit", "Write up the visit"}, []string{"Turn 1", "Gone: the task"}},
		"a summary":          {[]string{"Things have been steady", "Things were steady"}, []string{"Turn 1", "The case reid has other words than before"}},
		"a paper":            {[]string{"Twelve lines.", "Ten lines."}, []string{"Turn 4", "The paper reid-chronology has other words than before: the chronology of Reid, opened."}},
		"a storyline fails":  {[]string{`wait_until "09:30"`, `wait_until "09:30" harm()`}, []string{"A storyline failed: small/scenario.lua:25"}},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := scenario.FirstDifference(g, smallWith(t, c.changes...))
			if err != nil || d == nil {
				t.Fatalf("found %v, %v", d, err)
			}
			for _, part := range c.says {
				if !strings.Contains(d.String(), part) {
					t.Errorf("doesn't say %q:\n%s", part, d)
				}
			}
		})
	}
}

// TestADifferenceCantSteerTheTerminal checks that terminal control characters in a
// letter never reach a difference. Only an escape in a script can put them there,
// and the storyline that sends such a letter fails.
func TestADifferenceCantSteerTheTerminal(t *testing.T) {
	g := written(t, "work:reid-write-up-friday-s-visit")
	d, err := scenario.FirstDifference(g, smallWith(t, "Could we go together?", "\\27[2Jred\\226\\128\\174"))
	if err != nil || d == nil || strings.ContainsAny(d.String(), "\x1b\u202e\a") {
		t.Errorf("found %q, %v", d, err)
	}
}

// TestAFieldStaysOnItsLine checks that what a student wrote in a field stays on its
// decision's line in a golden play and can't pass for another part of the file.
func TestAFieldStaysOnItsLine(t *testing.T) {
	g := scenario.Golden{Luck: sim.NewLuck(1), Decisions: []sim.Decision{{Offer: "plan", With: map[string]string{"note": "one\n-- steps --\n\x1b[2Jtwo"}}}}
	again, err := scenario.ParseGolden(g.Format())
	if err != nil || len(again.Decisions) != 1 || again.Decisions[0].With["note"] != "one -- steps -- [2Jtwo" || again.Steps != "" {
		t.Errorf("%+v, %v", again, err)
	}
}

// TestARefusedDecisionIsADifference checks that a decision that can't be made any
// more is reported with the reason.
func TestARefusedDecisionIsADifference(t *testing.T) {
	g := written(t, "work:desk", "work:desk", "work:desk")
	for decision, says := range map[string]string{
		"answer:nobody:yes": "“answer:nobody:yes” can't be decided here any more",
		"triage:ried":       "What can be decided there: triage:reid.",
		"fly":               "read:reid-chronology, ",
	} {
		g.Decisions[1] = sim.Decision{Offer: decision}
		d, err := scenario.FirstDifference(g, small(t))
		if err != nil || d == nil || d.Turn != 2 || d.Refused == "" || !strings.Contains(d.String(), says) {
			t.Errorf("%s: found %v, %v", decision, d, err)
		}
	}
}

// TestStepsThatAreMissingAreADifference checks that steps that end too early or go
// on too long are reported at the right turn.
func TestStepsThatAreMissingAreADifference(t *testing.T) {
	g := written(t, "work:desk", "end")
	short, long, none := g, g, g
	short.Steps = g.Steps[:strings.Index(g.Steps, "\n3 day")+1]
	long.Decisions = g.Decisions[:1]
	none.Steps = ""
	for name, c := range map[string]struct {
		g    scenario.Golden
		turn int
	}{"short": {short, 3}, "long": {long, 3}, "none": {none, 1}} {
		if d, err := scenario.FirstDifference(c.g, small(t)); err != nil || d == nil || d.Turn != c.turn {
			t.Errorf("%s: found %v, %v", name, d, err)
		}
	}
}

// TestAnOlderGoldenPlayHolds checks that a golden play from before desks were
// recorded is still checked by its turns and events.
func TestAnOlderGoldenPlayHolds(t *testing.T) {
	g := written(t, "work:desk", "end")
	var kept []string
	for line := range strings.Lines(g.Steps) {
		if !strings.HasPrefix(line, "    +") && !strings.HasPrefix(line, "    -") {
			kept = append(kept, line)
		}
	}
	g.Steps = strings.Join(kept, "")
	if d, err := scenario.FirstDifference(g, small(t)); err != nil || d != nil {
		t.Errorf("found %v, %v", d, err)
	}
	g.Steps = strings.Replace(g.Steps, "day 1", "day 9", 1)
	if d, err := scenario.FirstDifference(g, small(t)); err != nil || d == nil || d.Line != 1 {
		t.Errorf("found %v, %v", d, err)
	}
}

// TestEveryLineOfTheStepsCounts checks that any play matches its own recorded steps
// and that, if any one line of them is removed, a difference is reported close to
// that line.
func TestEveryLineOfTheStepsCounts(t *testing.T) {
	v := small(t)
	rapid.Check(t, func(t *rapid.T) {
		p := anyPlay(t, v, sim.NewLuck(rapid.Uint64().Draw(t, "luck")))
		steps, err := scenario.Trace(p)
		if err != nil {
			t.Fatal(err)
		}
		g := scenario.Golden{Luck: p.Luck, Decisions: p.Decisions, Steps: steps}
		if d, err := scenario.FirstDifference(g, v); err != nil || d != nil {
			t.Fatalf("found %v, %v", d, err)
		}
		lines := strings.SplitAfter(strings.TrimSuffix(steps, "\n"), "\n")
		i := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
		g.Steps = strings.Join(append(append([]string{}, lines[:i]...), lines[i+1:]...), "")
		d, err := scenario.FirstDifference(g, v)
		if err != nil || d == nil {
			t.Fatalf("without line %d, %q, it still holds: %v", i+1, lines[i], err)
		}
		if d.Line > i+1 {
			t.Fatalf("without line %d, %q, it first differs at line %d:\n%s", i+1, lines[i], d.Line, d)
		}
	})
}

// FuzzFirstDifference checks that any file can be parsed and compared with the play
// without a panic.
func FuzzFirstDifference(f *testing.F) {
	pack, err := scenario.Read(os.DirFS("testdata/small"), "small")
	if err != nil {
		f.Fatal(err)
	}
	v, err := scenario.Freeze(pack, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("-- luck --\n0 1\n-- decisions --\nwork:desk\nend\n-- steps --\n1 day 1 09:00 000000000000 begin\n    + offer end 0 min\n    - offer end\n9999 day 1 x y z\n")
	f.Add("-- steps --\n    + figure\n1 day end x y begin\n  - letter a\n")
	f.Add("-- terms --\n{}\n-- luck --\n3 1\n-- scenario --\nx y\n")
	f.Fuzz(func(t *testing.T, text string) {
		g, err := scenario.ParseGolden([]byte(text))
		if err != nil || len(g.Decisions) > 20 {
			return
		}
		d, err := scenario.FirstDifference(g, v)
		if err != nil || d == nil {
			return
		}
		if d.String() == "" || d.LineIn([]byte(text)) < 1 {
			t.Errorf("a difference without words or place: %+v", d)
		}
	})
}
