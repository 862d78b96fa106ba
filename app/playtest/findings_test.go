package playtest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"caseload/app/playtest"
	"caseload/app/scenario"
)

// tested returns the findings of a playtest of the small scenario, with changes
// to its text.
func tested(t testing.TB, o playtest.Options, changes ...string) playtest.Findings {
	t.Helper()
	f, err := playtest.Test(context.Background(), small(t, changes...), o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func written(t testing.TB, f playtest.Findings) []byte {
	t.Helper()
	data, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The report, the page and the golden plays of errors are identical, byte for
// byte, however many workers there are.
func TestAReportDoesNotDependOnTheWorkers(t *testing.T) {
	fails := []string{"wait { days = 1 }", `wait { days = 1 } if reply == "together" then error("no" .. "pe") end`}
	one := tested(t, playtest.Options{Policy: playtest.All, Runs: 15, Seed: 3, Workers: 1}, fails...)
	page, err := one.HTML()
	if err != nil || len(one.Failures) != 1 {
		t.Fatal(one.Failures, err)
	}
	for _, workers := range []int{2, 7} {
		f := tested(t, playtest.Options{Policy: playtest.All, Runs: 15, Seed: 3, Workers: workers}, fails...)
		if !bytes.Equal(written(t, f), written(t, one)) {
			t.Errorf("%d workers: another report", workers)
		}
		if other, _ := f.HTML(); !bytes.Equal(other, page) || f.Text() != one.Text() {
			t.Errorf("%d workers: another page or text", workers)
		}
		if !bytes.Equal(f.Failures[0].Golden().Format(), one.Failures[0].Golden().Format()) {
			t.Errorf("%d workers: another golden play", workers)
		}
	}
	other := tested(t, playtest.Options{Policy: playtest.All, Runs: 15, Seed: 4}, fails...)
	if bytes.Equal(written(t, other), written(t, one)) {
		t.Error("another seed gives the very same report")
	}
}

// hidden puts a storyline behind three conditions: an answer, an employer's
// terms that aren't the scenario's, and a tier that no policy recommends.
var hidden = []string{"  wait { days = 1 }\n", `  wait { days = 1 }
  if reply == "school" then
    if employer_terms().blame == "high" then
      if marsh == "P0" then
        message { from = dawn, say = "Nobody comes here by chance." }
      end
    end
  end
`, "storyline(\"Sam rings\"", "local marsh\nstoryline(\"Sam rings\"", "  if view then\n", "  if view then\n    marsh = view.tier\n"}

// The explorer reaches what no other policy does.
func TestTheExplorerReachesMore(t *testing.T) {
	missing := func(policy string) int {
		lines, ran := tested(t, playtest.Options{Policy: policy, Runs: 300, Seed: 1}, hidden...).Coverage.Lines()
		return lines - ran
	}
	if random, explorer := missing("random"), missing(playtest.Explorer); explorer >= random || random == 0 {
		t.Errorf("random leaves %d lines, and the explorer %d", random, explorer)
	}
}

// What was never reached is listed with its file, line and source.
func TestWhatIsMissingHasItsPlace(t *testing.T) {
	f := tested(t, playtest.Options{Policy: "first-come", Runs: 5, Seed: 1}, hidden...)
	var found []string
	for _, file := range f.Coverage.Files {
		for _, s := range file.Missing {
			found = append(found, s.At(file.File)+" "+s.Source)
		}
	}
	if !slices.ContainsFunc(found, func(s string) bool {
		return strings.HasPrefix(s, "scenario.lua:") && strings.Contains(s, `if marsh == "P0" then`)
	}) {
		t.Errorf("found %q", found)
	}
	untaken := f.Coverage.Untaken()
	if !slices.ContainsFunc(untaken, func(c playtest.Choice) bool {
		return c.Kind == playtest.KindTier && c.Value == "P0" && c.Storyline == "A new referral" && c.Offered == 5 && c.At.File == "scenario.lua" && c.At.Line > 0
	}) {
		t.Errorf("found %+v", untaken)
	}
	for _, c := range f.Coverage.Choices {
		if c.Taken > c.Offered || c.Offered > 5 {
			t.Errorf("found %+v", c)
		}
	}
	for _, part := range []string{"scenario.lua:", `if marsh == "P0" then`, `tier "P0"`} {
		if !strings.Contains(f.Text(), part) {
			t.Errorf("the text doesn't say %s:\n%s", part, f.Text())
		}
	}
}

// The golden play of an error reproduces that error at its last turn.
func TestAnErrorHasAPlayThatShowsIt(t *testing.T) {
	changes := []string{"wait { days = 1 }", `wait { days = 1 } if reply == "together" then error("no" .. "pe") end`}
	f := tested(t, playtest.Options{Policy: playtest.All, Runs: 10, Seed: 1}, changes...)
	if len(f.Failures) != 1 || f.Failures[0].Plays < 2 || !strings.Contains(f.Failures[0].Text(), "nope") {
		t.Fatalf("found %+v", f.Failures)
	}
	golden, err := scenario.ParseGolden(f.Failures[0].Golden().Format())
	if err != nil || !strings.Contains(golden.Comment, "nope") {
		t.Fatal(golden.Comment, err)
	}
	v := small(t, changes...)
	trace, err := scenario.Trace(golden.Play(v))
	if err != nil || trace != golden.Steps || len(golden.Decisions) != f.Failures[0].Turn {
		t.Errorf("found %v, %d decisions, turn %d\n%s\n%s", err, len(golden.Decisions), f.Failures[0].Turn, trace, golden.Steps)
	}
	seat, err := scenario.Sit(v, golden.Terms, golden.Luck)
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range golden.Decisions {
		if len(seat.Faults()) > 0 {
			t.Fatalf("it fails %d turns before the play's end", len(golden.Decisions)-i)
		}
		if err := seat.Decide(d); err != nil {
			t.Fatal(err)
		}
	}
	if faults := seat.Faults(); len(faults) != 1 || !strings.Contains(string(faults[0].Message), "nope") {
		t.Errorf("found %v", faults)
	}
}

// A scenario in which waiting does harm distinguishes careful from loud if the
// two answer differently. One in which nothing matters doesn't.
func TestContrast(t *testing.T) {
	o := playtest.Options{Policy: playtest.All, Runs: 40, Seed: 1}
	loud := tested(t, o, "  wait { days = 1 }\n", "  wait { days = 1 }\n  if not home:read \"file\" then harm { about = home, severity = 2, \"It was in the file.\" } end\n")
	if c := loud.Contrast; c == nil || !c.Discriminates || c.Pairs != 40 || c.Harm.Low <= 0 || c.Harm.Low > c.Harm.Mean || c.Harm.Mean > c.Harm.High {
		t.Errorf("found %+v", c)
	}
	back := tested(t, o, "  wait { days = 1 }\n", "  wait { days = 1 }\n  if home:read \"file\" then harm { about = home, severity = 2, \"Reading harmed.\" } end\n")
	if c := back.Contrast; c.Discriminates || c.Harm.High >= 0 {
		t.Errorf("found %+v", c)
	}
	few := tested(t, playtest.Options{Policy: playtest.All, Runs: 10, Seed: 1}, "  wait { days = 1 }\n", "  wait { days = 1 }\n  if not home:read \"file\" then harm { about = home, severity = 2, \"It was in the file.\" } end\n")
	if few.Contrast.Discriminates || !strings.Contains(string(few.Contrast.Sentence), "Too few") {
		t.Errorf("found %+v", few.Contrast)
	}
	if alone := tested(t, playtest.Options{Policy: "random", Runs: 5, Seed: 1}); alone.Contrast != nil || alone.Fairness != nil {
		t.Error("one policy alone is in no contrast")
	}
}

// Luck in which everybody fails is unfair; luck in which somebody succeeds
// isn't.
func TestFairness(t *testing.T) {
	o := playtest.Options{Policy: playtest.All, Runs: 12, Seed: 1}
	must := tested(t, o, "severity = 1", "severity = 4").Fairness
	if must.Fair || must.Must == 0 || must.Serious == 0 || must.Shown[0].Tried == 0 || len(must.Shown[0].Avoided) > 0 || must.Shown[0].Severity != 4 {
		t.Errorf("found %+v", must)
	}
	may := tested(t, o, "severity = 1", "severity = 4", "if chance(", `if home:read "file" and chance(`).Fairness
	if !may.Fair || may.Serious == 0 || !slices.Contains(may.Shown[0].Avoided, "loudest") || slices.Contains(may.Shown[0].Avoided, "careful") {
		t.Errorf("found %+v", may)
	}
	// Only a tier that no named policy recommends avoids it. The explorer finds it.
	hard := tested(t, o, "severity = 1", "severity = 4", "if chance(", `if marsh ~= "P4" and chance(`,
		"storyline(\"Sam rings\"", "local marsh\nstoryline(\"Sam rings\"", "  if view then\n", "  if view then\n    marsh = view.tier\n").Fairness
	if !hard.Fair || hard.Serious == 0 {
		t.Errorf("found %+v", hard)
	}
	if none := tested(t, o).Fairness; !none.Fair || none.Serious != 0 || none.Identities.Drawn {
		t.Errorf("found %+v", none)
	}
}

// A story that depends on somebody's name is detected. One that only mentions
// the name isn't.
func TestIdentities(t *testing.T) {
	drawn := []string{`local home = case {`, `local names = require "names"
local family = names.family { draw = "the family" }
local home = case {`, `"Reid", id = "reid"`, `family.name`, `words = { girl = "Kayla" }`, `words = { girl = family.children[1] }`}
	o := playtest.Options{Policy: "careful", Runs: 6, Seed: 1}
	f := tested(t, o, drawn...).Fairness
	if !f.Fair || !f.Identities.Drawn || f.Identities.Compared == 0 {
		t.Errorf("found %+v", f)
	}
	turns := append(slices.Clone(drawn), "  wait { days = 1 }\n", "  wait { days = 1 }\n  if family.name < \"M\" then message { from = dawn, say = \"Ring them first.\" } end\n")
	if f := tested(t, o, turns...).Fairness; f.Fair || len(f.Identities.Differ) == 0 || !strings.Contains(string(f.Sentence), "who somebody is") {
		t.Errorf("found %+v", f)
	}
}

// Where tiers lay is counted per policy, play by play.
func TestRangesAreCounted(t *testing.T) {
	f := tested(t, playtest.Options{Policy: playtest.All, Runs: 10, Seed: 1})
	if len(f.Contested) != 1 {
		t.Fatalf("found %+v", f.Contested)
	}
	c := f.Contested[0]
	if c.Title != "Marsh" || c.Kind != "referral" || c.Tiers != "P2 P3" || c.Policies["careful"] != (playtest.Tiers{Within: 10}) || c.Policies["random"].All() != 10 {
		t.Errorf("found %+v", c)
	}
	if higher := tested(t, playtest.Options{Policy: "careful", Runs: 3, Seed: 1}, `"P2", "P3"`, `"P3", "P4"`).Contested[0]; higher.Policies["careful"] != (playtest.Tiers{Higher: 3}) {
		t.Errorf("found %+v", higher)
	}
	opened := tested(t, playtest.Options{Policy: "first-come", Runs: 3, Seed: 1}, "  wait { days = 1 }\n", "  wait { days = 1 }\n  expect { about = home, tiers = { \"P1\" }, why = \"New.\" }\n").Contested
	i := slices.IndexFunc(opened, func(c playtest.Contested) bool { return c.Kind == "open case" })
	if i < 0 || opened[i].Policies["first-come"] != (playtest.Tiers{None: 3}) {
		t.Errorf("found %+v", opened)
	}
}

// Words are counted once, when a desk first shows them.
func TestLengthGrowsByWhatIsMet(t *testing.T) {
	o := playtest.Options{Policy: "first-come", Runs: 3, Seed: 1}
	short, long := tested(t, o), tested(t, o, "Late four times, and hungry.", strings.Repeat("word ", 200)+"end.")
	if d := long.Words.P50 - short.Words.P50; d != 201-5 || short.Words.P50 < 20 || long.Turns != short.Turns {
		t.Errorf("201 words for 5 make %v more", d)
	}
	if more := long.Desk.P50 - short.Desk.P50; math.Abs(more-196./playtest.WordsAMinute) > 1e-9 {
		t.Errorf("196 words more take %v minutes", more)
	}
	// Its days are empty, so most decisions only fill time.
	if most := short.Words.P50/playtest.WordsAMinute + short.Turns.P50*playtest.SecondsADecision/60; short.Desk.P50 >= most/2 {
		t.Errorf("found %v minutes, and %v with what fills time", short.Desk.P50, most)
	}
}

// The page is self-contained, and whatever an author writes appears in it as
// text.
func TestThePageStandsAlone(t *testing.T) {
	f := tested(t, playtest.Options{Policy: playtest.All, Runs: 8, Seed: 1}, "wait { days = 1 }", `wait { days = 1 } if reply == "together" then error("<script>no" .. "pe</script>") end`)
	page, err := f.HTML()
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	if found := regexp.MustCompile(`(?i)<(script|link|img|iframe|object)|@import|url\(|(src|href)="[^#]`).FindString(text); found != "" {
		t.Errorf("the page holds %s", found)
	}
	for _, part := range []string{"A small morning", "Sam rings", "<svg", "nope", "Careful against loudest", "prefers-color-scheme", "@media print", "first", "scenario.lua:"} {
		if !strings.Contains(text, part) {
			t.Errorf("the page doesn't hold %s", part)
		}
	}
	if strings.Count(text, "<table>") != strings.Count(text, "<thead>") || strings.Count(text, "<tr>") != strings.Count(text, "</tr>") {
		t.Error("every table has a head, and every row an end")
	}
}
