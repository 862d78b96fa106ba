package run

import (
	"errors"
	"fmt"
	"time"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
)

// The errors for well-formed requests.
var (
	ErrNotFound = store.ErrNotFound // unknown, expired or somebody else's
	ErrNotKept  = store.ErrNotKept  // the decision was not stored
	ErrNotEnded = errors.New("the run has not ended")

	// ErrLuck means that a run's luck has been changed so often, by forks of
	// forks, that there is no room to store another change.
	ErrLuck = errors.New("no other luck can be kept")

	// ErrUncertain means that storage neither confirmed that something was kept
	// nor could be asked afterwards. Looking at it again shows it.
	ErrUncertain = store.ErrUncertain

	ErrAway = store.ErrAway // the database can't be reached

	ErrEnded    = store.ErrEnded
	ErrFull     = store.ErrFull    // the class has the maximum number of runs
	ErrLocked   = store.ErrLocked  // the class's lecturer has locked it
	ErrTaken    = store.ErrTaken   // the guest already has a run in that class
	ErrChanged  = store.ErrChanged // the assignment was changed at this moment
	ErrTooLarge = store.ErrTooLarge

	ErrWithdrawn = store.ErrWithdrawn // the scenario can't be begun or assigned any longer

	ErrApart = store.ErrApart // two students can't begin the same attempt

	ErrManyWritings = store.ErrManyWritings // as many words as are kept
	ErrClosed       = store.ErrClosed       // what a run says about its student, in this session
)

// Stale says that a decision was made at a turn that is no longer the current
// one. Now is the run as it is now. If it was a partner who decided last, Partner is their
// name, and Chose is what they decided, in words.
type Stale struct {
	Now            View
	Partner, Chose string
}

func (s *Stale) Error() string { return "the desk has moved on" }

// Withdrawn says that a scenario can't be begun any longer. It is an ErrWithdrawn, and an
// ErrNotFound to those who only look whether it can be.
type Withdrawn struct {
	Slug, Title string
	At          time.Time
	Why         string // "" if its pack hasn't got it any longer
	Over        bool   // runs of it were ended: see [Hidden]
}

func (w *Withdrawn) Error() string   { return w.Slug + " was withdrawn from the shelf" }
func (w *Withdrawn) Unwrap() []error { return []error{ErrWithdrawn, ErrNotFound} }

// OnShelf says that a scenario can't be begun on one server alone, because there is one of its
// slug on the shelf.
type OnShelf struct{ Slug string }

func (o *OnShelf) Error() string { return "there is a scenario called " + o.Slug + " on the shelf" }

// TooMany says that a guest already has the maximum number of runs.
type TooMany struct{ Runs int }

func (t *TooMany) Error() string { return fmt.Sprintf("there are %d runs already", t.Runs) }

// Diverged says that folding a run gave a different digest from the one in the
// log. Nothing is guessed then: the run can be read, but not played on.
type Diverged struct {
	Run       int64
	Turn      int
	Kept, Got string
}

func (d *Diverged) Error() string {
	return fmt.Sprintf("run %d diverges at turn %d: kept %s, folded %s", d.Run, d.Turn, d.Kept, d.Got)
}

// Outdated says that this program can't play a run's version. Why is a
// *scenario.Unknown if the version was frozen for an engine or rules that this
// program doesn't know.
type Outdated struct{ Why error }

func (o *Outdated) Error() string { return "this run can be read, not played on: " + o.Why.Error() }
func (o *Outdated) Unwrap() error { return o.Why }

// ByNewer reports whether a newer program than this one made the version, as happens
// while several servers are updated one after another.
func (o *Outdated) ByNewer() bool {
	var unknown *scenario.Unknown
	return errors.As(o.Why, &unknown) && unknown.Rules > sim.CurrentRules().Number
}
