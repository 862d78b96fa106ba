package run_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"caseload/app/policy"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/scenarios"
	"caseload/scripts"
)

// finished plays a run to its end by a policy and returns all its views,
// beginning with that of the first desk.
func finished(t testing.TB, r *run.Runs, guest run.Guest, slug string, seed uint64, name string) []run.View {
	t.Helper()
	view, err := r.Begin(ctx, guest, slug, sim.NewLuck(seed))
	if err != nil {
		t.Fatal(err)
	}
	return playOn(t, r, view, policyOf(name, seed))
}

func policyOf(name string, seed uint64) func(sim.Desk) sim.Decision {
	pick := policy.Chance(seed)
	return func(d sim.Desk) sim.Decision { return policy.Named[name](d, pick) }
}

func playOn(t testing.TB, r *run.Runs, view run.View, decide func(sim.Desk) sim.Decision) []run.View {
	t.Helper()
	views := []run.View{view}
	for !view.Desk.Ended {
		next, err := r.Decide(ctx, view.Mine, view.Desk.Turn, decide(view.Desk), run.Writing{Note: "mine"})
		if err != nil {
			t.Fatal(err)
		}
		view = next
		views = append(views, view)
	}
	return views
}

func place(t testing.TB, shelf ...*scenario.Version) (*run.Runs, *store.Store, run.Guest) {
	t.Helper()
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	return runs(t, s, run.Cache, shelf...), s, guest(t, s, "one")
}

func firstWeek(t testing.TB) *scenario.Version {
	t.Helper()
	files, err := fs.Sub(scenarios.FS, "first-week")
	if err != nil {
		t.Fatal(err)
	}
	pack, err := scenario.Read(files, "first-week")
	if err != nil {
		t.Fatal(err)
	}
	v, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Looking back at a turn shows the desk as it was, with and without a record.
func TestLookBackIsTheDeskAsItWas(t *testing.T) {
	r, _, g := place(t, small(t))
	views := finished(t, r, g, "small", 5, "careful")
	id := views[0].Run.ID
	for turn := 1; turn < len(views); turn++ {
		back, err := r.LookBack(ctx, mine(t, r, g, id), turn)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(normal(t, back.Desk), normal(t, views[turn-1].Desk)) || back.Turns != len(views)-1 || back.Desk.Turn != turn {
			t.Errorf("turn %d of %d looks otherwise than it did", turn, back.Turns)
		}
		if turn > 1 && back.Digest != views[turn-1].Digest {
			t.Errorf("turn %d has the digest %s", turn, back.Digest)
		}
	}
	for _, turn := range []int{-1, 0, len(views)} {
		if _, err := r.LookBack(ctx, mine(t, r, g, id), turn); !errors.Is(err, run.ErrNotFound) {
			t.Errorf("turn %d: %v", turn, err)
		}
	}
	if _, err := r.LookBack(ctx, begin(t, r, g, 1).Mine, 1); !errors.Is(err, run.ErrNotEnded) {
		t.Errorf("one that goes on: %v", err)
	}
}

// A fork has the same digests as its parent up to its turn; played on in the same
// way, it ends in the same way.
func TestAForkIsAPrefix(t *testing.T) {
	r, s, g := place(t, small(t))
	views := finished(t, r, g, "small", 5, "random")
	id, turns := views[0].Run.ID, len(views)-1
	for _, turn := range []int{1, turns / 2, turns} {
		fork, err := r.Fork(ctx, mine(t, r, g, id), turn, false)
		if err != nil {
			t.Fatal(err)
		}
		if fork.Digest != views[turn-1].Digest || fork.Run.Parent != id || fork.Run.Forked != turn || fork.Run.Class != 0 {
			t.Errorf("the fork at turn %d is %+v with digest %s", turn, fork.Run, fork.Digest)
		}
		for _, v := range views[turn-1 : turns] {
			log, err := s.Decisions(ctx, views[0].Mine.Reading(), v.Desk.Turn-1)
			if err != nil {
				t.Fatal(err)
			}
			d := decisionOf(t, log[0])
			if fork, err = r.Decide(ctx, fork.Mine, v.Desk.Turn, d, run.Writing{}); err != nil {
				t.Fatal(err)
			}
		}
		if fork.Digest != views[turns].Digest {
			t.Errorf("played on alike from turn %d, the digest is %s, not %s", turn, fork.Digest, views[turns].Digest)
		}
		steps, err := r.Replay(ctx, s.Operator(), fork.Run.ID)
		if err != nil || len(steps) != turns+1 {
			t.Errorf("the fork replays to %d steps: %v", len(steps), err)
		}
		if words, err := s.Writings(ctx, fork.Mine); err != nil || len(words) > 0 {
			t.Errorf("the fork has words: %v %v", words, err)
		}
	}
}

// Folding a run as a play gives the digests that its decisions were made with.
func TestARunIsAPlay(t *testing.T) {
	r, _, g := place(t, small(t))
	views := finished(t, r, g, "small", 5, "random")
	id := views[0].Run.ID
	play, err := r.Play(ctx, mine(t, r, g, id))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for seat, err := range scenario.Fold(play) {
		if err != nil || seat.Digest() != views[n].Digest {
			t.Fatalf("after %d decisions the digest is another: %v", n, err)
		}
		n++
	}
	if n != len(views) {
		t.Errorf("the play has %d steps, the run %d", n, len(views))
	}
	if _, err := r.Play(ctx, begin(t, r, g, 1).Mine); !errors.Is(err, run.ErrNotEnded) {
		t.Errorf("one that goes on: %v", err)
	}
}

// A fork of a fork, with its luck changed twice, can still be replayed: without a
// cache, and after its ancestors have been deleted.
func TestAForkOfAForkWithOtherLuck(t *testing.T) {
	v := small(t)
	path := filepath.Join(t.TempDir(), "a.db")
	s := open(t, path)
	r := runs(t, s, 0, v)
	g := guest(t, s, "one")
	views := finished(t, r, g, "small", 5, "careful")
	first, err := r.Fork(ctx, mine(t, r, g, views[0].Run.ID), 4, true)
	if err != nil {
		t.Fatal(err)
	}
	if first.Digest != views[3].Digest {
		t.Error("what came before the fork isn't what it was")
	}
	on := playOn(t, r, first, policyOf("careful", 1))
	second, err := r.Fork(ctx, mine(t, r, g, first.Run.ID), 7, true)
	if err != nil {
		t.Fatal(err)
	}
	if second.Digest != on[3].Digest {
		t.Error("what came before the second fork isn't what it was")
	}
	for _, v := range []run.View{views[0], first} {
		if err := s.DeleteRun(ctx, v.Mine); err != nil {
			t.Fatal(err)
		}
	}
	end := playOn(t, r, second, policyOf("random", 3))
	if steps, err := r.Replay(ctx, s.Operator(), second.Run.ID); err != nil || steps[len(steps)-1].Digest != end[len(end)-1].Digest {
		t.Errorf("it doesn't replay: %v", err)
	}
}

func TestWhatCanNotBeForked(t *testing.T) {
	r, _, g := place(t, small(t))
	views := finished(t, r, g, "small", 5, "careful")
	id := views[0].Run.ID
	for _, turn := range []int{-1, 0, len(views)} {
		if _, err := r.Fork(ctx, mine(t, r, g, id), turn, false); !errors.Is(err, run.ErrNotFound) {
			t.Errorf("turn %d: %v", turn, err)
		}
	}
	if _, err := r.Fork(ctx, begin(t, r, g, 1).Mine, 1, false); !errors.Is(err, run.ErrNotEnded) {
		t.Errorf("one that goes on: %v", err)
	}
}

// A run of an earlier version can only be looked back at, as far as its record
// goes.
func TestAnOutdatedRunIsOnlyReadBack(t *testing.T) {
	r, s, g := place(t, small(t))
	now := time.Now().UTC()
	digest := strings.Repeat("a", 64)
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(s.KeepVersion(ctx, store.Version{Digest: digest, Slug: "small", Title: "Small", Engine: "an earlier one", Files: []byte("{}"), CreatedAt: now}))
	kept, err := s.NewRun(ctx, g, store.Beginning{Version: digest, Terms: []byte("null"), Luck: []byte(`[{"from":0,"seed":1}]`), Expires: now.Add(run.Keep)})
	check(err)
	check(s.Append(ctx, kept, store.Decision{Turn: 1, Offer: "end", With: []byte("null"), Digest: digest, MadeAt: now}, nil, true))
	outdated := new(*run.Outdated)
	if _, err := r.LookBack(ctx, mine(t, r, g, kept.ID()), 1); !errors.As(err, outdated) {
		t.Errorf("without a record: %v", err)
	}
	check(s.KeepRecord(ctx, kept.Reading(), [][]byte{[]byte(`{"turn":1}`), []byte(`{"turn":2,"ended":true}`)}, []byte(`{}`)))
	if back, err := r.LookBack(ctx, mine(t, r, g, kept.ID()), 1); err != nil || !back.Stuck || back.Desk.Turn != 1 {
		t.Errorf("with a record: %+v, %v", back, err)
	}
	if _, err := r.Fork(ctx, mine(t, r, g, kept.ID()), 1, false); !errors.As(err, outdated) {
		t.Errorf("fork: %v", err)
	}
	if _, err := r.Play(ctx, mine(t, r, g, kept.ID())); !errors.As(err, outdated) {
		t.Errorf("as a play: %v", err)
	}
}

// normal returns a desk as JSON, so that an empty field equals a missing one.
func normal(t testing.TB, d sim.Desk) string {
	t.Helper()
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func decisionOf(t testing.TB, row store.Decision) sim.Decision {
	t.Helper()
	d := sim.Decision{Offer: row.Offer}
	if err := json.Unmarshal(row.With, &d.With); err != nil {
		t.Fatal(err)
	}
	return d
}
