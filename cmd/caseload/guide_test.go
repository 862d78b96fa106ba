package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"caseload/scenarios"
)

// Whoever follows the authors' guide literally, from an empty folder, has something that
// works after every page: it is checked, playtested, and its golden plays hold.
func TestTheGuideCanBeFollowed(t *testing.T) {
	r := &reader{TB: t, folder: t.TempDir(), done: map[string]int{}}
	if keep := os.Getenv("CASELOAD_GUIDE"); keep != "" { // to look at what a reader has at the end
		check(t, os.RemoveAll(keep))
		check(t, os.MkdirAll(keep, 0o755))
		r.folder = keep
	}
	for _, page := range guidePages(scenarios.Guide) {
		r.follow(page)
		if t.Failed() {
			t.FailNow()
		}
		r.works("10")
		if t.Failed() {
			t.FailNow()
		}
	}
	for _, command := range []string{"new", "check", "play", "playtest", "replay", "help"} {
		if r.done[command] == 0 {
			t.Errorf("the guide never types caseload %s", command)
		}
	}
	text := r.read("two-days/scenario.lua")
	if !strings.Contains(text, "days    = 2") {
		t.Error("the scenario doesn't last two days")
	}
	out := r.run("playtest", "two-days", "--policy", "random", "--runs", "500")
	holds(t, out, "No storyline failed.")
	if unreached.MatchString(out) {
		t.Error(out)
	}
}

// unreached is how a playtest says that no play came somewhere.
var unreached = regexp.MustCompile(`(?i)no play reached|was never reached|were never reached`)

// works holds what a reader has so far.
func (r *reader) works(runs string) {
	packs, err := filepath.Glob(filepath.Join(r.folder, "*", "scenario.lua"))
	check(r.TB, err)
	for _, file := range packs {
		pack := filepath.Base(filepath.Dir(file))
		if out := r.run("check", pack); strings.Contains(out, "error:") {
			r.Errorf("after %q: %s", r.page, out)
		}
		holds(r.TB, r.run("playtest", pack, "--runs", runs), "No storyline failed.")
		plays, err := filepath.Glob(filepath.Join(r.folder, pack, "plays", "*.txtar"))
		check(r.TB, err)
		for _, play := range plays {
			r.run("replay", play)
		}
	}
}

// What the guide tells readers to do, and a reader in a test overlooks, it tells nobody:
// the sentences are read strictly.
func TestTheGuidesReaderIsStrict(t *testing.T) {
	for name, c := range map[string]struct {
		shown, answer string
		missing       string
	}{
		"the same":            {"a\nb", "a\nb", ""},
		"another":             {"a\nb", "a\nc", "a\nb"},
		"one left out":        {"a\nc", "a\nb\nc", "a\nc"},
		"one left out aloud":  {"a\n…\nc", "a\nb\nc", ""},
		"in another order":    {"…\nb\n…\na", "a\nb", "a"},
		"the second time":     {"…\na\nc", "a\nb\na\nc", ""},
		"begun":               {"ab…", "abc", ""},
		"begun otherwise":     {"ab…", "acb", "ab…"},
		"not from the start":  {"b", "a\nb", "b"},
		"more than there was": {"a\nb\nc", "a\nb", "a\nb\nc"},
	} {
		want(t, name, shownIn(lines(c.shown), lines(c.answer)), c.missing)
	}
}
