package main

import (
	"bytes"
	"context"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caseload/app/store"
)

// setClock is a clock that tests set; it advances only when someone sleeps.
type setClock struct {
	now     time.Time
	running time.Duration
	each    func() // called after each sleep
}

func (c *setClock) read() (time.Time, time.Duration) { return c.now, c.running }

func (c *setClock) sleep(_ context.Context, d time.Duration) {
	c.now, c.running = c.now.Add(d), c.running+d
	c.each()
}

const day = 24 * time.Hour

// deleting runs an expiry for a number of hours on a database with one guest, who
// arrived at came and expires 30 days later, with a clock that starts at starts. It
// returns what was logged and whether the guest is still there. set is called after
// each sleep and may change the clock.
func deleting(t *testing.T, came, starts time.Time, hours int, set func(c *setClock)) (logged string, left bool) {
	t.Helper()
	kept, err := store.Open(filepath.Join(t.TempDir(), "caseload.db"), func() time.Time { return came }, nil)
	check(t, err)
	defer kept.Close()
	token := bytes.Repeat([]byte{1}, 32)
	_, err = kept.NewGuest(context.Background(), token, came.Add(30*day))
	check(t, err)
	var log bytes.Buffer
	ctx, stop := context.WithCancel(context.Background())
	c := &setClock{now: starts}
	c.each = func() {
		set(c)
		if c.running >= time.Duration(hours)*time.Hour {
			stop()
		}
	}
	e, err := newExpiry(ctx, kept, slog.New(slog.NewTextHandler(&log, nil)), c.read)
	check(t, err)
	for e.sleep = c.sleep; ctx.Err() == nil; c.sleep(ctx, time.Hour) {
		if err := e.look(ctx, kept.Operator()); err != nil && ctx.Err() == nil {
			t.Error(err)
		}
	}
	expired, err := kept.Expired(context.Background(), kept.Operator(), came.Add(30*day))
	check(t, err)
	return log.String(), expired.Guests == 1
}

func TestWhatHasExpiredIsDeletedOnlyByAClockToBeBelieved(t *testing.T) {
	came := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	nothing := func(*setClock) {}
	for name, c := range map[string]struct {
		starts time.Time
		hours  int
		set    func(*setClock)
		left   bool
		says   []string
	}{
		"nothing has expired": {came.Add(2 * day), 20, nothing, true, nil},
		"a year ahead": {came.Add(365 * day), 5, nothing, true,
			[]string{"days ahead of the newest row", "guests=1"}},
		"a year ahead, then set right": {came.Add(365 * day), 40, func(c *setClock) {
			if c.running == 3*time.Hour {
				c.now = came.Add(3 * time.Hour)
			}
		}, true, []string{"days ahead of the newest row"}},
		"set a year ahead while it runs": {came, 12, func(c *setClock) {
			if c.running == 8*time.Hour {
				c.now = c.now.Add(365 * day)
			}
		}, true, []string{"days ahead of the newest row"}},
		"set between saying and deleting": {came.Add(365 * day), 8, func(c *setClock) {
			if c.running == 6*time.Hour+notice {
				c.now = came.Add(time.Hour)
			}
		}, true, []string{"going to delete", "the clock was set meanwhile, so nothing was deleted"}},
		"nobody came for a year": {came.Add(365 * day), 8, nothing, false,
			[]string{"days ahead of the newest row", "going to delete what has expired", "guests=1", "deleted what had expired"}},
		"it ran all the while": {came, 31 * 24, nothing, false,
			[]string{"going to delete what has expired", "deleted what had expired"}},
	} {
		t.Run(name, func(t *testing.T) {
			logged, left := deleting(t, came, c.starts, c.hours, c.set)
			if left != c.left {
				t.Errorf("it is left: %v\n%s", left, logged)
			}
			if c.says == nil && logged != "" {
				t.Errorf("log: %s", logged)
			}
			rest := logged
			for _, words := range c.says { // in this order
				_, after, found := strings.Cut(rest, words)
				if !found {
					t.Fatalf("doesn't say %q: %s", words, logged)
				}
				rest = after
			}
		})
	}
}

// TestARowOfAWrongClockIsNoEvidence checks that a run created while the clock is
// wrong doesn't make that clock trusted.
func TestARowOfAWrongClockIsNoEvidence(t *testing.T) {
	came := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	j := &clockJudge{newest: came}
	for hour := range 6 {
		if j.believes(came.Add(365*day+time.Duration(hour)*time.Hour), time.Duration(hour)*time.Hour) {
			t.Errorf("believed after %d hours", hour)
		}
	}
}
