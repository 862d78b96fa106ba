package main

import (
	"context"
	"log/slog"
	"time"

	"caseload/app/store"
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

// expiry deletes rows that have expired.
type expiry struct {
	kept  *store.Store
	log   *slog.Logger
	clock clock
	sleep func(ctx context.Context, d time.Duration) // returns early when the context ends
}

// run deletes expired rows every hour until the context ends.
func (e *expiry) run(ctx context.Context) {
	newest, err := e.kept.Newest(ctx, e.kept.Operator())
	if err != nil {
		e.log.Error("deleting what has expired", "error", err.Error())
		return
	}
	judge, doubted := &clockJudge{newest: newest}, false
	for ctx.Err() == nil {
		now, running := e.clock()
		switch expired, err := e.kept.Expired(ctx, e.kept.Operator(), now); {
		case ctx.Err() != nil:
			return
		case err != nil:
			e.log.Error("counting what has expired", "error", err.Error())
		case !judge.believes(now, running):
			if expired != (store.Expired{}) && !doubted {
				e.log.Warn("the clock is days ahead of the newest row in the database, so what has expired by it isn't deleted before the clock has gone on evenly for a while",
					"clock", now, "newest", newest, "while", steady, "runs", expired.Runs, "guests", expired.Guests, "classes", expired.Classes)
				doubted = true
			}
		case expired == (store.Expired{}):
			_ = e.delete(ctx, now) // also overwrites what an earlier erasure couldn't
		default:
			doubted = false
			e.announce(ctx, judge, now, expired)
		}
		e.sleep(ctx, time.Hour)
	}
}

// announce logs what is going to be deleted, waits, and deletes it if the clock can
// still be trusted.
func (e *expiry) announce(ctx context.Context, judge *clockJudge, by time.Time, expired store.Expired) {
	e.log.Info("going to delete what has expired; stop the program if the clock is wrong",
		"in", notice, "clock", by, "runs", expired.Runs, "guests", expired.Guests, "classes", expired.Classes)
	e.sleep(ctx, notice)
	now, running := e.clock()
	if ctx.Err() != nil {
		return
	}
	if !judge.believes(now, running) || now.Before(by) {
		e.log.Warn("the clock was set meanwhile, so nothing was deleted", "clock", now)
		return
	}
	if n := e.delete(ctx, by); n > 0 {
		e.log.Info("deleted what had expired", "runs, guests and classes", n)
	}
}

// delete deletes what had expired at the time by, and returns the number of deleted
// rows. It logs an error unless the context has ended.
func (e *expiry) delete(ctx context.Context, by time.Time) int {
	n, err := e.kept.DeleteExpired(ctx, e.kept.Operator(), by)
	if err != nil && ctx.Err() == nil {
		e.log.Error("deleting what has expired", "error", err.Error())
	}
	return n
}

// sleep returns after d, or when the context ends if that is earlier.
func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
