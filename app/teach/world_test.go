package teach_test

import (
	"context"
	"crypto/sha256"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caseload/app/policy"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/app/store/storetest"
	"caseload/app/teach"
	"caseload/scenarios"
	"caseload/scripts"
)

var ctx = context.Background()

// school returns the runs and classes of a new store that has the given versions
// on its shelf, and the store.
func school(t testing.TB, shelf ...*scenario.Version) (*teach.Classes, *run.Runs, *store.Store) {
	t.Helper()
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	r, err := run.New(ctx, run.Options{Store: s, By: s.Operator(), Shelf: shelf, Cache: run.Cache, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	return teach.New(r, s, time.Now, nil), r, s
}

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

func guest(t testing.TB, s *store.Store, name string) run.Guest {
	t.Helper()
	hash := sha256.Sum256([]byte(name))
	g, err := s.NewGuest(ctx, hash[:], time.Now().Add(run.Keep))
	if err != nil {
		t.Fatal(err)
	}
	return g
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

// joined returns the proof of a student who has a class's code.
func joined(t testing.TB, classes *teach.Classes, led teach.Led) teach.Joined {
	t.Helper()
	j, err := classes.Join(ctx, led.Class().Code)
	if err != nil {
		t.Fatal(err)
	}
	return j
}
