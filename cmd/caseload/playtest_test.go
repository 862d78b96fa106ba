package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caseload/app/scenario"
)

// aPack copies the small scenario to a new folder, with old replaced by now in
// scenario.lua, and returns the folder.
func aPack(t *testing.T, old, now string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "small")
	check(t, os.CopyFS(folder, os.DirFS("../../app/scenario/testdata/small")))
	file := filepath.Join(folder, "scenario.lua")
	text, err := os.ReadFile(file)
	check(t, err)
	if !strings.Contains(string(text), old) {
		t.Fatalf("the small scenario has no %q", old)
	}
	check(t, os.WriteFile(file, []byte(strings.Replace(string(text), old, now, 1)), 0o600))
	return folder
}

// TestPlaytestOfAll checks that without --policy every policy plays, the explorer
// last; that the output doesn't depend on the number of workers; and that no
// progress is shown if nobody is watching.
func TestPlaytestOfAll(t *testing.T) {
	folder := aPack(t, "local sam", "local sam")
	page := filepath.Join(t.TempDir(), "report.html")
	one, errs, code := caseload(t, "playtest", folder, "--runs", "6", "--workers", "1", "--json", "--html", page)
	want(t, "exit code", code, 0)
	want(t, "on stderr", errs, "")
	seven, _, _ := caseload(t, "playtest", folder, "--runs", "6", "--workers", "7", "--json")
	want(t, "with seven workers", seven, one)
	var report struct{ Policies []struct{ Policy string } }
	check(t, json.Unmarshal([]byte(one), &report))
	want(t, "policies", len(report.Policies), 7)
	want(t, "last", report.Policies[6].Policy, "explorer")
	html, err := os.ReadFile(page)
	check(t, err)
	holds(t, string(html), "<!doctype html>", "A small morning")
	out, errs, _ := caseload(t, "playtest", folder, "--runs", "6", "--progress")
	holds(t, out, "6 plays by each of 7 policies from seed 1", "storylines were reached", "explorer")
	holds(t, errs, "42 of 42 plays")
}

// TestPlaytestWritesItsErrors checks that each error comes with a golden play that
// replay accepts and that leads to the error.
func TestPlaytestWritesItsErrors(t *testing.T) {
	folder, errors := aPack(t, "wait { days = 1 }", `wait { days = 1 } error("no" .. "pe")`), filepath.Join(t.TempDir(), "errors")
	out, _, code := caseload(t, "playtest", folder, "--policy", "careful", "--runs", "3", "--errors", errors)
	want(t, "exit code", code, 0)
	holds(t, out, "failed: Sam rings: small/scenario.lua:38: nope", "small-error-1.txtar")
	file := filepath.Join(errors, "small-error-1.txtar")
	data, err := os.ReadFile(file)
	check(t, err)
	golden, err := scenario.ParseGolden(data)
	check(t, err)
	holds(t, golden.Comment, "nope")
	want(t, "scenario", golden.Scenario, "small")
	out, _, code = caseload(t, "replay", file, "--pack", folder)
	want(t, "exit code", code, 0)
	holds(t, out, "every step as it was recorded")
}

// TestPlaytestAgainstABaseline checks that a scenario that has become worse gives
// exit code 1 and a list of what is worse, and that one that hasn't gives exit code
// 0 and says so.
func TestPlaytestAgainstABaseline(t *testing.T) {
	fine, broken := aPack(t, "local sam", "local sam"), aPack(t, "wait { days = 1 }", `wait { days = 1 } error("no" .. "pe")`)
	before := filepath.Join(t.TempDir(), "before.json")
	play := func(folder string, more ...string) (string, string, int) {
		return caseload(t, append([]string{"playtest", folder, "--policy", "careful", "--runs", "3"}, more...)...)
	}
	report, _, _ := play(fine, "--json")
	check(t, os.WriteFile(before, []byte(report), 0o600))
	out, _, code := play(fine, "--baseline", before)
	want(t, "exit code", code, 0)
	holds(t, out, "Nothing has become worse")
	out, _, code = play(broken, "--baseline", before)
	want(t, "exit code", code, 1)
	holds(t, out, "Worse than in the earlier report:", "A new error: Sam rings: small/scenario.lua:38: nope")
	out, errs, code := play(broken, "--baseline", before, "--json")
	want(t, "exit code", code, 1)
	holds(t, errs, "A new error: ")
	if !json.Valid([]byte(out)) {
		t.Errorf("with --json only the report is printed:\n%s", out)
	}
	report, _, _ = play(broken, "--json")
	check(t, os.WriteFile(before, []byte(report), 0o600))
	out, _, code = play(fine, "--baseline", before)
	want(t, "exit code", code, 0)
	holds(t, out, "Nothing has become worse")
	_, errs, code = play(fine, "--runs", "4", "--baseline", before)
	want(t, "exit code", code, 1)
	holds(t, errs, "play the same to compare")
	check(t, os.WriteFile(before, []byte("no report"), 0o600))
	_, errs, code = play(fine, "--baseline", before)
	want(t, "exit code", code, 1)
	holds(t, errs, "before.json is not a report of caseload playtest --json")
}
