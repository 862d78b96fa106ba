// Package limit bounds how often something may be done within a span of time, by
// whoever does it, over all servers on a database together. What is counted is written
// a few times a second at most, and read whenever somebody asks; so another server may
// let a little more through than the limit, and this one never does. If nothing can be
// read or written, everything is let through: those limits keep nobody safe from a
// database that is away.
package limit

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"caseload/app/store"
)

// writeAfter is how long what is counted may wait to be written, and writeWithin how
// long writing may take.
const (
	writeAfter  = 250 * time.Millisecond
	writeWithin = 2 * time.Second
)

// maxPending is how much may wait to be written. What comes beyond isn't counted.
const maxPending = 10_000

// Counts is what is counted in a store. It is safe for concurrent use.
type Counts struct {
	store *store.Store
	log   *slog.Logger

	mu      sync.Mutex // also held while something is written, so that nothing is counted twice
	pending map[store.Counted]int
	later   *time.Timer // writes what is pending; nil if nothing is
}

// New returns the counts in a store. Log gets the errors of the store; if it is nil,
// they are dropped.
func New(s *store.Store, log *slog.Logger) *Counts {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Counts{store: s, log: log, pending: map[store.Counted]int{}}
}

// Allowance bounds one thing that is done. Most may be changed before it is used.
type Allowance struct {
	Most int // 0: any number

	counts *Counts
	what   string
	span   time.Duration
}

// Of returns an allowance for what may be done that many times in a span of at most a
// day. What tells allowances apart.
func (c *Counts) Of(what string, most int, span time.Duration) *Allowance {
	return &Allowance{Most: most, counts: c, what: what, span: span}
}

// Take counts one more. If that is too many, it counts nothing and returns how long
// it is until the next span.
func (a *Allowance) Take(ctx context.Context, now time.Time, who string) (wait time.Duration) {
	return a.look(ctx, now, who, 1)
}

// Spent returns what Take would, without counting.
func (a *Allowance) Spent(ctx context.Context, now time.Time, who string) (wait time.Duration) {
	return a.look(ctx, now, who, 0)
}

func (a *Allowance) look(ctx context.Context, now time.Time, who string, more int) time.Duration {
	if a.Most == 0 {
		return 0
	}
	of := a.of(now, who)
	c := a.counts
	c.mu.Lock()
	defer c.mu.Unlock()
	n, err := c.store.Count(ctx, of)
	if err != nil {
		c.log.Error("limits are those of this server alone", "error", err.Error())
	}
	if n+c.pending[of] >= a.Most {
		return of.Ends.Sub(now)
	}
	if more > 0 {
		c.add(of, more)
	}
	return 0
}

// Forget counts from nothing again.
func (a *Allowance) Forget(ctx context.Context, now time.Time, who string) {
	of := a.of(now, who)
	c := a.counts
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.pending, of)
	if err := c.store.ForgetCount(ctx, of); err != nil {
		c.log.Error("a limit wasn't lifted", "error", err.Error())
	}
}

func (a *Allowance) of(now time.Time, who string) store.Counted {
	return store.Counted{What: a.what, Who: who, Ends: now.UTC().Truncate(a.span).Add(a.span)}
}

// add counts something, to be written a little later.
func (c *Counts) add(of store.Counted, more int) {
	if _, known := c.pending[of]; !known && len(c.pending) >= maxPending {
		return
	}
	c.pending[of] += more
	if c.later == nil {
		c.later = time.AfterFunc(writeAfter, c.Write)
	}
}

// Write writes what waits to be written. It is to be called once more before the store
// is closed.
func (c *Counts) Write() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.later != nil {
		c.later.Stop()
		c.later = nil
	}
	if len(c.pending) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), writeWithin)
	defer cancel()
	if err := c.store.AddCounts(ctx, c.pending); err != nil {
		c.log.Error("what was counted for limits is lost", "error", err.Error())
	}
	clear(c.pending)
}
