package run_test

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"caseload/app/chore"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/store"
)

// ended plays the small scenario to its end and returns the run.
func ended(t *testing.T, r *run.Runs, g run.Guest) run.Mine {
	t.Helper()
	m := begin(t, r, g, 1).Mine
	for turn := 1; turn <= 2; turn++ {
		if _, err := r.Decide(ctx, m, turn, sim.Decision{Offer: "end"}, run.Writing{}); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

// recorded waits until a run has a record.
func recorded(t *testing.T, s *store.Store, m run.Mine) {
	t.Helper()
	for range 1_000 {
		if _, err := s.Debrief(ctx, m.Reading()); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("run %d has no record", m.ID())
}

// The decision that ends a run doesn't wait for its record. It is made soon
// afterwards, by this program or, if that stops before it, by another one.
func TestRecordsAreMadeInTheBackground(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	r := runs(t, s, run.Cache, small(t))
	g := guest(t, s, "me")
	before := ended(t, r, g)
	if _, err := s.Debrief(ctx, before.Reading()); err == nil {
		t.Fatal("the last decision made the record itself")
	}
	ctx, stop := context.WithCancel(ctx)
	var group sync.WaitGroup
	again := runs(t, s, run.Cache, small(t))
	group.Go(func() { worker(s, again).Run(ctx) })
	recorded(t, s, before)
	recorded(t, s, ended(t, again, g))
	stop()
	group.Wait()
	if c, err := s.TakeChore(context.Background(), s.Operator(), store.ChoreRecord, time.Minute, 0); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the record of run %s is still asked for, %v", c.Key, err)
	}
}

// worker makes records.
func worker(s *store.Store, r *run.Runs) chore.Worker {
	return chore.Worker{Store: s, By: s.Operator(), Log: slog.New(slog.DiscardHandler), Kinds: []chore.Kind{r.Records()}}
}

// However many free decisions a run has, the one that ends it doesn't wait for its
// record, which whoever keeps records makes with all its desks.
func TestALongRunEndsWithoutItsRecord(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	r := runs(t, s, run.Cache, small(t))
	g := guest(t, s, "me")
	const free = 1_000
	view := begin(t, r, g, 1)
	decide := func(d sim.Decision) {
		t.Helper()
		var err error
		if view, err = r.Decide(ctx, view.Mine, view.Desk.Turn, d, run.Writing{}); err != nil {
			t.Fatal(err)
		}
	}
	retier := sim.VerbTriage + ":" + view.Desk.Cases[0].ID
	now := view.Desk.Clock.When
	for i := range free {
		decide(sim.Decision{Offer: retier, With: map[string]string{"tier": sim.Tiers[i%len(sim.Tiers)].Value}})
	}
	if view.Desk.Clock.When != now {
		t.Fatal("the free decisions took time")
	}
	for !view.Desk.Ended {
		decide(sim.Decision{Offer: sim.VerbEnd})
	}
	if _, err := s.Debrief(ctx, view.Mine.Reading()); err == nil {
		t.Fatal("the last decision made the record itself")
	}
	ctx, stop := context.WithCancel(ctx)
	var group sync.WaitGroup
	group.Go(func() { worker(s, r).Run(ctx) })
	recorded(t, s, view.Mine)
	stop()
	group.Wait()
	m := mine(t, r, g, view.Mine.ID())
	back, err := r.LookBack(context.Background(), m, free/2)
	if err != nil || back.Desk.Turn != free/2 {
		t.Errorf("found the desk of turn %d, %v", back.Desk.Turn, err)
	}
}
