package check

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"caseload/app/check/remark"
	"caseload/scripts"
)

// hostile lists packs that were made to do harm, each as changes to the base
// pack, with a part of what must be said about it.
var hostile = []struct {
	name  string
	files map[string]string
	says  string
}{
	{"parentheses", map[string]string{"scenario.lua": "local x = " + strings.Repeat("(", 60_000) + "1" + strings.Repeat(")", 60_000)}, "scenario.lua:"},
	{"too many parentheses to read", map[string]string{"text/file.md": strings.Repeat("(", 1<<20)}, "text/file.md: error: This file is longer than 128 KiB"},
	{"tables in tables", map[string]string{"scenario.lua": "local x = " + strings.Repeat("{", 50_000)}, "scenario.lua:"},
	{"a table of many fields", map[string]string{"scenario.lua": "local x = {" + strings.Repeat("1,", 60_000) + "}"}, "scenario.lua:1:"},
	{"many fields at play", map[string]string{"more.lua": "local t = {} for i = 1, 1e6 do t[\"k\" .. i] = i end return t", "scenario.lua": "@require"}, "more.lua:1:"},
	{"calls in calls", map[string]string{"scenario.lua": strings.Repeat("a{", 30_000)}, "scenario.lua:"},
	{"calls behind calls", map[string]string{"scenario.lua": "local a = 1\nlocal b = a" + strings.Repeat("{a}", 30_000)}, "scenario.lua:"},
	{"a text that doubles", map[string]string{"more.lua": "local s = \"x\" while true do s = s .. s end", "scenario.lua": "@require"}, "more.lua:1:"},
	{"a loop without end", map[string]string{"more.lua": "while true do end", "scenario.lua": "@require"}, "goes on for too long"},
	{"a pattern that backtracks", map[string]string{"more.lua": "local s = (\"a\"):rep(5000) return s:find((\"a*\"):rep(40) .. \"b\")", "scenario.lua": "@require"}, "more.lua:1:"},
	{"a storyline without end", map[string]string{"more.lua": "storyline(\"For ever\", function() while true do wait(0) end end)", "scenario.lua": "@require"}, "more.lua:1:"},
	{"storylines that spin", map[string]string{"more.lua": "for i = 1, 150 do storyline(\"s\" .. i, function() while true do wait(1) end end) end", "scenario.lua": "@require"}, ""},
	{"modules in a ring", map[string]string{"more.lua": "return require \"less\"", "less.lua": "return require \"more\"", "scenario.lua": "@require"}, "in a circle"},
	{"a module that isn't text", map[string]string{"more.lua": "\x1bLua\x51\x00\x01\x04", "scenario.lua": "@require"}, "more.lua:1:"},
	{"a module of no letters", map[string]string{"more.lua": "return \"\xff\xfe\"", "scenario.lua": "@require"}, "more.lua:1: error: This line has letters that aren't UTF-8"},
	{"a text of no letters", map[string]string{"text/file.md": "Fine.\n\n\xff\xfe\n"}, "text/file.md:3: error: This line has letters that aren't UTF-8"},
	{"quotes without end", map[string]string{"scenario.lua": strings.Repeat("\"", 60_001)}, "scenario.lua:1"},
	{"comments without end", map[string]string{"scenario.lua": strings.Repeat("--[[", 20_000)}, "scenario.lua:"},
	{"curly quotes", map[string]string{"more.lua": strings.Repeat("“", 30_000)}, "more.lua:1:1: error:"},
	{"braces in a text", map[string]string{"text/file.md": strings.Repeat("{a", 20_000) + strings.Repeat("{ab}", 10_000)}, "text/file.md:1:"},
	{"digits in a text", map[string]string{"text/file.md": strings.Repeat("0 1 2 3 ", 15_000)}, ""},
	{"a word of a hundred thousand letters", map[string]string{"text/file.md": strings.Repeat("a", 120_000) + " " + strings.Repeat("@a.", 2_000)}, ""},
	{"silences", map[string]string{"more.lua": strings.Repeat("-- check: postcode, x\n", 5_000)}, "more.lua:"},
	{"a golden play that is long", map[string]string{"plays/long.txtar": "-- luck --\n0 1\n-- decisions --\n" + strings.Repeat("triage:home\n", 9_000) + "-- steps --\n"}, "plays/long.txtar:"},
	{"many storylines", map[string]string{"more.lua": "for i = 1, 300 do storyline(\"s\" .. i, function() end) end", "scenario.lua": "@require"}, "the most that a scenario may have"},
	{"many messages", map[string]string{"more.lua": "storyline(\"All\", function() for i = 1, 5000 do message { title = \"m\", say = \"m\" } end end)", "scenario.lua": "@require"}, "more.lua:1:"},
	{"cuts by modules", cutsByModules(60, 60), "cuts/c9.lua: error: A pack has at most 8 cuts"},
	{"modules beyond a pack's", cutsByModules(0, 70), "error: A pack has at most 64 modules"},
	{"modules full of functions", modulesOfFunctions(5, 990), "m3.lua:1:1: error: With this file the pack's scripts are too long together"},
	{"a text that steers", map[string]string{"text/file.md": "Fine.\nRed: \x1b[31m"}, "text/file.md:2:6: error: There is a character here, U+001B, that controls the screen"},
	{"a script that turns the reading", map[string]string{"more.lua": "return 1 -- \u2066"}, "more.lua:1:13: error: There is a character here, U+2066, that changes the direction of reading"},
	{"a script that says what steers", map[string]string{"more.lua": "task { \"a\\27[2Jb\", minutes = 5 }", "scenario.lua": "@require"}, "more.lua:1"},
	{"an error of two lines", map[string]string{"more.lua": "error(\"one\\nlevel=ERROR two\")", "scenario.lua": "@require"}, "ne level=ERROR two"},
	{"names like numbers", map[string]string{"a..b.lua": "return 1", "text/..md": "x"}, ""},
}

// cutsByModules returns a pack in which every file is within its limits but every
// cut requires every module.
func cutsByModules(cuts, modules int) map[string]string {
	files, all := modulesOfFunctions(modules, 10), ""
	for i := range modules {
		all += fmt.Sprintf("require \"m%d\"\n", i)
	}
	for i := range cuts {
		files[fmt.Sprintf("cuts/c%d.lua", i)] = "scenario { title = \"Cut\", starts = \"2026-10-05\" }\n" + all
	}
	return files
}

func modulesOfFunctions(modules, functions int) map[string]string {
	files := map[string]string{}
	for i := range modules {
		files[fmt.Sprintf("m%d.lua", i)] = strings.Repeat("do local f = function() end end\n", functions) + fmt.Sprintf("return %d\n", i)
	}
	return files
}

// A pack that was made to do harm gets a sentence with its place, and costs no
// more memory than reading any other pack.
func TestHostilePacksGetASentence(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			files := base(t)
			delete(files, "plays/together.txtar")
			for name, text := range h.files {
				if text == "@require" {
					text = files["scenario.lua"] + "\nrequire \"more\"\n"
				}
				files[name] = text
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			var said strings.Builder
			for _, f := range findings(t, files) {
				if f.Code == remark.CodeRuleFailed {
					t.Error(f)
				}
				said.WriteString(f.String() + "\n")
			}
			runtime.ReadMemStats(&after)
			if !strings.Contains(said.String(), h.says) {
				t.Errorf("want %q; found\n%s", h.says, remark.Shorten(said.String(), 3000))
			}
			if after.HeapSys > 3<<30 {
				t.Errorf("%d MB of heap", after.HeapSys>>20)
			}
		})
	}
}

// Walking through a folder doesn't follow links that lead out of it.
func TestReadingAFolder(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range base(t) {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	files["text/passwd.md"] = &fstest.MapFile{Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink}
	files["text/pipe.md"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	files["text/two words.md"] = &fstest.MapFile{Data: []byte("x")}
	files["a/b/c/d/e/f/g/h/i/j/k.md"] = &fstest.MapFile{Data: []byte("x")}
	files[".git/config"] = &fstest.MapFile{Data: []byte("\xff")}
	read, refused := read(files, "Base Pack")
	said := map[string]string{}
	for _, f := range refused {
		said[f.File] = string(f.Sentence)
	}
	for name, part := range map[string]string{"text/passwd.md": "a link", "text/pipe.md": "isn't a plain file", "text/two words.md": "name is made of", "a/b/c/d/e/f/g/h/i": "nested more than", "": "small letters"} {
		if !strings.Contains(said[name], part) {
			t.Errorf("%s: %q", name, said[name])
		}
	}
	if len(said) != 5 || read[".git/config"] != "" || read["text/passwd.md"] != "" || read["scenario.lua"] == "" {
		t.Errorf("%v", said)
	}
}

func TestReadingNoMoreThanAPackHas(t *testing.T) {
	many, large := fstest.MapFS{}, fstest.MapFS{}
	for i := range 5_000 {
		many[fmt.Sprintf("text/t%d.md", i)] = &fstest.MapFile{Data: []byte("x")}
	}
	for i := range 60 {
		large[fmt.Sprintf("text/t%d.md", i)] = &fstest.MapFile{Data: bytes.Repeat([]byte("x "), 60_000)}
	}
	for name, c := range map[string]struct {
		folder fstest.MapFS
		says   string
	}{"many": {many, "at most 300 files"}, "large": {large, "at most 4 MiB"}, "empty": {fstest.MapFS{}, "scenario.lua is missing"}} {
		_, refused := read(c.folder, "base")
		said := fmt.Sprint(refused)
		if !strings.Contains(said, c.says) {
			t.Errorf("%s: %s", name, said)
		}
	}
}

// entry is a file in an archive that was made to do harm.
type entry struct {
	name string
	data []byte
	mode fs.FileMode
}

func archive(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		header := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		header.SetMode(e.mode | 0o644)
		file, err := w.CreateHeader(header)
		if err == nil {
			_, err = file.Write(e.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func packed(t testing.TB, top string, more ...entry) []byte {
	t.Helper()
	var entries []entry
	files := base(t)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		entries = append(entries, entry{top + name, []byte(files[name]), 0})
	}
	return archive(t, append(entries, more...)...)
}

func TestArchives(t *testing.T) {
	ctx := context.Background()
	for _, top := range []string{"", "base/"} {
		for _, f := range Archive(ctx, packed(t, top), "base", scripts.FS, time.Now(), beside(), nil) {
			t.Errorf("%q: %s", top, f)
		}
	}
	bomb := bytes.Repeat([]byte{' '}, 100_000)
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"no archive":     {[]byte("PK\x03\x04 and nothing"), "can't be read as a zip"},
		"too long":       {make([]byte, MaxArchive+1), "longer than 8 MiB"},
		"a bomb":         {packed(t, "", entry{"text/bomb.md", bomb, 0}), "times smaller than it is"},
		"a large bomb":   {packed(t, "", entry{"text/bomb.md", bytes.Repeat([]byte{' '}, 50<<20), 0}), "text/bomb.md: error: This file is longer than 128 KiB"},
		"climbing":       {packed(t, "", entry{"../../etc/passwd", []byte("x"), 0}), "leads out of the archive"},
		"absolute":       {packed(t, "", entry{"/etc/passwd", []byte("x"), 0}), "leads out of the archive"},
		"another system": {packed(t, "", entry{`..\..\x.md`, []byte("x"), 0}), "leads out of the archive"},
		"a drive":        {packed(t, "", entry{`C:/x.md`, []byte("x"), 0}), "leads out of the archive"},
		"a link":         {packed(t, "", entry{"text/passwd.md", []byte("/etc/passwd"), fs.ModeSymlink}), "text/passwd.md: error: This is a link"},
		"a device":       {packed(t, "", entry{"text/null.md", nil, fs.ModeDevice}), "isn't a plain file"},
		"an archive":     {packed(t, "", entry{"text/more.zip", []byte("x"), 0}), "an archive in an archive"},
		"twice":          {packed(t, "", entry{"scenario.lua", []byte("x()"), 0}), "in the archive twice"},
		"deep":           {packed(t, "", entry{"a/b/c/d/e/f/g/h/i/j/k.md", []byte("x"), 0}), "nested more than"},
		"not text":       {packed(t, "", entry{"text/x.md", []byte("\xff"), 0}), "aren't UTF-8"},
	} {
		var said strings.Builder
		for _, f := range Archive(ctx, c.data, "base", scripts.FS, time.Now(), beside(), nil) {
			said.WriteString(f.String() + "\n")
		}
		if !strings.Contains(said.String(), c.says) {
			t.Errorf("%s: want %q; found %s", name, c.says, said.String())
		}
	}
}

// If an archive lies about a length, its content is counted as it is read.
func TestAnArchiveThatLies(t *testing.T) {
	data := packed(t, "", entry{"text/zz.md", bytes.Repeat([]byte("line\n"), 100_000), 0})
	at := bytes.LastIndex(data, []byte("text/zz.md")) // in the zip's directory, after the sizes
	copy(data[at-46+24:], []byte{10, 0, 0, 0})
	var said strings.Builder
	for _, f := range Archive(context.Background(), data, "base", scripts.FS, time.Now(), beside(), nil) {
		said.WriteString(f.String() + "\n")
	}
	if !strings.Contains(said.String(), "text/zz.md: error: This file") {
		t.Error(said.String())
	}
}

// Plays that a backstop interrupted are reported.
func TestPlaysThatWereStoppedAreSaid(t *testing.T) {
	files := base(t)
	p := prepared(context.Background(), files, nil, "base", scripts.FS, time.Now(), beside())
	p.stopped.Add(1)
	if list := found(context.Background(), p, nil); Count(list, Error) != 1 || !strings.Contains(string(list[0].Sentence), "a script had to be stopped") {
		t.Error(list)
	}
}

// Characters that change the direction of writing or control a terminal appear in
// no sentence.
func TestSentencesArePlain(t *testing.T) {
	if got := remark.Plain("a\x1b\u009b\u061c\u200e\u200f\u202e\u2066\x00b"); got != "a????????b" {
		t.Errorf("%q", got)
	}
}

// A separate process that dies, writes too much or never ends is reported as one
// finding.
func TestApartSaysWhyItDied(t *testing.T) {
	dir := t.TempDir()
	program := func(body string) string {
		name := filepath.Join(dir, fmt.Sprint(len(body)))
		if err := os.WriteFile(name, []byte("#!/bin/sh\n"+body), 0o755); err != nil {
			t.Fatal(err)
		}
		return name
	}
	if runtime.GOOS == "windows" {
		t.Skip("skipped: there is no shell here")
	}
	for body, says := range map[string]string{
		"exit 3":                         "its process ended",
		"echo no":                        "its answer can't be read",
		"kill -9 $$":                     "its process ended",
		"yes":                            "it said more than 32 MiB",
		"echo out of memory >&2; exit 2": "more memory than it may have",
	} {
		list, err := Apart(context.Background(), nil, nil, program(body))
		if err != nil || len(list) != 1 || list[0].Severity != Error || !strings.Contains(string(list[0].Sentence), says) {
			t.Errorf("%s: %v, %v", body, list, err)
		}
	}
	list, err := Apart(context.Background(), strings.NewReader(`[{"sentence": "It came through a pipe."}]`), nil, program("cat"))
	if err != nil || len(list) != 1 || list[0].Sentence != "It came through a pipe." {
		t.Errorf("what was piped: %v, %v", list, err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Apart(ctx, nil, nil, program("sleep 100")); err == nil {
		t.Error("a check that was called off gave an answer")
	}
}

// A command that runs a pack in a separate process says why it had to be stopped,
// and shows no report for programmers.
func TestThroughSaysWhyItWasStopped(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: there is no shell here")
	}
	for body, says := range map[string]string{
		"exit 0": "", "exit 1": "",
		"echo 'fatal error: runtime: out of memory' >&2; exit 2": "more memory than it may have",
		"echo 'SIGXCPU: cpu limit exceeded' >&2; exit 2":         "more of the processor's time",
		"kill -9 $$": "its process ended",
	} {
		code, err := Through(context.Background(), "/bin/sh", "-c", body)
		if says == "" && (err != nil || code != int(body[5]-'0')) || says != "" && (err == nil || !strings.Contains(err.Error(), says)) {
			t.Errorf("%s: %d, %v", body, code, err)
		}
	}
	var shown strings.Builder
	errs := &untilItDies{to: &shown}
	for _, words := range []string{"said\n", "more\nfatal error: out of memory\n", "goroutine 1\n"} {
		if _, err := errs.Write([]byte(words)); err != nil {
			t.Error(err)
		}
	}
	if shown.String() != "said\nmore\n" {
		t.Errorf("%q was shown", shown.String())
	}
}
