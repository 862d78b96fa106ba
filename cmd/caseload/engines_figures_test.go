//go:build unix

package main

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"caseload/app/policy"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/app/store/storetest"
)

// BenchmarkEngines lets forty students decide without a pause, on SQLite and on
// PostgreSQL in turn, both of which wait for the disk. Run it with:
//
//	go test -run='^$' -bench=Engines -benchtime 1x ./cmd/caseload
//
// It prints how many decisions a second are kept, and within what time 99 of 100 are
// answered: on each, and of PostgreSQL as a multiple of SQLite's. Other programs share
// the machine, so each figure is the best of several rounds.
func BenchmarkEngines(b *testing.B) {
	const students, each = 40, 25
	v := frozenWeek(b)
	sqlite := runsAt(b, filepath.Join(b.TempDir(), "caseload.db"), v)
	postgres := runsAt(b, storetest.Own(b).Address("postgres"), v)
	var onSQLite, onPostgres crowd
	for b.Loop() {
		for range rounds / 2 {
			onSQLite.better(decideAtOnce(b, sqlite, v, students, each))
			onPostgres.better(decideAtOnce(b, postgres, v, students, each))
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(onSQLite.rate, "SQLite-decisions/s")
	b.ReportMetric(onPostgres.rate, "PostgreSQL-decisions/s")
	b.ReportMetric(onPostgres.rate/onSQLite.rate, "PostgreSQL/SQLite-decisions/s")
	b.ReportMetric(onSQLite.p99.Seconds()*1e3, "SQLite-p99-ms")
	b.ReportMetric(onPostgres.p99.Seconds()*1e3, "PostgreSQL-p99-ms")
	b.ReportMetric(onPostgres.p99.Seconds()/onSQLite.p99.Seconds(), "PostgreSQL/SQLite-p99")
}

func runsAt(b *testing.B, database string, v *scenario.Version) *run.Runs {
	b.Helper()
	kept, err := store.Open(database, time.Now, nil)
	check(b, err)
	b.Cleanup(func() { _ = kept.Close() })
	runs, err := run.New(context.Background(), run.Options{Store: kept, By: kept.Operator(), Shelf: []*scenario.Version{v}, Cache: run.Cache, Now: time.Now})
	check(b, err)
	return runs
}

// crowd is how quickly many decide at once.
type crowd struct {
	rate float64 // decisions a second
	p99  time.Duration
}

func (c *crowd) better(other crowd) {
	c.rate = max(c.rate, other.rate)
	if c.p99 == 0 || other.p99 < c.p99 {
		c.p99 = other.p99
	}
}

// decideAtOnce lets students begin a run and make so many decisions each, all at once,
// and measures the decisions.
func decideAtOnce(b *testing.B, runs *run.Runs, v *scenario.Version, students, each int) crowd {
	b.Helper()
	ctx := context.Background()
	took, views := make([][]time.Duration, students), make([]run.View, students)
	for i := range views {
		guest, _, err := runs.Welcome(ctx)
		check(b, err)
		views[i], err = runs.Begin(ctx, guest, v.Slug, sim.NewLuck(uint64(i)))
		check(b, err)
	}
	began := time.Now()
	var all errgroup.Group
	for i, view := range views {
		all.Go(func() (err error) {
			pick := policy.Chance(uint64(i))
			for range each {
				d, start := policy.Careful(view.Desk, pick), time.Now()
				if view, err = runs.Decide(ctx, view.Mine, view.Desk.Turn, d, run.Writing{}); err != nil {
					return err
				}
				took[i] = append(took[i], time.Since(start))
			}
			return nil
		})
	}
	check(b, all.Wait())
	lasted, every := time.Since(began), slices.Sorted(slices.Values(slices.Concat(took...)))
	return crowd{rate: float64(len(every)) / lasted.Seconds(), p99: every[len(every)*99/100]}
}
