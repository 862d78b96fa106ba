package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// steering lists characters with which a pack might try to control a terminal.
const steering = "\x1b\u009b\u202e\u200f\a"

func steers(text string) bool { return strings.ContainsAny(text, steering) }

// TestWhatAPackSaysDoesntSteerATerminal checks that a pack's words can't control
// the terminal they are printed on, and that an error message from a pack can't
// pass for part of the golden play that contains it.
func TestWhatAPackSaysDoesntSteerATerminal(t *testing.T) {
	folder := aPack(t, "wait { days = 1 }", `wait { days = 1 } error("a\27[31m\226\128\174\n-- evil --\nx\n-- luck --\nb")`)
	errors, page := filepath.Join(t.TempDir(), "errors"), filepath.Join(t.TempDir(), "report.html")
	out, _, code := caseload(t, "playtest", folder, "--policy", "careful", "--runs", "3", "--errors", errors, "--html", page)
	want(t, "exit code", code, 0)
	holds(t, out, "-- evil --")
	html, err := os.ReadFile(page)
	check(t, err)
	if steers(out) || steers(string(html)) {
		t.Errorf("%q", out)
	}
	file := filepath.Join(errors, "small-error-1.txtar")
	out, errs, code := caseload(t, "replay", file, "--pack", folder)
	want(t, "exit code of replay", code, 0)
	if steers(out + errs) {
		t.Errorf("%q", out)
	}
	check(t, os.WriteFile(filepath.Join(folder, "x"+steering), nil, 0o600))
	for _, word := range []string{"check", "playtest", "play"} {
		out, errs, code := caseload(t, word, folder)
		want(t, "exit code of "+word, code, 1)
		if steers(out + errs) {
			t.Errorf("%s: %q", word, out+errs)
		}
	}
}

// TestAGoldenPlayDoesntSteerATerminal checks the same for the version and letters
// named in a golden play's file.
func TestAGoldenPlayDoesntSteerATerminal(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.txtar")
	check(t, os.WriteFile(file, []byte("-- scenario --\nfirst-morning \x1b[31m\n-- luck --\n0 1\n-- steps --\n1 day 1 09:00 aaaaaaaaaaaa begin\n    + letter \x1b[31mx y\n"), 0o600))
	out, errs, code := caseload(t, "replay", file)
	want(t, "exit code", code, 1)
	holds(t, out, "[31mx")
	if steers(out + errs) {
		t.Errorf("%q", out)
	}
}
