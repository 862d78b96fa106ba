package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"caseload/app/chore"
	"caseload/app/store"
	keptshelf "caseload/app/store/shelf"
)

// Deleting expired rows can't be undone, and a computer may start with a clock that
// is years ahead. So the clock must be plausible first, and the log announces a
// deletion some time before it happens.
const (
	notice = 10 * time.Minute   // between the announcement and the deletion
	ahead  = 3 * 24 * time.Hour // how far past the newest row a clock is trusted at once
	steady = 6 * time.Hour      // how long a clock that is further ahead must run evenly before it is trusted
	jump   = 2 * time.Minute    // how far a clock may be adjusted and still count as running evenly
)

// clock returns the time of day, and how long the program has been running by a
// monotonic clock.
type clock func() (now time.Time, running time.Duration)

func systemClock() clock {
	began := time.Now()
	return func() (time.Time, time.Duration) {
		now := time.Now()
		return now.Round(0), now.Sub(began)
	}
}

// clockJudge decides whether a clock can be trusted for deleting expired rows.
type clockJudge struct {
	newest time.Time // time of the newest row in the database when the program started; later rows got their time from the clock in question

	last    time.Time // the time of day at the last call, together with
	running time.Duration
	even    time.Duration // when the clock began to run evenly, in running time
	asked   bool
}

func (j *clockJudge) believes(now time.Time, running time.Duration) bool {
	expected := j.last.Add(running - j.running)
	if !j.asked || now.Sub(expected).Abs() > jump {
		j.even = running
	}
	j.last, j.running, j.asked = now, running, true
	return !now.After(j.newest.Add(running+ahead)) || running-j.even >= steady
}

// expiry deletes rows that have expired. Of several servers on a database, one does
// at a time.
type expiry struct {
	kept    *store.Store
	log     *slog.Logger
	clock   clock
	sleep   func(ctx context.Context, d time.Duration) // returns early when the context ends
	judge   *clockJudge
	doubted bool
}

// newExpiry is called when the program starts, before it makes any row by its clock.
func newExpiry(ctx context.Context, kept *store.Store, log *slog.Logger, clock clock) (*expiry, error) {
	newest, err := kept.Newest(ctx, kept.Operator())
	return &expiry{kept: kept, log: log, clock: clock, sleep: sleep, judge: &clockJudge{newest: newest}}, err
}

func (e *expiry) chore() chore.Kind {
	return chore.Kind{Name: "expiry", Every: time.Hour, Do: func(ctx context.Context, by store.Operator, _ string) error { return e.look(ctx, by) }}
}

// look deletes what has expired, if the clock can be trusted.
func (e *expiry) look(ctx context.Context, by store.Operator) error {
	now, running := e.clock()
	expired, err := e.kept.Expired(ctx, by, now)
	switch believed := e.judge.believes(now, running); {
	case err != nil:
		return err
	case !believed:
		if expired != (store.Expired{}) && !e.doubted {
			e.log.Warn("the clock is days ahead of the newest row in the database, so what has expired by it isn't deleted before the clock has gone on evenly for a while",
				"clock", now, "newest", e.judge.newest, "while", steady, "runs", expired.Runs, "guests", expired.Guests, "classes", expired.Classes, "students marked", expired.Marked)
			e.doubted = true
		}
		return nil
	case expired == (store.Expired{}):
		_, err := e.kept.DeleteExpired(ctx, by, now) // also overwrites what an earlier erasure couldn't
		return errors.Join(err, keptshelf.New(e.kept).Lapse(ctx, by, now))
	}
	e.doubted = false
	return e.announce(ctx, by, now, expired)
}

// announce logs what is going to be deleted, waits, and deletes it if the clock can
// still be trusted.
func (e *expiry) announce(ctx context.Context, by store.Operator, until time.Time, expired store.Expired) error {
	e.log.Info("going to delete what has expired; stop the program if the clock is wrong",
		"in", notice, "clock", until, "runs", expired.Runs, "guests", expired.Guests, "classes", expired.Classes, "students marked", expired.Marked)
	e.sleep(ctx, notice)
	now, running := e.clock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if !e.judge.believes(now, running) || now.Before(until) {
		e.log.Warn("the clock was set meanwhile, so nothing was deleted", "clock", now)
		return nil
	}
	n, err := e.kept.DeleteExpired(ctx, by, until)
	if n > 0 {
		e.log.Info("deleted what had expired", "runs, guests, classes and students' marks", n)
	}
	return errors.Join(err, keptshelf.New(e.kept).Lapse(ctx, by, until))
}

// sleep returns after d, or when the context ends if that is earlier.
func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
