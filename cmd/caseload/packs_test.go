package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caseload/app/script"
)

// TestWhereAFaultIs checks that each fault of a pack is listed with its file as seen
// from the current folder, however it is worded, and that errors of another kind
// stay as they are.
func TestWhereAFaultIs(t *testing.T) {
	err := errors.Join(
		script.Errors{{Pack: "week", File: "home.lua", Line: 3, Message: "two.lua: not known\nhere"}, {File: "cuts/day.lua", Message: "missing"}},
		fmt.Errorf("%w", &script.Error{Pack: "day", File: "home.lua", Line: 4, Message: "nobody goes"}),
		&script.Error{File: "scripts/names.lua", Line: 5, Message: "refused"},
		errors.New("disk.lua: full"),
	)
	want := []string{
		"packs/week/home.lua:3: two.lua: not known\nhere", "packs/week/cuts/day.lua: missing", "packs/week/home.lua:4: nobody goes",
		"scripts/names.lua:5: refused", "disk.lua: full",
	}
	found := placed("packs/week/", err)
	if len(found) != len(want) {
		t.Fatalf("found %q", found)
	}
	for i, one := range found {
		if one.Error() != want[i] {
			t.Errorf("want %q, found %q", want[i], one)
		}
	}
	if found := placed("packs/week", nil); found != nil {
		t.Errorf("found %q", found)
	}
}

// TestWhatIsNotLuaIsToldAsACheckTellsIt checks that whoever plays a pack reads the same
// sentence, at the same place, as whoever checks it, and no other.
func TestWhatIsNotLuaIsToldAsACheckTellsIt(t *testing.T) {
	pack := filepath.Join(t.TempDir(), "wrong")
	check(t, os.Mkdir(pack, 0o755))
	check(t, os.WriteFile(filepath.Join(pack, "scenario.lua"), []byte("scenario { title = \"T\", role = \"r\", starts = \"2026-03-02\" }\nlocal sam = person { \"Sam\" id = \"sam\" }\n"), 0o644))
	checked, _, _ := caseload(t, "check", pack)
	told := ""
	for line := range strings.Lines(checked) {
		if place, rest, wrong := strings.Cut(line, ": error: "); wrong {
			told += place + ": " + strings.TrimSuffix(rest, " [syntax]\n") + "\n"
		}
	}
	_, errs, code := caseload(t, "play", pack)
	want(t, "exit code", code, 1)
	want(t, "what is told", errs, "caseload: "+told)
}
