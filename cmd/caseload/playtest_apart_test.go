package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"caseload/app/author"
	checking "caseload/app/check"
	"caseload/app/scenario"
	"caseload/scripts"
)

// draftOf returns the small pack with more at its end, as a draft is handed over.
func draftOf(t *testing.T, more string) []byte {
	t.Helper()
	pack, err := scenario.Read(os.DirFS("../../app/scenario/testdata/small"), "small")
	check(t, err)
	pack.Files["scenario.lua"] += more
	archive, err := author.Pack{Slug: pack.Slug, Files: pack.Files}.Archive()
	check(t, err)
	return archive
}

// TestBotsBesideAText has a process of its own play a draft that fails at half past ten, after a
// certain answer. The report has the play up to there, and that play is one of the draft's.
func TestBotsBesideAText(t *testing.T) {
	archive := draftOf(t, `
storyline("Fails", function()
  wait_until "10:30"
  if chance("it rains", 0.5) then
    local found = ("haystack"):find("needle")
    found = found + 1
  end
end)
`)
	playing := exec.Command(binary, "playtest-apart", "--", "small")
	playing.Stdin = bytes.NewReader(archive)
	out, err := playing.Output()
	check(t, err)
	var r author.Report
	check(t, json.Unmarshal(out, &r))
	if r.Stopped != "" || len(r.Failed) != 1 || len(r.Findings.Failures) != 1 || len(out) > author.MaxReport {
		t.Fatalf("the report is %s", out)
	}
	failure, failed := r.Findings.Failures[0], r.Failed[0]
	plays := map[int]int{}
	for i, line := range r.Files[0].Lines {
		plays[line] = r.Files[0].Plays[i]
	}
	all := r.Findings.Runs * len(r.Findings.Policies)
	if failure.Line != 60 || failure.Plays < all/4 || failure.Plays > all*3/4 || plays[58] != all || plays[60] != failure.Plays || plays[2] != 0 {
		t.Errorf("%+v in %d plays, with lines in %v", failure, all, plays)
	}
	last := failed.Turns[len(failed.Turns)-1]
	if last.Number != failure.Turn || len(failed.Turns) != failure.Turn || last.What == "" || !strings.HasPrefix(last.When, "Monday 2 March, ") {
		t.Errorf("the failure is at turn %d, and the last of %d turns is %+v", failure.Turn, len(failed.Turns), last)
	}

	slug, files, _ := checking.Unpack(archive, "small")
	files["plays/fails.txtar"] = failed.Play
	withPlay, err := author.Pack{Slug: slug, Files: files}.Archive()
	check(t, err)
	fails := false
	for _, f := range checking.Archive(t.Context(), withPlay, slug, scripts.FS, time.Now(), nil, nil) {
		fails = fails || f.Line == failure.Line && f.Severity == checking.Error
		if f.File == "plays/fails.txtar" && f.Severity != checking.Note {
			t.Errorf("of the play that was kept a check says %v", f)
		}
	}
	if !fails {
		t.Error("a check of the play that was kept doesn't say that something fails")
	}
}

// TestBotsThatNeverEnd checks that plays that take very long are stopped, with a clause that says
// so, and that a loop without a wait is a failure like any other.
func TestBotsThatNeverEnd(t *testing.T) {
	r, err := reportOn(t.Context(), draftOf(t, "\nstoryline(\"Endless\", function() wait_until \"10:00\" while true do end end)\n"), "small")
	check(t, err)
	if len(r.Findings.Failures) != 1 || !strings.Contains(string(r.Findings.Failures[0].Message), "a loop that never ends") {
		t.Errorf("a loop without a wait leads to %+v", r.Findings.Failures)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Millisecond) // as if it had gone on for ever
	defer stop()
	_, err = reportOn(ctx, draftOf(t, ""), "small")
	if err == nil || !strings.Contains(err.Error(), "took longer") {
		t.Errorf("plays that are too long lead to %v", err)
	}
	r, err = reportOn(t.Context(), []byte("no archive"), "small")
	if err == nil {
		t.Errorf("what is no archive leads to %+v", r)
	}
	for name, script := range map[string]string{"a script that doesn't load": "\nscenario [\n", "a script without end before the first morning": "\nwhile true do end\n"} {
		if _, err := reportOn(t.Context(), draftOf(t, script), "small"); err == nil {
			t.Errorf("%s leads to a report", name)
		}
	}
}
