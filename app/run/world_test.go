package run_test

import (
	"context"
	"crypto/sha256"
	"os"
	"strings"
	"testing"
	"time"

	"caseload/app/policy"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/app/store/storetest"
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
	s, err := store.Open(storetest.At(t, path), time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func runs(t testing.TB, s *store.Store, cache int64, shelf ...*scenario.Version) *run.Runs {
	t.Helper()
	r, err := run.New(ctx, run.Options{Store: s, By: s.Operator(), Shelf: shelf, Cache: cache, Now: time.Now})
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
