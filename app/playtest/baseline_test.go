package playtest_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"caseload/app/playtest"
	"caseload/app/sim"
)

// Each way of becoming worse is reported, and the opposite change isn't.
func TestWorseThanBefore(t *testing.T) {
	all := playtest.Options{Policy: playtest.All, Runs: 8, Seed: 1}
	day := "  wait { days = 1 }\n"
	fair := []string{day, day + "  if not home:read \"file\" then harm { about = home, severity = 2, \"It was in the file.\" } end\n"}
	known := map[string]playtest.Findings{} // several begin from the same
	for name, c := range map[string]struct {
		better, worse []string
		says          string
	}{
		"error":             {nil, []string{day, day + "  error(\"no\" .. \"pe\")\n"}, "A new error: "},
		"storyline":         {[]string{day, day + "  end)\n  storyline(\"After\", function() wait { hours = 1 }\n"}, []string{day, day + "  end)\n  storyline(\"After\", function() wait { days = 40 }\n"}, `The storyline "After" was reached`},
		"lines":             {[]string{day, day + strings.Repeat("  if day() < 9 then pick(\"x\", { 1, 2 }) end\n", 3) + "  if day() < 9 then\n" + strings.Repeat("    day()\n", 20) + "  end\n"}, []string{day, day + strings.Repeat("  if day() < 9 then pick(\"x\", { 1, 2 }) end\n", 3) + "  if day() > 9 then\n" + strings.Repeat("    day()\n", 20) + "  end\n"}, "of 100 lines ran, and now"},
		"contrast":          {fair, nil, "It told careful work from loud, and no longer does"},
		"fairness":          {nil, []string{"severity = 1", "severity = 4"}, "It was fair, and no longer is"},
		"longer":            {[]string{"days = 2,", "days = 2, minutes = 10,"}, []string{"days = 2,", "days = 2, minutes = 10,", "Late four times", strings.Repeat("word ", 1500)}, "minutes at the desk and took"},
		"error moved":       {[]string{day, day + "  error(\"no\" .. \"pe\")\n"}, []string{"local sam", "\nlocal sam", day, day + "  error(\"no\" .. \"pe\")\n"}, ""},
		"a second error":    {[]string{day, day + "  if home:read \"file\" then\n    error(\"no\" .. \"pe\")\n  end\n"}, []string{day, day + "  if home:read \"file\" then\n    error(\"no\" .. \"pe\")\n  end\n  error(\"no\" .. \"pe\")\n"}, "A new error: "},
		"moved by one line": {nil, []string{"local sam", "\nlocal sam"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			all := all
			if name == "contrast" {
				all.Runs = 24 // as many as it takes to be told from luck
			}
			one := func(changes []string) playtest.Findings {
				key := fmt.Sprint(all.Runs, changes)
				if _, is := known[key]; !is {
					known[key] = tested(t, all, changes...)
				}
				return known[key]
			}
			before, after := again(t, one(c.better)), one(c.worse)
			worse, err := after.Worse(before)
			if err != nil {
				t.Fatal(err)
			}
			if c.says == "" {
				if len(worse) > 0 {
					t.Errorf("nothing is worse; found %q", worse)
				}
				return
			}
			if !slices.ContainsFunc(worse, func(s sim.Sentence) bool { return strings.Contains(string(s), c.says) }) {
				t.Errorf("found %q", worse)
			}
			if back, err := before.Worse(again(t, after)); err != nil || slices.ContainsFunc(back, func(s sim.Sentence) bool { return strings.Contains(string(s), c.says) }) {
				t.Errorf("the other way about nothing of this is worse; found %q, %v", back, err)
			}
			if same, err := after.Worse(again(t, after)); err != nil || len(same) > 0 {
				t.Errorf("it is no worse than itself; found %q, %v", same, err)
			}
		})
	}
}

// A choice that is still offered but that no play takes any more is reported as
// lost.
func TestALostChoiceIsSaid(t *testing.T) {
	one := playtest.Options{Policy: "first-come", Runs: 3, Seed: 1}
	f := tested(t, one)
	before := again(t, f)
	for i := range before.Coverage.Choices {
		if c := &before.Coverage.Choices[i]; c.Kind == playtest.KindTier && c.Value == "P0" {
			c.At.Line, c.Taken = 999, 1 // the line has moved since
		}
	}
	worse, err := f.Worse(before)
	if err != nil || len(worse) != 1 || !strings.Contains(string(worse[0]), `tier "P0" was taken`) {
		t.Errorf("found %q, %v", worse, err)
	}
	for i := range f.Coverage.Choices {
		f.Coverage.Choices[i].Taken = 1
	}
	if worse, err := f.Worse(before); err != nil || len(worse) > 0 {
		t.Errorf("found %q, %v", worse, err)
	}
}

// Only reports of the same plays are compared.
func TestUnlikeReportsAreNotCompared(t *testing.T) {
	f := tested(t, playtest.Options{Policy: "random", Runs: 3, Seed: 1})
	for _, o := range []playtest.Options{{Policy: "random", Runs: 4, Seed: 1}, {Policy: "random", Runs: 3, Seed: 2}, {Policy: "careful", Runs: 3, Seed: 1}} {
		if _, err := f.Worse(tested(t, o)); err == nil || !strings.Contains(err.Error(), "play the same to compare") {
			t.Errorf("%+v: found %v", o, err)
		}
	}
}

// again returns the findings as decoded from their JSON.
func again(t *testing.T, f playtest.Findings) playtest.Findings {
	t.Helper()
	var back playtest.Findings
	if err := json.Unmarshal(written(t, f), &back); err != nil {
		t.Fatal(err)
	}
	return back
}
