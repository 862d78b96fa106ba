package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"caseload/app/scenario"
	"caseload/scripts"
)

// TestANewScenarioWorks checks that a new author's scenario works at once: it
// passes check, can be played, and every storyline and answer in it is reached.
func TestANewScenarioWorks(t *testing.T) {
	t.Parallel()
	for _, team := range teams() {
		folder := t.TempDir()
		out, errs, code := caseload(t, "new", "first-visit", "--team", team, "--in", folder)
		want(t, "exit code", code, 0)
		want(t, "errors", errs, "")
		pack := filepath.Join(folder, "first-visit")
		holds(t, out, pack+" is a scenario to start from", "caseload check    "+pack, "The author's guide")
		out, _, code = caseload(t, "check", pack)
		want(t, "exit code of check", code, 0)
		if strings.Contains(out, "error:") {
			t.Error(out)
		}
		out, _, code = caseload(t, "playtest", pack, "--runs", strconv.Itoa(atLength(30, 80)))
		want(t, "exit code of playtest", code, 0)
		if strings.Contains(out, "failed:") || strings.Contains(out, "no play reached") {
			t.Error(out)
		}
		text, err := os.ReadFile(filepath.Join(pack, "scenario.lua"))
		check(t, err)
		holds(t, string(text), `title   = "First visit"`, "caseload check first-visit ")
		out, _, code = caseload(t, "replay", filepath.Join(pack, "plays/careful.txtar"))
		want(t, "exit code of replay", code, 0)
		holds(t, out, map[string]string{"children": "17", "children-in-care": "10", "adults": "16"}[team]+" decisions, every step as it was recorded.")
		_, _, code = piped(t, "work:write-up\nend\n", "play", pack)
		want(t, "exit code of play", code, 0)

		_, errs, code = caseload(t, "new", "first-visit", "--team", team, "--in", folder)
		want(t, "exit code of doing it twice", code, 1)
		holds(t, errs, pack+" is there already, and stays as it is")
	}
}

// TestNamesThatCantBe checks that an unusable name is refused with a sentence and
// leaves nothing behind.
func TestNamesThatCantBe(t *testing.T) {
	folder := t.TempDir()
	for name, c := range map[string]struct {
		arguments []string
		says      string
	}{
		"capitals":       {[]string{"First Visit"}, "Did you mean first-visit?"},
		"a way out":      {[]string{"../escape"}, "named in small letters, digits and hyphens"},
		"a digit first":  {[]string{"1st"}, "beginning with a letter"},
		"nothing":        {[]string{""}, "named in small letters"},
		"too long":       {[]string{strings.Repeat("a", 61)}, "at most 60 characters"},
		"one that ships": {[]string{"first-week"}, "ships with Caseload"},
		"no such team":   {[]string{"mine", "--team", "pirates"}, "there is for: children, children-in-care, adults"},
		"no such folder": {[]string{"mine", "--in", filepath.Join(folder, "none")}, "make it first"},
	} {
		_, errs, code := caseload(t, append([]string{"new", "--in", folder}, c.arguments...)...)
		want(t, name+": exit code", code, 1)
		if !strings.Contains(errs, c.says) {
			t.Errorf("%s: doesn't say %q: %s", name, c.says, errs)
		}
	}
	left, err := os.ReadDir(folder)
	check(t, err)
	want(t, "what was left", len(left), 0)
}

// drawn matches the places in a text where drawn names go.
var drawn = regexp.MustCompile(`\{[a-z]+\}`)

// TestTheStartsAreForAFirstReader checks that the starting scenarios suit
// first-time readers: comment lines are short, every text is used, and no text is
// longer than the design allows.
func TestTheStartsAreForAFirstReader(t *testing.T) {
	limits := map[string]int{"summary.md": 120, "referral.md": 150, "meeting.md": 250, "person-call.md": 250, "parent-call.md": 250, "brief.md": 150, "file.md": 150}
	for _, team := range teams() {
		files, err := start(team, "mine", "Mine")
		check(t, err)
		lua := files["scenario.lua"]
		for i, line := range strings.Split(lua, "\n") {
			if n := utf8.RuneCountInString(line); strings.HasPrefix(strings.TrimSpace(line), "--") && n > 100 {
				t.Errorf("%s/scenario.lua:%d: a comment of %d signs", team, i+1, n)
			}
		}
		for _, part := range []string{"lecturer.md", "plays/careful.txtar", "text/brief.md"} {
			if files[part] == "" {
				t.Errorf("%s has no %s", team, part)
			}
		}
		for name, text := range files {
			short, isText := strings.CutPrefix(name, "text/")
			if !isText {
				continue
			}
			if !strings.Contains(lua, `"`+name+`"`) {
				t.Errorf("%s/%s is used nowhere", team, name)
			}
			limit := 80
			if n, ok := limits[short]; ok {
				limit = n
			}
			if n := len(strings.Fields(text)); n > limit {
				t.Errorf("%s/%s has %d words; %d is the most", team, name, n, limit)
			}
			for _, place := range drawn.FindAllString(text, -1) {
				if !strings.Contains(lua, strings.Trim(place, "{}")+" = ") {
					t.Errorf("%s/%s: nothing is drawn for %s", team, name, place)
				}
			}
		}
	}
	entries, err := starts.ReadDir("new")
	check(t, err)
	want(t, "folders", len(entries), len(teams()))
	want(t, "teams", strings.Join(teams(), " "), "children children-in-care adults")
}

// TestTheStartsGoldenPlaysHold checks that the golden plays hold for the files as
// they are in this folder, too.
func TestTheStartsGoldenPlaysHold(t *testing.T) {
	for _, team := range teams() {
		out, _, code := caseload(t, "replay", here(t, "new", team, "plays/careful.txtar"))
		if code != 0 {
			t.Errorf("if this is meant: caseload replay cmd/caseload/new/%s/plays/careful.txtar --update\n%s", team, out)
		}
	}
}

func here(t *testing.T, parts ...string) string {
	full, err := filepath.Abs(filepath.Join(parts...))
	check(t, err)
	return full
}

// TestAStartHasItsTitle checks that a draft's name, whatever is in it, is the title of the
// scenario that it begins with.
func TestAStartHasItsTitle(t *testing.T) {
	files, err := start("children", "mine", "Mia’s “two” \"days\" {family} \\o/\x07\n")
	check(t, err)
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	pack, err := scenario.Read(folder, "mine")
	check(t, err)
	version, err := scenario.Freeze(pack, scripts.FS)
	check(t, err)
	want(t, "the title", version.Setting.Title, "Mia’s “two” \"days\" {family} \\o/")
}
