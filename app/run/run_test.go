package run_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scripts"
)

// The same decisions give the same digest at every turn, whether seats are
// cached, are never cached, or another process makes every second decision.
func TestCachesAreConveniences(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	v := small(t)
	one, other := open(t, path), open(t, path)
	ways := map[string][]*run.Runs{
		"many":          {runs(t, one, run.Cache, v)},
		"none":          {runs(t, one, 0, v)},
		"two processes": {runs(t, one, run.Cache, v), runs(t, other, run.Cache, v)},
	}
	traces := map[string]string{}
	for name, of := range ways {
		g := guest(t, one, name)
		view := begin(t, of[0], g, 3)
		decide, trace := bot(9), view.Digest
		for turn := 1; turn < 60 && !view.Desk.Ended; turn++ {
			next, err := of[turn%len(of)].Decide(ctx, view.Mine, turn, decide(view.Desk), run.Writing{})
			if err != nil {
				t.Fatalf("%s, turn %d: %v", name, turn, err)
			}
			view = next
			trace += " " + view.Digest[:12]
		}
		traces[name] = trace
	}
	for name, trace := range traces {
		if trace != traces["many"] {
			t.Errorf("with %s the digests differ:\n%s\n%s", name, trace, traces["many"])
		}
	}
}

func TestSomebodyElsesRunIsNotFound(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	r := runs(t, s, run.Cache, small(t))
	me, them := guest(t, s, "me"), guest(t, s, "them")
	id := begin(t, r, them, 1).Run.ID
	for _, id := range []int64{id, id + 1, 0, -1} {
		if m, err := r.Mine(ctx, me, id); !errors.Is(err, run.ErrNotFound) || m.ID() != 0 {
			t.Errorf("run %d: found %v, %v", id, m, err)
		}
	}
}

// A debrief that is too large to be stored is made again from the log.
func TestADebriefThatCannotBeKeptIsStillRead(t *testing.T) {
	pack, err := scenario.Read(os.DirFS("../scenario/testdata/small"), "small")
	if err != nil {
		t.Fatal(err)
	}
	pack.Files["text/long.md"] = strings.Repeat("<", 12_000) // six bytes each as JSON
	pack.Files["scenario.lua"] += `storyline("Many letters", function() for i = 1, 50 do message { from = sam, say = "text/long.md" } end end)`
	v, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	r := runs(t, s, run.Cache, v)
	g := guest(t, s, "me")
	id := begin(t, r, g, 1).Mine
	for turn := 1; turn <= 2; turn++ {
		if _, err := r.Decide(ctx, id, turn, sim.Decision{Offer: "end"}, run.Writing{}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Desk(ctx, id.Reading(), 0); err == nil {
		t.Fatal("the test needs desks that are too large to keep")
	}
	if d, err := r.Debrief(ctx, mine(t, r, g, id.ID())); err != nil || len(d.Stress.Days) != 2 {
		t.Errorf("found %d days, %v", len(d.Stress.Days), err)
	}
}

func TestTheDebriefIsKeptWhenARunEnds(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	r := runs(t, s, run.Cache, small(t))
	g := guest(t, s, "me")
	view := begin(t, r, g, 1)
	id := view.Mine
	if _, err := r.Debrief(ctx, mine(t, r, g, id.ID())); !errors.Is(err, run.ErrNotEnded) {
		t.Fatalf("before the end: %v", err)
	}
	for turn, offer := range []string{"work:desk", "end", "end"} {
		if _, err := r.Decide(ctx, id, turn+1, sim.Decision{Offer: offer}, run.Writing{Note: "my private note"}); err != nil {
			t.Fatal(err)
		}
	}
	d, err := r.Debrief(ctx, mine(t, r, g, id.ID()))
	if err != nil || len(d.Stress.Days) != 2 || len(d.Prioritising.Triage.Examples) != 1 || d.Prioritising.Triage.Examples[0].Verdict != "none" {
		t.Fatalf("found %+v, %v", d, err)
	}
	if _, err := s.Debrief(ctx, id.Reading()); err != nil {
		t.Errorf("what was asked for is kept: %v", err)
	}
	for turn := range 4 {
		desk, err := s.Desk(ctx, id.Reading(), turn)
		if err != nil {
			t.Errorf("every step's desk is kept; of turn %d: %v", turn, err)
		}
		if strings.Contains(string(desk), "private") {
			t.Error("what is kept holds the student's words")
		}
	}
	if _, err := r.Decide(ctx, id, 4, sim.Decision{Offer: "end"}, run.Writing{}); !errors.As(err, new(*sim.Refused)) {
		t.Errorf("an ended run takes no decision: %v", err)
	}
}
