package run

import (
	"errors"
	"fmt"

	"caseload/app/store"
)

// What can be wrong with a request that was understood.
var (
	ErrNotFound = store.ErrNotFound // unknown, expired or somebody else's
	ErrNotKept  = store.ErrNotKept  // nothing was decided
	ErrNotEnded = errors.New("the run has not ended")

	// ErrLuck means that a run has been given other luck upon other luck so often
	// that no more can be kept.
	ErrLuck = errors.New("no other luck can be kept")

	// ErrUncertain means that storage didn't say whether it kept a decision, nor
	// could be asked. Looking at the run again tells.
	ErrUncertain = errors.New("it is uncertain whether the decision was kept")

	ErrEnded    = store.ErrEnded
	ErrFull     = store.ErrFull  // the class has as many runs as it takes
	ErrTaken    = store.ErrTaken // the guest has a run in that class
	ErrTooLarge = store.ErrTooLarge
)

// Stale says that a decision was made at a turn that is no longer the current
// one; Now is the desk as it is.
type Stale struct{ Now View }

func (s *Stale) Error() string { return "the desk has moved on" }

// TooMany says that a guest has as many runs as are kept for one.
type TooMany struct{ Runs int }

func (t *TooMany) Error() string { return fmt.Sprintf("there are %d runs already", t.Runs) }

// Diverged says that folding a run gave another digest than was kept. Nothing
// is guessed: the run can be read, not played on.
type Diverged struct {
	Run       int64
	Turn      int
	Kept, Got string
}

func (d *Diverged) Error() string {
	return fmt.Sprintf("run %d diverges at turn %d: kept %s, folded %s", d.Run, d.Turn, d.Kept, d.Got)
}

// Outdated says that this program can't tell a run's version: it was frozen for an
// engine or rules that it doesn't know. Why is then a *scenario.Unknown.
type Outdated struct{ Why error }

func (o *Outdated) Error() string { return "this run can be read, not played on: " + o.Why.Error() }
func (o *Outdated) Unwrap() error { return o.Why }
