package teach

import (
	"context"
	"errors"
	"time"

	"caseload/app/run"
	"caseload/app/store"
)

// What the store keeps of students who ask for a partner, and the proof that only it can make.
type ()

// KeepPairCode is how long a code is good by which a student asks for a partner. Pages
// mention it.
const KeepPairCode = 24 * time.Hour

// Ask has a student ask for a partner, by a code that takes the place of an earlier one. The
// errors are those of [store.Store.PutPairCode].
func (t *Assignments) Ask(ctx context.Context, a Assigned) (code store.PairCode, err error) {
	for range 8 { // a code is hardly ever taken; a run that goes on is
		code = store.PairCode{Code: newCode(), Until: t.now().Add(KeepPairCode)}
		if err = t.store.PutPairCode(ctx, a, code); !errors.Is(err, store.ErrTaken) {
			break
		}
	}
	return code, err
}

// Asked returns the code by which a student asks for a partner, or the zero PairCode if they
// don't.
func (t *Assignments) Asked(ctx context.Context, a Assigned) (store.PairCode, error) {
	code, err := t.store.PairCodeOf(ctx, a)
	if errors.Is(err, store.ErrNotFound) {
		return store.PairCode{}, nil
	}
	return code, err
}

// AskNoLonger withdraws that code.
func (t *Assignments) AskNoLonger(ctx context.Context, a Assigned) error {
	return t.store.EndPairCode(ctx, a)
}

// PairWith looks up who asks for a partner with a typed code. The error is ErrNotFound if
// nobody does, or no longer.
func (t *Assignments) PairWith(ctx context.Context, a Assigned, typed string) (store.Pairing, error) {
	return t.store.PairWith(ctx, a, Code(typed))
}

// BeginPair begins the run of a pair, as a guest of the student who takes the code up, with
// the set of names that is that student's. The errors are those of [store.Store.NewRunOfPair].
func (t *Assignments) BeginPair(ctx context.Context, p store.Pairing, g run.Guest) (run.View, error) {
	b, err := t.beginningFor(ctx, p.Assigned())
	if err != nil {
		return run.View{}, err
	}
	b.Until = p.KeptUntil()
	return t.runs.BeginOfPair(ctx, g, p, b)
}
