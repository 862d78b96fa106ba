package scenario_test

import (
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"caseload/app/scenario"
)

// TestReadRefusesWhatIsNoPack checks that hostile or malformed packs are refused
// with a sentence that says why.
func TestReadRefusesWhatIsNoPack(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	many := fstest.MapFS{"scenario.lua": file("")}
	for i := range 400 {
		many["text/"+strings.Repeat("a", i%20+1)+string(rune('a'+i/20))+".md"] = file("x")
	}
	cuts, modules := fstest.MapFS{"scenario.lua": file("")}, fstest.MapFS{"scenario.lua": file("")}
	for i := range 65 {
		cuts["cuts/c"+strconv.Itoa(i)+".lua"], modules["m"+strconv.Itoa(i)+".lua"] = file(""), file("")
	}
	for name, c := range map[string]struct {
		slug   string
		folder fs.FS
		want   string
	}{
		"no scenario":    {"a", fstest.MapFS{"text/a.md": file("x")}, "scenario.lua: this file is missing"},
		"a bad slug":     {"../a", fstest.MapFS{"scenario.lua": file("")}, "small letters"},
		"a long file":    {"a", fstest.MapFS{"scenario.lua": file(strings.Repeat("x", 129<<10))}, "at most 128 KiB"},
		"not text":       {"a", fstest.MapFS{"scenario.lua": file("\xff\xfe")}, "UTF-8"},
		"steering":       {"a", fstest.MapFS{"scenario.lua": file(""), "text/a.md": file("one\r\ntwo\x1b[2J\n")}, "text/a.md:2: there is a character here, U+001B, that controls"},
		"turning":        {"a", fstest.MapFS{"scenario.lua": file("-- \u202e")}, "scenario.lua:1: there is a character here, U+202E, that changes the direction of reading"},
		"hiding":         {"a", fstest.MapFS{"scenario.lua": file(""), "plays/a.txtar": file("\n\nwo\u200brd")}, "plays/a.txtar:3: there is a character here, U+200B, that can't be seen"},
		"a link":         {"a", fstest.MapFS{"scenario.lua": &fstest.MapFile{Mode: fs.ModeSymlink, Data: []byte("/etc/passwd")}}, "plain files only"},
		"a strange name": {"a", fstest.MapFS{"scenario.lua": file(""), "text/a b.md": file("x")}, "name is made of"},
		"too many":       {"a", many, "at most 300 files"},
		"many cuts":      {"a", cuts, "cuts/c16.lua: a pack has at most 8 cuts"},
		"many modules":   {"a", modules, "m9.lua: a pack has at most 64 modules"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := scenario.Read(c.folder, c.slug)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want %q; found %v", c.want, err)
			}
		})
	}
}

// TestNotesAndPlaysChangeNoVersion checks that names beginning with a dot are
// skipped, and that golden plays, lecturer's notes and the voice sheet are read but
// don't change the frozen version.
func TestNotesAndPlaysChangeNoVersion(t *testing.T) {
	base := small(t)
	pack := &scenario.Pack{Slug: "small", Files: map[string]string{}}
	for _, name := range []string{"scenario.lua", "text/file.md"} {
		data, err := fs.ReadFile(os.DirFS("testdata/small"), name)
		if err != nil {
			t.Fatal(err)
		}
		pack.Files[name] = string(data)
	}
	pack.Files["lecturer.md"], pack.Files["plays/a.txtar"] = "Notes.", "-- luck --\n0 1\n"
	pack.Files["voices.md"] = "Dawn: plain."
	v, err := scenario.Freeze(pack, os.DirFS("testdata"))
	if err != nil || v.Digest != base.Digest {
		t.Errorf("the digest should be the same: %v", err)
	}
}

func FuzzParseGolden(f *testing.F) {
	f.Add([]byte("-- luck --\n0 42\n-- decisions --\nread:a b=c d\n-- steps --\n"))
	f.Add([]byte("-- terms --\n{\"ceiling\": 80}\n-- luck --\n0 1\n3 2\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := scenario.ParseGolden(data)
		if err != nil {
			return
		}
		again, err := scenario.ParseGolden(g.Format())
		if err != nil || len(again.Decisions) != len(g.Decisions) || len(again.Luck) != len(g.Luck) {
			t.Fatalf("what was read isn't what was written: %v\n%s", err, g.Format())
		}
	})
}
