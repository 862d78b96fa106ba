package main

import (
	"context"
	"log/slog"
	"time"

	"caseload/app/store"
)

// Deleting what has expired can't be taken back, and a computer may start with a
// clock that is years ahead. So the clock has to be plausible first, and what is
// going to be deleted is said in the log a while before.
const (
	notice = 10 * time.Minute   // between saying and deleting
	ahead  = 3 * 24 * time.Hour // how long after the newest row a clock is believed at once
	steady = 6 * time.Hour      // how long a clock that says more has to go on evenly
	jump   = 2 * time.Minute    // by how much it may be set meanwhile
)

// clock is the time of day, and how long the program has been running by a clock
// that nobody sets.
type clock func() (now time.Time, running time.Duration)

func systemClock() clock {
	began := time.Now()
	return func() (time.Time, time.Duration) {
		now := time.Now()
		return now.Round(0), now.Sub(began)
	}
}

// clockJudge says whether a clock can be believed as far as to delete by it.
type clockJudge struct {
	newest time.Time // in the database when the program began; later rows have their time from this very clock

	last    time.Time // what the clock said, and
	running time.Duration
	even    time.Duration // since when it has gone on evenly
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

// expiry deletes what is past its time.
type expiry struct {
	kept  *store.Store
	log   *slog.Logger
	clock clock
	sleep func(ctx context.Context, d time.Duration) // returns early when the context ends
}

// run deletes every hour, until the context ends.
func (e *expiry) run(ctx context.Context) {
	newest, err := e.kept.Newest(ctx)
	if err != nil {
		e.log.Error("deleting what has expired", "error", err.Error())
		return
	}
	judge, doubted := &clockJudge{newest: newest}, false
	for ctx.Err() == nil {
		now, running := e.clock()
		switch expired, err := e.kept.Expired(ctx, now); {
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
			_ = e.delete(ctx, now) // also overwrites what an erasure before couldn't
		default:
			doubted = false
			e.announce(ctx, judge, now, expired)
		}
		e.sleep(ctx, time.Hour)
	}
}

// announce says what is going to be deleted, waits, and deletes it if the clock is
// still to be believed.
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

// delete deletes what had expired by a time, and says how much that was.
func (e *expiry) delete(ctx context.Context, by time.Time) int {
	n, err := e.kept.DeleteExpired(ctx, by)
	if err != nil && ctx.Err() == nil {
		e.log.Error("deleting what has expired", "error", err.Error())
	}
	return n
}

// sleep waits, or until the context ends.
func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
