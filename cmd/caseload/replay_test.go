package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caseload/app/scenario"
)

// TestAStoredRunIsPrintedAsAGoldenPlay checks that a stored run can be printed as a
// golden play, which replays and contains none of the student's notes.
func TestAStoredRunIsPrintedAsAGoldenPlay(t *testing.T) {
	database := filepath.Join(t.TempDir(), "caseload.db")
	s := serve(t, database)
	p := newPlayer(3)
	check(t, p.begin(s.address))
	for range 5 {
		decision := strings.Replace(p.decision(), `"note":"because"`, `"note":"my private note"`, 1)
		holds(t, decision, "private")
		_, next, err := p.ask("POST", p.run(s.address)+"/decisions", decision)
		check(t, err)
		p.desk = next
	}
	out, errs, code := caseload(t, "replay", "1", "--db", database, "--golden")
	want(t, "exit code", code, 0)
	want(t, "errors", errs, "")
	want(t, "as the web gives it", out, string(p.download(t, p.run(s.address)+"/play.txtar")))
	if strings.Contains(out, "private") {
		t.Error("words came along")
	}
	file := filepath.Join(t.TempDir(), "run.txtar")
	said, _, code := caseload(t, "replay", "1", "--db", database, "--golden", "-o", file)
	want(t, "exit code", code, 0)
	holds(t, said, "5 decisions of ")
	written, err := os.ReadFile(file)
	check(t, err)
	want(t, "the file", string(written), out)
	_, errs, code = caseload(t, "replay", "1", "--db", database, "--golden", "-o", file)
	want(t, "exit code", code, 1)
	holds(t, errs, "is there already")
	_, errs, code = caseload(t, "replay", "77", "--db", database, "--golden")
	want(t, "exit code", code, 1)
	holds(t, errs, "there is no such run")
	tamper(t, database)
	out, errs, code = caseload(t, "replay", "1", "--db", database, "--golden")
	want(t, "exit code", code, 1)
	want(t, "output", out, "")
	holds(t, errs, "turn 3 diverges")
}

// TestAGoldenPlayIsRewritten checks that an author who changes a scenario is told
// the first turn that goes differently and can have the steps rewritten, while
// everything else in the file stays.
func TestAGoldenPlayIsRewritten(t *testing.T) {
	text := "Two hours at the desk.\n-- luck --\n0 3\n-- decisions --\n# first the easy things\nwork:reid-write-up-friday-s-visit\n\nanswer:reid-phone:together\n"
	folder := packOnDisk(t, map[string]string{"plays/one.txtar": text})
	file, lua := filepath.Join(folder, "plays/one.txtar"), filepath.Join(folder, "scenario.lua")
	story, err := os.ReadFile(lua)
	check(t, err)

	out, _, code := caseload(t, "replay", file)
	want(t, "exit code of one without steps", code, 1)
	holds(t, out, "Turn 1, day 1 at 09:00: no step is recorded for it.", "--update records the steps again")
	check(t, os.WriteFile(file, []byte(strings.Replace(text, "friday-s", "fridays", 1)), 0o644))
	out, _, code = caseload(t, "replay", file, "--update")
	want(t, "exit code of one with a misspelt decision", code, 1)
	holds(t, out, "one.txtar:6: Turn 1, day 1 at 09:00: “work:reid-write-up-fridays-visit” can't be decided here.", "What can be decided there: work:reid-write-up-friday-s-visit")
	check(t, os.WriteFile(file, []byte(text), 0o644))
	out, _, code = caseload(t, "replay", file, "--update")
	want(t, "exit code", code, 0)
	holds(t, out, "rewritten; the record has changed at turns 1 to 3.")
	written, err := os.ReadFile(file)
	check(t, err)
	if !strings.HasPrefix(string(written), text+"-- steps --\n1 day 1 09:00 ") {
		t.Errorf("found %s", written)
	}
	out, _, code = caseload(t, "replay", file, "--update", "--pack", folder)
	want(t, "exit code", code, 0)
	holds(t, out, "2 decisions, every step as it was recorded.", "nothing to rewrite.")

	check(t, os.WriteFile(lua, []byte(strings.Replace(string(story), "Could we go together?", "Shall we go as two?", 1)), 0o644))
	out, _, code = caseload(t, "replay", file)
	want(t, "exit code", code, 1)
	holds(t, out, file+":", "Turn 2, day 1 at 09:30", "“Shall we go as two?”", "If this is intended")
	out, _, code = caseload(t, "replay", file, "--update")
	want(t, "exit code", code, 0)
	holds(t, out, "“Shall we go as two?”", "at turns 2 to 3.")

	check(t, os.WriteFile(lua, []byte(strings.Replace(string(story), "together =", "both =", 1)), 0o644))
	before, err := os.ReadFile(file)
	check(t, err)
	out, _, code = caseload(t, "replay", file, "--update")
	want(t, "exit code", code, 1)
	holds(t, out, "Gone: the offer answer:reid-phone:together", "not all decisions can be made, so nothing was rewritten: turn 2: ")
	after, err := os.ReadFile(file)
	check(t, err)
	want(t, "the file", string(after), string(before))
}

func TestWhatReplayIsNotFor(t *testing.T) {
	for says, arguments := range map[string][]string{
		"--golden and -o are for a stored run":     {"nowhere.txtar", "--golden"},
		"--update is for the file":                 {"1", "--update"},
		"neither a run's number nor a file":        {"nowhere.txtar"},
		"doesn't name its scenario; name its pack": {filepath.Join(packOnDisk(t, map[string]string{"loose.txtar": golden(t)}), "loose.txtar")},
	} {
		_, errs, code := caseload(t, append([]string{"replay"}, arguments...)...)
		want(t, says+": exit code", code, 1)
		holds(t, errs, says)
	}
}

func TestTurnList(t *testing.T) {
	for says, turns := range map[string][]int{"turn 3": {3}, "turns 3 to 7 and 9": {3, 4, 5, 6, 7, 9}, "turns 1, 3 to 4 and 9": {1, 3, 4, 9}, "turns 1 to 2": {1, 2}} {
		want(t, "list", turnList(turns), says)
	}
}

// TestTheLineOfADifference checks that the reported line is the right one in the
// author's file: comments and empty lines aren't taken for decisions.
func TestTheLineOfADifference(t *testing.T) {
	file := []byte("c\n-- decisions --\n# x\na\n\nb\n-- steps --\n1 day\n  + x\n2 day\n")
	want(t, "decision 2", (&scenario.Difference{Turn: 2, Refused: "no"}).LineIn(file), 6)
	want(t, "step 2", (&scenario.Difference{Turn: 2, Line: 3}).LineIn(file), 10)
	want(t, "nowhere", (&scenario.Difference{Turn: 2}).LineIn(file), 7)
}

// TestWritingStaysWhereItIs checks that a golden play is never rewritten through a
// link, and that JSON output contains no terminal control characters.
func TestWritingStaysWhereItIs(t *testing.T) {
	folder := t.TempDir()
	play, err := os.ReadFile(filepath.Join("new", "children", "plays", "careful.txtar"))
	check(t, err)
	other := filepath.Join(folder, "other.txtar")
	before := bytes.Replace(play, []byte("-- steps --\n"), []byte("-- steps --\n1 nowhere\n"), 1)
	check(t, os.WriteFile(other, before, 0o600))
	link := filepath.Join(folder, "link.txtar")
	check(t, os.Symlink(other, link))
	pack, err := filepath.Abs(filepath.Join("new", "children"))
	check(t, err)
	_, errs, code := caseload(t, "replay", link, "--pack", pack, "--update")
	want(t, "exit code", code, 1)
	holds(t, errs, "no plain file")
	after, err := os.ReadFile(other)
	check(t, err)
	want(t, "the file behind the link", string(after), string(before))

	var out bytes.Buffer
	check(t, writeJSON(&out, map[string]string{"a": "\u009b31m\u202e<b>\u007f"}))
	want(t, "JSON", out.String(), "{\n  \"a\": \"\\u009b31m\\u202e<b>\\u007f\"\n}\n")
	var back map[string]string
	check(t, json.Unmarshal(out.Bytes(), &back))
	want(t, "read back", back["a"], "\u009b31m\u202e<b>\u007f")
}
