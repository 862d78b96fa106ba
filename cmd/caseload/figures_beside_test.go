//go:build unix

package main

import (
	"context"
	"sync"
	"testing"
	"time"

	"caseload/app/policy"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/whatif"
)

// figureBeside measures how much longer decisions take while four students ask
// what-ifs. Both times are medians by the clock, of the same run of the benchmark.
func figureBeside(b *testing.B, v *scenario.Version) {
	ctx := context.Background()
	runs, mine, _ := playedWeek(b, openStore(b), v)
	play, err := runs.Play(ctx, mine)
	check(b, err)
	tries := whatif.New(time.Now, runs.Background().Enter)
	var alone, beside time.Duration
	for b.Loop() {
		alone = middle(decisions(b, runs, v, 300))
		asking, stop := context.WithCancel(ctx)
		var students sync.WaitGroup
		for student := range 4 {
			students.Go(func() {
				for turn := 1 + student; asking.Err() == nil && turn < len(play.Decisions); turn += 4 {
					ask := whatif.Asked{Turn: turn, Decision: &sim.Decision{Offer: sim.VerbEnd}}
					if _, err := tries.Compare(asking, play, ask); err != nil && asking.Err() == nil {
						b.Error(err)
					}
				}
			})
		}
		beside = middle(decisions(b, runs, v, 300))
		stop()
		students.Wait()
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(beside.Seconds()/alone.Seconds(), "beside/alone")
	b.ReportMetric(alone.Seconds()*1e3, "ms-alone")
	b.ReportMetric(beside.Seconds()*1e3, "ms-beside")
}

// decisions lets a careful student make n decisions, and returns how long each took.
func decisions(b *testing.B, runs *run.Runs, v *scenario.Version, n int) (took []time.Duration) {
	b.Helper()
	ctx := context.Background()
	guest, _, err := runs.Welcome(ctx)
	check(b, err)
	pick := policy.Chance(1)
	var view run.View
	for range n {
		if view.Desk.Turn == 0 || view.Desk.Ended {
			view, err = runs.Begin(ctx, guest, v.Slug, sim.NewLuck(1))
			check(b, err)
		}
		d := policy.Careful(view.Desk, pick)
		start := time.Now()
		view, err = runs.Decide(ctx, view.Mine, view.Desk.Turn, d, run.Writing{})
		check(b, err)
		took = append(took, time.Since(start))
	}
	return took
}

// figureLongEnd measures the decision that ends a run of a thousand free ones.
func figureLongEnd(b *testing.B, v *scenario.Version) {
	ctx := context.Background()
	var took time.Duration
	for b.Loop() {
		runs, _, _ := playedWeek(b, openStore(b), v)
		guest, _, err := runs.Welcome(ctx)
		check(b, err)
		view, err := runs.Begin(ctx, guest, v.Slug, sim.NewLuck(1))
		check(b, err)
		retier := sim.VerbTriage + ":" + view.Desk.Cases[0].ID
		for i := range 1_000 {
			view, err = runs.Decide(ctx, view.Mine, view.Desk.Turn, sim.Decision{Offer: retier, With: map[string]string{"tier": sim.Tiers[i%len(sim.Tiers)].Value}}, run.Writing{})
			check(b, err)
		}
		for !view.Desk.Ended {
			before := processor()
			view, err = runs.Decide(ctx, view.Mine, view.Desk.Turn, sim.Decision{Offer: sim.VerbEnd}, run.Writing{})
			check(b, err)
			took = processor() - before
		}
	}
	figure(b, took.Seconds()*1e3, "ms/end", 30, 15)
}
