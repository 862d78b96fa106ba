package teach

import (
	"context"
	"errors"
	"time"

	"caseload/app/run"
)

// A class can have a live clock: its lecturer says when play ends. Nothing stops
// at that time. Students who need longer can take it, and nobody asks why.

// MaxMinutes is the maximum length of a live clock.
const MaxMinutes = 240

// longer is how many minutes a student can take at once, and longest how many in
// all.
const (
	longer  = 10
	longest = 12 * longer
)

// Clock is a class's live clock as it applies to one run. The zero Clock means
// that there is none.
type Clock struct {
	Ends  time.Time // when play ends for the class
	Mine  time.Time // when play ends for this run
	Extra int       // the minutes that this run has taken beyond the class's end
	More  int       // the minutes that can be taken next; 0: none are left
	Past  bool      // whether the class's end has passed
	Own   bool      // it began with the run, for an assignment, and nobody else's ends with it
}

// Running reports whether there is a clock, even one whose end has passed.
func (c Clock) Running() bool { return !c.Ends.IsZero() }

// SetClock makes play end the given number of minutes from now; 0 removes the
// clock. More than [MaxMinutes] is a *Refused.
func (t *Classes) SetClock(ctx context.Context, l Led, minutes int) error {
	if err := checkClock(minutes); err != nil {
		return err
	}
	if minutes == 0 {
		return t.store.SetClassEnd(ctx, l, nil)
	}
	at := t.now().Add(time.Duration(minutes) * time.Minute)
	return t.store.SetClassEnd(ctx, l, &at)
}

func checkClock(minutes int) error {
	if minutes < 0 || minutes > MaxMinutes {
		return &Refused{sayLongClock}
	}
	return nil
}

// ClockOf returns a class's clock for a run in it; for the zero run it is the
// clock of the class as a whole.
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

// ClockFor returns the clock of the class that a run is in, or the zero Clock if
// it is in no class or the class has gone.
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

// TakeLonger gives a run ten minutes more than its class has. If it has taken the
// maximum already, or is in no class, nothing changes.
func (t *Classes) TakeLonger(ctx context.Context, m run.Mine) error {
	return t.store.TakeLonger(ctx, m, longer, longest)
}
