package run

import (
	"container/list"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
)

// seats caches the most recently used seats, up to a number of bytes. A seat that
// has been taken out belongs to the taker until it is put back; meanwhile a
// second request for the same run builds its own.
type seats struct {
	now func() time.Time
	log *slog.Logger

	mu     sync.Mutex
	limit  int64
	bytes  int64
	order  *list.List // of *seat, most recently used first
	byRun  map[int64]*list.Element
	early  int       // seats that had to go while their runs were being played
	warned time.Time // when that was last logged
}

// seat is a paused fold and the number of its run.
type seat struct {
	run int64
	*scenario.Seat
	used time.Time // when it was last put into the cache
	seen time.Time // when it was last noted that its student is there
}

// Somebody who has decided in the last few minutes is still playing; if their seat
// has to go, their next decision takes many times as long. It is logged when that
// has happened a number of times, and then at most once an hour.
const (
	playing   = 5 * time.Minute
	tooEarly  = 20
	warnEvery = time.Hour
)

func newSeats(limit int64, now func() time.Time, log *slog.Logger) *seats {
	return &seats{now: now, log: log, limit: limit, order: list.New(), byRun: map[int64]*list.Element{}}
}

// take removes a run's seat from the cache and returns it, or nil if there is
// none. The end of ctx interrupts what the seat does until it is put back.
func (s *seats) take(ctx context.Context, run int64) *seat {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.byRun[run]
	if e == nil {
		return nil
	}
	taken := s.remove(e)
	taken.Watch(ctx)
	return taken
}

// put puts a seat into the cache. If there is another one of the same run, the
// one that has got further stays.
func (s *seats) put(back *seat) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := s.byRun[back.run]; e != nil {
		if e.Value.(*seat).Turn() >= back.Turn() {
			return
		}
		s.remove(e)
	}
	back.Watch(context.Background()) // so that no request's context is kept
	back.used = s.now()
	s.byRun[back.run] = s.order.PushFront(back)
	s.bytes += back.Size()
	for s.bytes > s.limit && s.order.Len() > 0 {
		s.evicted(s.remove(s.order.Back()), back.used)
	}
}

// evicted counts a seat that had to go too early, and logs when there are many. A
// cache of size 0 is meant to hold none.
func (s *seats) evicted(gone *seat, now time.Time) {
	if s.limit == 0 || gone.Ended() || now.Sub(gone.used) > playing {
		return
	}
	if s.early++; s.early < tooEarly || now.Sub(s.warned) < warnEvery {
		return
	}
	s.log.Warn("the cache is too small for everybody who is playing, so decisions take longer: give serve a larger --cache", "MiB", s.limit>>20, "seats", s.order.Len())
	s.early, s.warned = 0, now
}

func (s *seats) remove(e *list.Element) *seat {
	gone := s.order.Remove(e).(*seat)
	delete(s.byRun, gone.run)
	s.bytes -= gone.Size()
	return gone
}

// sit takes a run's seat from the cache, or builds one, and then catches up with
// the log. A cold start, a warm cache and another process's decision thus use the
// same code.
func (r *Runs) sit(ctx context.Context, kept Reading) (*seat, error) {
	if err := r.mayShow(ctx, kept); err != nil {
		return nil, err
	}
	s := r.seats.take(ctx, kept.ID())
	if s == nil {
		done, err := r.mayBuild(ctx)
		if err != nil {
			return nil, err
		}
		defer done()
		if s, err = r.fresh(ctx, kept.Run()); err != nil {
			return nil, err
		}
	}
	return s, r.readOn(ctx, kept, s)
}

// sitAt is like sit, but doesn't read the log if the cache holds the run's seat at this
// turn; read reports whether it read the log. Another process may have decided in the
// meantime. An append at that turn then fails, so only a caller that appends nothing
// has to read the log itself.
func (r *Runs) sitAt(ctx context.Context, kept Reading, turn int) (s *seat, read bool, err error) {
	if err := r.mayShow(ctx, kept); err != nil {
		return nil, false, err
	}
	if s = r.seats.take(ctx, kept.ID()); s == nil {
		s, err = r.sit(ctx, kept)
		return s, true, err
	}
	if s.Turn() == turn {
		return s, false, nil
	}
	return s, true, r.readOn(ctx, kept, s)
}

// readOn makes the decisions that the log has and the seat hasn't.
func (r *Runs) readOn(ctx context.Context, kept Reading, s *seat) error {
	log, err := r.store.Decisions(ctx, kept, s.Turn()-1)
	if err != nil {
		return err
	}
	for i, row := range log {
		// A digest is of the whole world, so the last one answers for those before
		// it. [Runs.Fold] compares them all.
		follow := s.follow
		if i == len(log)-1 {
			follow = s.catchUp
		}
		if _, err := follow(ctx, row); err != nil {
			return err
		}
	}
	return nil
}

// mayBuild blocks until a seat may be built; the caller must call done.
func (r *Runs) mayBuild(ctx context.Context) (done func(), err error) {
	select {
	case r.build <- struct{}{}:
		return func() { <-r.build }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// fresh builds a seat of a run before its first decision.
func (r *Runs) fresh(ctx context.Context, kept Run) (*seat, error) {
	p, err := r.playOf(ctx, kept)
	if err != nil {
		return nil, err
	}
	sat, err := scenario.SitWithin(ctx, p)
	if err != nil {
		return nil, err
	}
	return &seat{run: kept.ID, Seat: sat}, nil
}

// playOf returns what a run began with, as a play without decisions.
func (r *Runs) playOf(ctx context.Context, kept Run) (p scenario.Play, err error) {
	if p.Version, err = r.Version(ctx, kept.Version); err != nil {
		return p, err
	}
	if err := json.Unmarshal(kept.Terms, &p.Terms); err != nil {
		return p, fmt.Errorf("the terms of run %d: %w", kept.ID, err)
	}
	if err := json.Unmarshal(kept.Luck, &p.Luck); err != nil {
		return p, fmt.Errorf("the luck of run %d: %w", kept.ID, err)
	}
	p.Variant = scenario.Variant(kept.Variant)
	return p, nil
}

// catchUp follows a decision from the log and compares the resulting digest with
// the one in the log; if they differ, the error is a *Diverged.
func (s *seat) catchUp(ctx context.Context, row store.Decision) (sim.Decision, error) {
	d, err := s.follow(ctx, row)
	if err != nil {
		return d, err
	}
	if got := s.Digest(); got != row.Digest {
		return d, &Diverged{row.Run, row.Turn, row.Digest, got}
	}
	return d, nil
}

// follow makes a decision from the log. If the world refuses it, the error is a
// *Diverged. If ctx has ended, it does nothing and returns the context's error.
func (s *seat) follow(ctx context.Context, row store.Decision) (sim.Decision, error) {
	if err := ctx.Err(); err != nil {
		return sim.Decision{}, err
	}
	d := sim.Decision{Offer: row.Offer}
	if err := json.Unmarshal(row.With, &d.With); err != nil {
		return d, fmt.Errorf("run %d, turn %d: %w", row.Run, row.Turn, err)
	}
	err := s.Decide(d)
	if errors.As(err, new(*sim.Refused)) { // the world differs; this is no refusal of what the caller asked for
		return d, &Diverged{row.Run, row.Turn, row.Digest, "a refusal: " + err.Error()}
	}
	if err != nil {
		return d, fmt.Errorf("run %d, turn %d: %w", row.Run, row.Turn, err)
	}
	return d, nil
}
