package run_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/store"
)

func TestDivergenceStopsWithTurnAndBothDigests(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	r := runs(t, s, 0, small(t))
	g := guest(t, s, "me")
	id := begin(t, r, g, 1).Mine
	forged := store.Decision{Turn: 1, Offer: "work:desk", With: []byte("{}"), Digest: strings.Repeat("0", 64), MadeAt: time.Now()}
	if err := s.Append(ctx, id, forged, nil, false); err != nil {
		t.Fatal(err)
	}
	_, err := r.Look(ctx, mine(t, r, g, id.ID()))
	var diverged *run.Diverged
	if !errors.As(err, &diverged) || diverged.Turn != 1 || diverged.Got == diverged.Kept {
		t.Errorf("found %v", err)
	}
}

// A logged decision that is refused when folded again counts as a divergence,
// never as a refusal of the student's decision.
func TestAKeptDecisionThatIsRefusedDiverges(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	r := runs(t, s, 0, small(t))
	g := guest(t, s, "me")
	id := begin(t, r, g, 1).Mine
	forged := store.Decision{Turn: 1, Offer: "fly", With: []byte("{}"), Digest: strings.Repeat("0", 64), MadeAt: time.Now()}
	if err := s.Append(ctx, id, forged, nil, false); err != nil {
		t.Fatal(err)
	}
	_, err := r.Look(ctx, mine(t, r, g, id.ID()))
	if !errors.As(err, new(*run.Diverged)) || errors.As(err, new(*sim.Refused)) {
		t.Errorf("found %v", err)
	}
}

// A run always keeps its version: changing a pack on the shelf doesn't change the
// runs that have begun.
func TestARunKeepsItsVersion(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s := open(t, path)
	g := guest(t, s, "me")
	before := runs(t, s, run.Cache, small(t))
	view := begin(t, before, g, 1)
	changed := runs(t, s, run.Cache, small(t, "Write up Friday's visit", "Another task"))
	again, err := changed.Look(ctx, view.Mine)
	if err != nil || again.Digest != view.Digest {
		t.Errorf("the run should be as it was: %v", err)
	}
	if fresh := begin(t, changed, g, 1); fresh.Digest == view.Digest {
		t.Error("a new run should have the changed pack")
	}
}

// What an earlier program recorded can be read, and is listed as such, when this
// program can no longer play it.
func TestARunOfAnEarlierProgram(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	r := runs(t, s, run.Cache, small(t))
	g := guest(t, s, "me")
	begun := time.Now().UTC()
	digest := strings.Repeat("a", 64)
	if err := s.KeepVersion(ctx, store.Version{Digest: digest, Slug: "small", Title: "Small", Engine: "an earlier one", Files: []byte("{}"), CreatedAt: begun}); err != nil {
		t.Fatal(err)
	}
	earlier := func() run.Mine {
		kept, err := s.NewRun(ctx, g, store.Beginning{Version: digest, Terms: []byte("null"), Luck: []byte("null"), Expires: begun.Add(run.Keep)})
		if err != nil {
			t.Fatal(err)
		}
		return kept
	}
	open, ended := earlier(), earlier()
	last := store.Decision{Turn: 1, Offer: "end", With: []byte("{}"), Digest: strings.Repeat("b", 64), MadeAt: begun}
	if err := s.Append(ctx, ended, last, nil, true); err != nil {
		t.Fatal(err)
	}
	if err := s.KeepRecord(ctx, ended.Reading(), [][]byte{[]byte(`{"turn":1}`), []byte(`{"turn":2,"ended":true}`)}, []byte(`{"title":"Small"}`)); err != nil {
		t.Fatal(err)
	}
	view, err := r.Look(ctx, mine(t, r, g, ended.ID()))
	if err != nil || !view.Desk.Ended || view.Desk.Turn != 2 || view.Digest != last.Digest {
		t.Errorf("found %+v, %v", view, err)
	}
	if d, err := r.Debrief(ctx, mine(t, r, g, ended.ID())); err != nil || d.Title != "Small" {
		t.Errorf("found %+v, %v", d, err)
	}
	if _, err := r.Look(ctx, mine(t, r, g, open.ID())); !errors.As(err, new(*run.Outdated)) {
		t.Errorf("found %v", err)
	}
	list, err := r.Of(ctx, g)
	if err != nil || len(list) != 2 || !list[0].Stuck || !list[1].Stuck || list[0].Title != "Small" {
		t.Errorf("found %+v, %v", list, err)
	}
}
