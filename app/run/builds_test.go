package run

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/app/store/storetest"
	"caseload/scripts"
)

// These tests run programs of different builds on one database. Each build is a
// Runs on a store of its own; it knows the versions in its memory and those that
// it can thaw.

func build(t *testing.T, path string, shelf ...*scenario.Version) *Runs {
	t.Helper()
	s, err := store.Open(storetest.At(t, path), time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r, err := New(context.Background(), Options{Store: s, By: s.Operator(), Shelf: shelf, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func smallPack(t *testing.T, changes ...string) *scenario.Version {
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

// begunBy begins a run with the build first, and returns the guest's proofs of
// it, one from first and one from each of the others.
func begunBy(t *testing.T, slug string, first *Runs, others ...*Runs) []Mine {
	t.Helper()
	ctx := context.Background()
	g, _, err := first.Welcome(ctx)
	if err != nil {
		t.Fatal(err)
	}
	view, err := first.Begin(ctx, g, slug, sim.NewLuck(1))
	if err != nil {
		t.Fatal(err)
	}
	list := []Mine{view.Mine}
	for _, r := range others {
		m, err := r.Mine(ctx, g, view.Mine.ID())
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, m)
	}
	return list
}

func decisionsOf(t *testing.T, r *Runs, m Mine) []store.Decision {
	t.Helper()
	log, err := r.store.Decisions(context.Background(), m.Reading(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return log
}

// A build that doesn't know a run's rules says so and leaves the run alone: it
// adds nothing to the log, and the build that knows them can go on with the run.
func TestABuildWithoutTheRulesLeavesARunAlone(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "a.db")
	v := *smallPack(t)
	// A later build: this program's version, but under a number of rules that
	// this program doesn't know.
	archive := strings.Replace(string(v.Archive), `"rules":`, `"rules":9`, 1)
	sum := sha256.Sum256([]byte(archive))
	v.Archive, v.Digest, v.Rules.Number = []byte(archive), hex.EncodeToString(sum[:]), 91
	if _, err := scenario.Thaw(v.Archive); !errors.As(err, new(*scenario.Unknown)) {
		t.Fatalf("the test needs rules that this program doesn't know: %v", err)
	}
	later, earlier := build(t, path, &v), build(t, path)
	mine := begunBy(t, "small", later, earlier)
	said := Writing{Note: "mine"}
	if _, err := later.Decide(ctx, mine[0], 1, sim.Decision{Offer: "work:desk"}, said); err != nil {
		t.Fatal(err)
	}
	for turn := range 4 {
		_, err := earlier.Decide(ctx, mine[1], turn, sim.Decision{Offer: "end"}, Writing{Note: "lost"})
		if !errors.As(err, new(*Outdated)) || !errors.As(err, new(*scenario.Unknown)) {
			t.Errorf("turn %d: %v", turn, err)
		}
	}
	if n := len(decisionsOf(t, earlier, mine[1])); n != 1 {
		t.Errorf("the log has %d decisions, not 1", n)
	}
	log, err := earlier.Log(ctx, mine[1])
	if err != nil || log.Title != v.Setting.Title || log.Slug != "small" || log.Again {
		t.Fatalf("found %+v, %v", log, err)
	}
	if len(log.Decided) != 1 || log.Decided[0].Writing != said || log.Decided[0].Turn != 1 || !reflect.DeepEqual(log.Decided[0].Decision, sim.Decision{Offer: "work:desk"}) {
		t.Errorf("the log shows %+v", log.Decided)
	}
	if _, err := later.Decide(ctx, mine[0], 2, sim.Decision{Offer: "end"}, Writing{}); err != nil {
		t.Errorf("the build that knows the rules: %v", err)
	}
}

// If two builds take the same decision to different worlds, the second reports
// the turn at which they differ and adds nothing, whether or not it has a seat of
// the run in its cache.
func TestABuildThatPlaysOtherwiseLeavesARunAlone(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "a.db")
	v := smallPack(t)
	other := *smallPack(t, "Write up Friday's visit", "Another task")
	other.Digest = v.Digest // as if the rules had changed but not their number
	first, second := build(t, path, v), build(t, path, &other)
	second.seats = newSeats(Cache, time.Now, slog.New(slog.DiscardHandler))
	mine := begunBy(t, "small", first, second)
	if _, err := second.Look(ctx, mine[1]); err != nil {
		t.Fatal(err) // they can't differ before the first decision
	}
	if _, err := first.Decide(ctx, mine[0], 1, sim.Decision{Offer: "work:desk"}, Writing{}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, err := second.Decide(ctx, mine[1], 2, sim.Decision{Offer: "end"}, Writing{})
		diverged := new(Diverged)
		if !errors.As(err, &diverged) || diverged.Turn != 1 {
			t.Errorf("found %v", err)
		}
		if _, err := second.Look(ctx, mine[1]); !Stuck(err) {
			t.Errorf("looking: %v", err)
		}
	}
	if n := len(decisionsOf(t, second, mine[1])); n != 1 {
		t.Errorf("the log has %d decisions, not 1", n)
	}
	if log, err := second.Log(ctx, mine[1]); err != nil || len(log.Decided) != 1 || !log.Again {
		t.Errorf("found %+v, %v", log, err)
	}
	if _, err := first.Decide(ctx, mine[0], 2, sim.Decision{Offer: "end"}, Writing{}); err != nil {
		t.Errorf("the first build: %v", err)
	}
}

// When a request's context ends, a fold stops between two decisions.
func TestAFoldEndsWithItsRequest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	r := build(t, path, smallPack(t))
	m := begunBy(t, "small", r)[0]
	for turn := 1; turn <= 3; turn++ {
		if _, err := r.Decide(context.Background(), m, turn, sim.Decision{Offer: "work:desk"}, Writing{}); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	s, err := r.fresh(ctx, m.Run())
	if err != nil {
		t.Fatal(err)
	}
	log := decisionsOf(t, r, m)
	if _, err := s.catchUp(ctx, log[0]); err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := s.catchUp(ctx, log[1]); !errors.Is(err, context.Canceled) || s.Turn() != 2 {
		t.Errorf("a request that is over went on to turn %d: %v", s.Turn(), err)
	}
	if _, err := r.Look(ctx, m); !errors.Is(err, context.Canceled) {
		t.Errorf("looking: %v", err)
	}
	if _, err := r.Look(context.Background(), m); err != nil {
		t.Errorf("the next request: %v", err)
	}
}
