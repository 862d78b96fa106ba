package author_test

import (
	"errors"
	"fmt"
	"maps"
	"testing"

	"caseload/app/author"
)

func TestMergeKeepsWhatBothHaveChanged(t *testing.T) {
	const base = "one\ntwo\nthree\n"
	for name, c := range map[string]struct {
		ours, theirs, merged string
		not                  bool
	}{
		"other lines":          {ours: "ONE\ntwo\nthree\n", theirs: "one\ntwo\nTHREE\n", merged: "ONE\ntwo\nTHREE\n"},
		"only theirs":          {ours: base, theirs: "one\nthree\n", merged: "one\nthree\n"},
		"our line ends":        {ours: "\ufeffONE\r\ntwo\r\nthree\r\n", theirs: "one\ntwo\nthree\nfour\n", merged: "\ufeffONE\r\ntwo\r\nthree\r\nfour\r\n"},
		"beyond one unit":      {ours: "one 𝄞\ntwo\nthree\n", theirs: "one\ntwo\nthree é\n", merged: "one 𝄞\ntwo\nthree é\n"},
		"the same line":        {ours: "one\nTWO\nthree\n", theirs: "one\n2\nthree\n", not: true},
		"two kinds of ends":    {ours: "one\r\ntwo\nthree\n", theirs: "one\n", not: true},
		"what isn't any text":  {ours: "one\xff\ntwo\nthree\n", theirs: "one\ntwo\nthree\nfour\n", not: true},
		"both at the very end": {ours: base + "ours\n", theirs: base + "theirs\n", not: true},
	} {
		if merged, ok := author.Merge(base, c.ours, c.theirs); ok == c.not || merged != c.merged {
			t.Errorf("%s: %q, %v", name, merged, ok)
		}
	}
}

func TestADraftThatHasMovedOnSaysWhatHasChanged(t *testing.T) {
	w := newDesk(t)
	ada, bo, _ := w.begun("one\ntwo\n")
	for _, path := range []string{"moved.lua", "removed.lua", "same.lua"} {
		must(w.d.Add(ctx, ada, path))(t)
	}
	out := must(w.d.Pack(ctx, ada.Reading()))(t)
	base := out.Base()
	id := func(path string) int64 { return out.At[path].File }
	must(w.d.Save(ctx, bo, id("scenario.lua"), 0, "one\nTWO\n"))(t)
	sure(t, w.d.MoveTo(ctx, bo, id("moved.lua"), "moved.lua", "elsewhere.lua"))
	sure(t, w.d.Remove(ctx, bo, id("removed.lua"), true))
	must(w.d.Add(ctx, bo, "new.lua"))(t)
	now := must(w.d.Pack(ctx, ada.Reading()))(t)

	out.Files["scenario.lua"] = "Ada's\n"
	_, err := w.d.Take(ctx, ada, must(out.Archive())(t), "x.zip", &base)
	since := new(author.MovedOn)
	if !errors.As(err, &since) {
		t.Fatalf("a draft that has moved on: %v", err)
	}
	said := ""
	for _, m := range since.Files {
		said += fmt.Sprint(m.Was, ">", m.Path, " ", m.Removed, " ", len(m.Sessions), " ", len(m.Places), "; ")
	}
	if want := "moved.lua>elsewhere.lua false 0 0; >new.lua false 0 0; removed.lua>removed.lua true 0 0; scenario.lua>scenario.lua false 1 1; "; said != want {
		t.Errorf("what has changed is %s", said)
	}
	if by := since.Files[3].Sessions[0].Person; by != w.bo.ID() {
		t.Errorf("it was changed by %d", by)
	}
	if again := must(w.d.Pack(ctx, ada.Reading()))(t); !maps.Equal(again.Files, now.Files) {
		t.Errorf("the refused pack has changed the draft: %v", again.Files)
	}
	base = now.Base()
	must(w.d.Take(ctx, ada, must(out.Archive())(t), "x.zip", &base))(t)
}

// What was taken in before there was no more room is said, and no more than that.
func TestWhatWasTakenInIsSaidIfTheRestIsNot(t *testing.T) {
	w := newDesk(t)
	ada, _, _ := w.begun("one\n")
	for i := range author.MaxFiles - 2 {
		must(w.d.Add(ctx, ada, fmt.Sprintf("text/%03d.md", i)))(t)
	}
	out := must(w.d.Pack(ctx, ada.Reading()))(t)
	for i := range 2 { // a pack has no more files than a draft, so that others have to go
		delete(out.Files, fmt.Sprintf("text/%03d.md", i))
	}
	out.Files["a-new.lua"], out.Files["b-new.lua"], out.Files["scenario.lua"] = "-- a\n", "-- b\n", "two\n"
	before := must(w.d.Pack(ctx, ada.Reading()))(t)
	base := before.Base()
	_, err := w.d.Take(ctx, ada, must(out.Archive())(t), "x.zip", &base)
	partly := new(author.PartlyTaken)
	if !errors.As(err, &partly) || !errors.Is(err, author.ErrFull) {
		t.Fatalf("it says %v", err)
	}
	if fmt.Sprint(partly.Taken) != "{[a-new.lua] [] []}" {
		t.Errorf("it says that it took in %v", partly.Taken)
	}
	want := maps.Clone(before.Files)
	want["a-new.lua"] = "-- a\n"
	if now := must(w.d.Pack(ctx, ada.Reading()))(t); !maps.Equal(now.Files, want) {
		t.Errorf("the draft has %d files", len(now.Files))
	}
}
