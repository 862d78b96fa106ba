//go:build unix

package main

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"caseload/app/policy"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/teach"
)

// figureBoard measures a look at the board of a class of 300 students in the middle of
// their week, with its first key moment open, as the median of many looks. Ten of them
// decide between two looks.
func figureBoard(b *testing.B, v *scenario.Version) {
	const students, decided, between = 300, 40, 10
	ctx, kept := context.Background(), openStore(b)
	runs, err := run.New(ctx, run.Options{Store: kept, By: kept.Operator(), Shelf: []*scenario.Version{v}, Cache: run.Cache, Now: time.Now})
	check(b, err)
	classes := teach.New(runs, kept, time.Now, nil)
	led, secret, err := classes.NewClass(ctx, teach.Plan{Slug: v.Slug, Employer: scenario.OwnTerms, SameLuck: true})
	check(b, err)
	decide := classOf(b, runs, classes, led, students, decided)
	open, first := "", 0.0
	look := func() (teach.Board, time.Duration) {
		before := processor()
		led, err := classes.Lead(ctx, led.Class().Code, secret)
		check(b, err)
		board, err := classes.Board(ctx, led, func(message string) bool { return message == open })
		check(b, err)
		return board, processor() - before
	}
	var took []time.Duration
	for b.Loop() {
		for n := range 2 * students / between {
			for i := range between {
				check(b, decide((n*between+i)%students))
			}
			board, cost := look()
			if len(board.KeyMoments) == 0 {
				b.Fatal("the board shows nothing")
			}
			if open == "" {
				open, first = board.KeyMoments[0].Message, cost.Seconds()*1e3
			} else {
				took = append(took, cost)
			}
		}
	}
	slices.Sort(took)
	figure(b, took[len(took)/2].Seconds()*1e3, "ms/look", 5, 1)
	b.ReportMetric(first, "ms-the-first-time")
}

// classOf has students join a class and decide so many times, each in their own way. It
// returns what has one of them decide once more.
func classOf(b *testing.B, runs *run.Runs, classes *teach.Classes, led teach.Led, students, decided int) (decide func(i int) error) {
	b.Helper()
	ctx := context.Background()
	joined, err := classes.Join(ctx, led.Class().Code)
	check(b, err)
	chance, views := make([]*rand.Rand, students), make([]run.View, students)
	decide = func(i int) (err error) {
		if view := views[i]; !view.Desk.Ended {
			views[i], err = runs.Decide(ctx, view.Mine, view.Desk.Turn, policy.Careful(view.Desk, chance[i].IntN), run.Writing{})
		}
		return err
	}
	var all errgroup.Group
	for i := range students {
		all.Go(func() error {
			chance[i] = rand.New(rand.NewPCG(uint64(i), 1))
			guest, _, err := runs.Welcome(ctx)
			if err == nil {
				views[i], err = classes.Begin(ctx, guest, joined)
			}
			for n := 0; n < decided && err == nil; n++ {
				err = decide(i)
			}
			return err
		})
	}
	check(b, all.Wait())
	return decide
}
