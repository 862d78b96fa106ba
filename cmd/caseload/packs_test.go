package main

import (
	"errors"
	"fmt"
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
