package run_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scripts"
)

func TestARacedTurnHasOneWinner(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	v := small(t)
	a, b := open(t, path), open(t, path)
	processes := []*run.Runs{runs(t, a, run.Cache, v), runs(t, b, 0, v)}
	g := guest(t, a, "me")
	id := begin(t, processes[0], g, 1).Mine
	for turn := 1; turn <= 12; turn++ {
		var wg sync.WaitGroup
		var mu sync.Mutex
		won := 0
		for click := range 8 {
			wg.Go(func() {
				offer := []string{"plan", "work:desk", "recover:break"}[click%3]
				_, err := processes[click%2].Decide(ctx, id, turn, sim.Decision{Offer: offer}, run.Writing{})
				mu.Lock()
				defer mu.Unlock()
				switch {
				case err == nil:
					won++
				case !errors.As(err, new(*run.Stale)):
					t.Errorf("turn %d: %v", turn, err)
				}
			})
		}
		wg.Wait()
		if won != 1 {
			t.Fatalf("turn %d has %d winners", turn, won)
		}
	}
	if _, err := processes[0].Replay(ctx, a.Operator(), id.ID()); err != nil {
		t.Error(err)
	}
}

// A seat in the cache may be behind what another process has appended. Whatever is
// decided there is answered with the desk as it is now.
func TestASeatThatIsBehindIsStale(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	v := small(t)
	s := open(t, path)
	here, there := runs(t, s, run.Cache, v), runs(t, open(t, path), run.Cache, v)
	m := begin(t, here, guest(t, s, "me"), 1).Mine
	for i, offer := range []string{"plan", "fly"} {
		turn := i + 1
		if _, err := here.Look(ctx, m); err != nil { // its seat is in the cache now
			t.Fatal(err)
		}
		ahead, err := there.Decide(ctx, m, turn, sim.Decision{Offer: "recover:break"}, run.Writing{})
		if err != nil {
			t.Fatal(err)
		}
		stale := new(run.Stale)
		if _, err := here.Decide(ctx, m, turn, sim.Decision{Offer: offer}, run.Writing{}); !errors.As(err, &stale) {
			t.Fatalf("%s at turn %d: found %v", offer, turn, err)
		}
		if stale.Now.Digest != ahead.Digest || stale.Now.Desk.Turn != turn+1 {
			t.Errorf("turn %d: the desk isn't as it is now", turn)
		}
	}
	if _, err := here.Decide(ctx, m, 3, sim.Decision{Offer: "recover:break"}, run.Writing{}); err != nil {
		t.Error(err)
	}
}

func TestRefusalKeepsNothing(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	r := runs(t, s, run.Cache, small(t))
	g := guest(t, s, "me")
	view := begin(t, r, g, 1)
	if _, err := r.Decide(ctx, view.Mine, 1, sim.Decision{Offer: "fly"}, run.Writing{}); !errors.As(err, new(*sim.Refused)) {
		t.Fatalf("found %v", err)
	}
	after, err := r.Look(ctx, view.Mine)
	if err != nil || after.Digest != view.Digest || after.Desk.Turn != 1 {
		t.Errorf("a refused decision changed the run: %v", err)
	}
}

// The failure of a storyline is reported once, with its line, and doesn't stop
// the run.
func TestAStorylineThatFailsIsTold(t *testing.T) {
	pack, err := scenario.Read(os.DirFS("../scenario/testdata/small"), "small")
	if err != nil {
		t.Fatal(err)
	}
	pack.Files["scenario.lua"] += "\nstoryline(\"Mistaken\", function() wait(5) local x = nil + 1 end)"
	v, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	r, g := runs(t, s, run.Cache, v), guest(t, s, "me")
	id := begin(t, r, g, 1).Mine
	for turn, want := range []int{1, 0} {
		view, err := r.Decide(ctx, id, turn+1, sim.Decision{Offer: "work:desk"}, run.Writing{})
		if err != nil || len(view.Faults) != want {
			t.Fatalf("turn %d: found %+v, %v", turn+1, view.Faults, err)
		}
		if want == 1 && (view.Faults[0].Storyline != "Mistaken" || !strings.Contains(string(view.Faults[0].Message), "small/scenario.lua:")) {
			t.Errorf("found %+v", view.Faults[0])
		}
	}
}

func BenchmarkDecide(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "a.db"))
	r := runs(b, s, run.Cache, small(b))
	g := guest(b, s, "me")
	for _, cache := range []int64{0, run.Cache} {
		b.Run(fmt.Sprint("cache ", cache), func(b *testing.B) {
			r := r
			if cache == 0 {
				r = runs(b, s, 0, small(b))
			}
			view, turn := begin(b, r, g, 1), 1
			for b.Loop() {
				if turn == 100 {
					view, turn = begin(b, r, g, 1), 1
				}
				if _, err := r.Decide(ctx, view.Mine, turn, sim.Decision{Offer: "plan"}, run.Writing{}); err != nil {
					b.Fatal(err)
				}
				turn++
			}
		})
	}
}
