package run_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"caseload/app/policy"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/scripts"
)

var ctx = context.Background()

// small returns the small pack that the tests of folding use, with changes: pairs
// of an old and a new text in its Lua.
func small(t testing.TB, changes ...string) *scenario.Version {
	t.Helper()
	pack, err := scenario.Read(os.DirFS("../scenario/testdata/small"), "small")
	if err != nil {
		t.Fatal(err)
	}
	pack.Files["scenario.lua"] = strings.NewReplacer(changes...).Replace(pack.Files["scenario.lua"])
	v, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func open(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(path, time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func runs(t testing.TB, s *store.Store, cache int64, shelf ...*scenario.Version) *run.Runs {
	t.Helper()
	r, err := run.New(ctx, run.Options{Store: s, Shelf: shelf, Cache: cache, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func guest(t testing.TB, s *store.Store, name string) run.Guest {
	t.Helper()
	hash := sha256.Sum256([]byte(name))
	g, err := s.NewGuest(ctx, hash[:], time.Now().Add(run.Keep))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// mine returns the proof, as of now, that a run belongs to a guest.
func mine(t testing.TB, r *run.Runs, g run.Guest, id int64) run.Mine {
	t.Helper()
	m, err := r.Mine(ctx, g, id)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func begin(t testing.TB, r *run.Runs, guest run.Guest, seed uint64) run.View {
	t.Helper()
	v, err := r.Begin(ctx, guest, "small", sim.NewLuck(seed))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// bot returns a random policy with its own luck.
func bot(seed uint64) func(sim.Desk) sim.Decision {
	pick := policy.Chance(seed)
	return func(d sim.Desk) sim.Decision { return policy.Random(d, pick) }
}

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
	if desks, err := s.Desks(ctx, id.Reading()); err == nil && len(desks) > 0 {
		t.Fatal("the test needs desks that are too large to keep")
	}
	if d, err := r.Debrief(ctx, mine(t, r, g, id.ID())); err != nil || len(d.Stress.Days) != 2 {
		t.Errorf("found %d days, %v", len(d.Stress.Days), err)
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
	desks, err := s.Desks(ctx, id.Reading())
	if err != nil || len(desks) != 4 {
		t.Errorf("every step's desk is kept; found %d, %v", len(desks), err)
	}
	for _, desk := range desks {
		if strings.Contains(string(desk), "private") {
			t.Error("what is kept holds the student's words")
		}
	}
	if _, err := r.Decide(ctx, id, 4, sim.Decision{Offer: "end"}, run.Writing{}); !errors.As(err, new(*sim.Refused)) {
		t.Errorf("an ended run takes no decision: %v", err)
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
