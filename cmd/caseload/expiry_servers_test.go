package main

import (
	"context"
	"crypto/sha256"
	"log/slog"
	"strings"
	"testing"
	"time"

	"caseload/app/chore"
	"caseload/app/store"
)

// deleter is a server's part of deleting what has expired.
type deleter struct {
	log     journal
	noticed chan struct{} // gets something when a deletion has been announced
	proceed chan struct{} // ends the time of notice
	stop    func()
}

// deletes begins to do what is due on a database, as a server does whose clock shows a
// time.
func deletes(t *testing.T, database string, now time.Time) *deleter {
	t.Helper()
	kept, err := store.Open(database, func() time.Time { return now }, nil)
	check(t, err)
	d := &deleter{noticed: make(chan struct{}, 1), proceed: make(chan struct{})}
	log := slog.New(slog.NewTextHandler(&d.log, nil))
	e, err := newExpiry(t.Context(), kept, log, func() (time.Time, time.Duration) { return now, 0 })
	check(t, err)
	e.judge.newest = now // the clock is believed
	e.sleep = func(ctx context.Context, _ time.Duration) {
		d.noticed <- struct{}{}
		select {
		case <-d.proceed:
		case <-ctx.Done():
		}
	}
	stop := work(context.Background(), chore.Worker{Store: kept, By: kept.Operator(), Log: log, Kinds: []chore.Kind{e.chore()}, Look: 20 * time.Millisecond})
	stopped := false
	d.stop = func() {
		if !stopped {
			stopped = true
			stop()
			check(t, kept.Close())
		}
	}
	t.Cleanup(d.stop)
	return d
}

// Of two servers one announces a deletion. If it stops before it deletes anything, the
// other one announces it anew, and deletes.
func TestOneServerDeletesWhatHasExpired(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		came := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
		kept, err := store.Open(database, func() time.Time { return came }, nil)
		check(t, err)
		defer kept.Close()
		secret := sha256.Sum256([]byte("one"))
		_, err = kept.NewGuest(t.Context(), secret[:], came.Add(30*day))
		check(t, err)
		left := func() int64 {
			expired, err := kept.Expired(t.Context(), kept.Operator(), came.Add(31*day))
			check(t, err)
			return expired.Guests
		}

		one := deletes(t, database, came.Add(31*day))
		<-one.noticed
		other := deletes(t, database, came.Add(31*day))
		if _, err := kept.TakeChore(t.Context(), kept.Operator(), "expiry", time.Minute, 0); err == nil {
			t.Fatal("two have it")
		}
		one.stop()
		want(t, "guests that are left", left(), 1)
		<-other.noticed
		close(other.proceed)
		for left() > 0 {
			time.Sleep(time.Millisecond)
		}
		other.stop()
		want(t, "announcements", strings.Count(one.log.String()+other.log.String(), "going to delete"), 2)
		want(t, "deletions", strings.Count(one.log.String()+other.log.String(), "deleted what had expired"), 1)
	})
}
