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
	"caseload/app/teach"
	"caseload/scenarios"
	"caseload/scripts"
)

var ctx = context.Background()

// school is a store with runs and classes of some versions.
func school(t testing.TB, shelf ...*scenario.Version) (*teach.Classes, *run.Runs, *store.Store) {
	t.Helper()
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	r, err := run.New(ctx, s, shelf, run.Cache)
	if err != nil {
		t.Fatal(err)
	}
	return teach.New(r, s), r, s
}

// small is the small pack that the tests of folding use, changed as a test
// wants it.
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
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func guest(t testing.TB, s *store.Store, name string) int64 {
	t.Helper()
	hash := sha256.Sum256([]byte(name))
	now := time.Now()
	g, err := s.NewGuest(ctx, hash[:], now, now.Add(run.Keep))
	if err != nil {
		t.Fatal(err)
	}
	return g.ID
}

func policyOf(name string, seed uint64) func(sim.Desk) sim.Decision {
	pick := policy.Chance(seed)
	return func(d sim.Desk) sim.Decision { return policy.Named[name](d, pick) }
}

func playOn(t testing.TB, r *run.Runs, guest int64, view run.View, decide func(sim.Desk) sim.Decision) []run.View {
	t.Helper()
	views := []run.View{view}
	for !view.Desk.Ended {
		next, err := r.Decide(ctx, guest, view.Run.ID, view.Desk.Turn, decide(view.Desk), run.Words{Note: "mine"})
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
