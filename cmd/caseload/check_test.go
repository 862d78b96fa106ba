package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	checking "caseload/app/check"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	out, _, code := caseload(t, "check", "first-morning")
	want(t, "exit code", code, 0)
	holds(t, out, "first-morning/scenario.lua:", ": note: ", "first-morning: fine, with ")
	whole := packOnDisk(t, map[string]string{"plays/one.txtar": golden(t)})
	for _, path := range []string{whole, whole + "/"} {
		out, _, code = caseload(t, "check", path)
		want(t, "exit code", code, 0)
		holds(t, out, whole+": fine")
		_, _, code = caseload(t, "check", "--strict", path)
		want(t, "exit code when warnings count", code, 1)
	}
	for name, c := range map[string]struct {
		file, text, says string
	}{
		"an unknown word":       {"scenario.lua", "\n\nscenari { title = 'x' }\n", "scenario.lua:3:1: error: `scenari` isn't known here; did you mean `scenario`?"},
		"a syntax error":        {"scenario.lua", "scenario {\n  title = 'x'\n  role = 'y'\n}\n", "scenario.lua:2:14: error: a comma is missing"},
		"two mistakes":          {"scenario.lua", "foo()\nbar()\n", "scenario.lua:2:1: error: "},
		"a missing text":        {"scenario.lua", `scenario { title = "T", role = "r", starts = "2026-03-02", brief = "text/none.md" }`, "scenario.lua:1:68: error: This names the text `text/none.md`, which isn't in the pack."},
		"no UTF-8":              {"text/file.md", "\xff", "text/file.md:1: error: "},
		"a play that differs":   {"plays/one.txtar", strings.Replace(golden(t), "1 day 1", "1 day 9", 1), "It was day 9 at 09:00; now it is day 1 at 09:00."},
		"a play that can't be":  {"plays/one.txtar", "-- luck --\n0 1\n-- decisions --\nfly\n-- steps --\n", "plays/one.txtar:4:1: error: Turn 1, day 1 at 09:00: “fly” can't be decided here"},
		"a play of other parts": {"plays/one.txtar", "-- look --\n", "plays/one.txtar:1: error: "},
	} {
		folder := packOnDisk(t, map[string]string{c.file: c.text})
		out, errs, code := caseload(t, "check", folder)
		want(t, name+": exit code", code, 1)
		want(t, name+": errors", errs, "")
		for line := range strings.Lines(out) {
			if !strings.HasPrefix(line, folder) {
				t.Errorf("%s: a line doesn't begin with its file: %s", name, line)
			}
		}
		if !strings.Contains(strings.ToLower(out), strings.ToLower(c.says)) {
			t.Errorf("%s: want %q; found %s", name, c.says, out)
		}
	}
	out, _, code = caseload(t, "check", whole, "nowhere")
	want(t, "exit code of two", code, 1)
	holds(t, out, ": fine", "nowhere: error: There is no such folder", "first-morning")
	_, errs, code := caseload(t, "check")
	want(t, "exit code of none", code, 1)
	holds(t, errs, "say which packs")
}

// TestCheckForEditors checks that editors get a single JSON array, whatever was
// found and however many packs there are.
func TestCheckForEditors(t *testing.T) {
	folder := packOnDisk(t, map[string]string{"scenario.lua": "foo()  \n"})
	out, _, code := caseload(t, "check", "--json", folder, "nowhere")
	want(t, "exit code", code, 1)
	var list []checking.Finding
	decoder := json.NewDecoder(strings.NewReader(out))
	decoder.DisallowUnknownFields()
	check(t, decoder.Decode(&list))
	if decoder.More() {
		t.Error("more than one value was printed")
	}
	has := func(is func(checking.Finding) bool) {
		t.Helper()
		if !slices.ContainsFunc(list, is) {
			t.Errorf("found %+v", list)
		}
	}
	has(func(f checking.Finding) bool {
		return f.File == folder+"/scenario.lua" && f.Line == 1 && f.Column == 1 && f.Severity == checking.Error && f.Rule == "unknown-word" && f.Sentence != ""
	})
	has(func(f checking.Finding) bool {
		return f.Rule == "trailing-space" && f.Fix != nil && len(f.Fix.Edits) == 1 && f.Fix.Edits[0].From == 5 && f.Fix.Edits[0].To == 7
	})
	has(func(f checking.Finding) bool { return f.File == "nowhere" })
	out, _, code = caseload(t, "check", "--json", packOnDisk(t, nil))
	want(t, "exit code without errors", code, 0)
	if !strings.HasPrefix(out, "[") {
		t.Error(out)
	}
}

func TestCheckListsItsRules(t *testing.T) {
	out, _, code := caseload(t, "check", "--rules")
	want(t, "exit code", code, 0)
	want(t, "lines", strings.Count(out, "\n"), len(checking.Rules()))
	holds(t, out, "golden-differs", "A golden play leads where it led")
}

// TestCheckMends checks that --fix makes only safe changes, reports them, leaves
// everything outside the pack alone, and does nothing the second time.
func TestCheckMends(t *testing.T) {
	folder := packOnDisk(t, nil)
	script := filepath.Join(folder, "scenario.lua")
	text, err := os.ReadFile(script)
	check(t, err)
	untidy := "\uFEFF" + strings.ReplaceAll(strings.ReplaceAll(string(text), "\n", "  \r\n"), `title = "A small morning"`, "title = “A small morning”")
	check(t, os.WriteFile(script, []byte(untidy), 0o640))
	check(t, os.Chmod(script, 0o640))
	outside := filepath.Join(filepath.Dir(folder), "outside.md")
	check(t, os.WriteFile(outside, []byte("untouched  \r\n"), 0o600))
	linked := filepath.Join(folder, "text", "linked.md")
	check(t, os.Symlink(outside, linked))
	out, _, code := caseload(t, "check", "--fix", folder)
	want(t, "exit code", code, 1) // the link is still there
	holds(t, out, script+": mended: ", "removed the byte order mark", "put straight quotes around a text", "text/linked.md: error: This is a link")
	mended, err := os.ReadFile(script)
	check(t, err)
	want(t, "script", string(mended), string(text))
	info, err := os.Stat(script)
	check(t, err)
	want(t, "mode", info.Mode().Perm(), fs.FileMode(0o640))
	left, err := os.ReadFile(outside)
	check(t, err)
	want(t, "outside", string(left), "untouched  \r\n")
	check(t, os.Remove(linked))
	out, _, code = caseload(t, "check", "--fix", folder)
	want(t, "exit code again", code, 0)
	if strings.Contains(out, "mended") {
		t.Error(out)
	}
	entries, err := os.ReadDir(folder)
	check(t, err)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".mended") {
			t.Error(e.Name())
		}
	}
}

// TestCheckReadsAnArchive checks that a pack can be checked as a zip archive, the
// form in which it is uploaded.
func TestCheckReadsAnArchive(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	check(t, w.AddFS(os.DirFS("../../app/scenario/testdata/small")))
	check(t, w.Close())
	name := filepath.Join(t.TempDir(), "small.zip")
	check(t, os.WriteFile(name, b.Bytes(), 0o600))
	out, _, code := caseload(t, "check", name)
	want(t, "exit code", code, 0)
	holds(t, out, name+": fine")
	piped := exec.Command(binary, "check-apart", "--piped", "--", "small") // as a draft is checked
	piped.Stdin = &b
	found, err := piped.Output()
	check(t, err)
	holds(t, string(found), "“small” has no golden play.")
	_, errs, code := caseload(t, "check", "--fix", name)
	if code == 0 && errs != "" {
		t.Error(errs)
	}
	check(t, os.WriteFile(name, []byte("PK"), 0o600))
	out, _, code = caseload(t, "check", name)
	want(t, "exit code of no archive", code, 1)
	holds(t, out, "can't be read as a zip archive")
}

// TestCheckStaysInThePack checks that links that lead out of a pack's folder are
// reported and never followed.
func TestCheckStaysInThePack(t *testing.T) {
	folder := packOnDisk(t, nil)
	check(t, os.Symlink("/etc", filepath.Join(folder, "etc")))
	check(t, os.Symlink("../../../../../../etc/passwd", filepath.Join(folder, "text", "passwd.md")))
	out, _, code := caseload(t, "check", folder)
	want(t, "exit code", code, 1)
	holds(t, out, "/etc: error: This is a link", "text/passwd.md: error: This is a link")
	if strings.Contains(out, "root:") {
		t.Error(out)
	}
}

// TestCheckOfAHugeFile checks that a sparse file of a hundred megabytes that begins
// with many parentheses is refused in one sentence.
func TestCheckOfAHugeFile(t *testing.T) {
	folder := packOnDisk(t, nil)
	file, err := os.Create(filepath.Join(folder, "text", "huge.md"))
	check(t, err)
	_, err = file.Write(bytes.Repeat([]byte("("), 1<<20))
	check(t, err)
	check(t, file.Truncate(100<<20))
	check(t, file.Close())
	out, _, code := caseload(t, "check", folder)
	want(t, "exit code", code, 1)
	holds(t, out, "text/huge.md: error: This file is longer than 128 KiB")
}

// TestCheckReadsWithLimits checks that on Linux the process that reads a pack can't
// write a file: its limits are in force.
func TestCheckReadsWithLimits(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("skipped: the limits are those of Linux")
	}
	out, _, code := caseload(t, "check-apart", "--", packOnDisk(t, nil))
	want(t, "exit code", code, 0)
	from := json.NewDecoder(strings.NewReader(out))
	for range 2 { // those that need no plays, and all
		var list []checking.Finding
		check(t, from.Decode(&list))
	}
}
