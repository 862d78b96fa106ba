package teach

import (
	"context"
	"errors"
	"time"

	"caseload/app/run"
)

// A class can have a live clock: its lecturer says when play ends. Nothing stops
// then; who needs longer takes it, and nobody asks why.

// MaxMinutes is the longest that a live clock runs.
const MaxMinutes = 240

// longer is how many minutes somebody can take at once, and longest how many in
// all.
const (
	longer  = 10
	longest = 12 * longer
)

// Clock is a class's live clock as one run meets it; a zero one is none.
type Clock struct {
	Ends  time.Time // for the class
	Mine  time.Time // for this run
	Extra int       // minutes that this run has taken beyond the class's end
	More  int       // minutes that can still be taken at once; 0: none
	Past  bool      // the class's end has passed
}

// Running says whether there is a clock.
func (c Clock) Running() bool { return !c.Ends.IsZero() }

// SetClock says that play ends so many minutes from now; 0 takes the clock off.
func (t *Classes) SetClock(ctx context.Context, l Led, minutes int) error {
	if minutes == 0 {
		return t.store.SetClassEnd(ctx, l, nil)
	}
	at := t.now().Add(time.Duration(minutes) * time.Minute)
	return t.store.SetClassEnd(ctx, l, &at)
}

// ClockOf is the clock of a class for a run in it, or for nobody's where r is the
// zero run.
func (t *Classes) ClockOf(class Class, r run.Run) Clock {
	if class.EndsAt == nil {
		return Clock{}
	}
	c := Clock{
		Ends: *class.EndsAt, Mine: class.EndsAt.Add(time.Duration(r.Extra) * time.Minute),
		Extra: r.Extra, Past: !t.now().Before(*class.EndsAt),
	}
	if r.Extra < longest {
		c.More = longer
	}
	return c
}

// ClockFor is the clock of the class that a run is in; none where it is in no class
// or the class has gone.
func (t *Classes) ClockFor(ctx context.Context, m run.Mine) (Clock, error) {
	if err := t.store.IsMine(m); err != nil {
		return Clock{}, err
	}
	if m.Run().Class == 0 {
		return Clock{}, nil
	}
	class, err := t.store.ClassOf(ctx, m)
	if errors.Is(err, run.ErrNotFound) {
		return Clock{}, nil
	}
	if err != nil {
		return Clock{}, err
	}
	return t.ClockOf(class, m.Run()), nil
}

// TakeLonger gives a run more time than its class has.
func (t *Classes) TakeLonger(ctx context.Context, m run.Mine) error {
	return t.store.TakeLonger(ctx, m, longer, longest)
}
