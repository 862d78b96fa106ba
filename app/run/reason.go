package run

import (
	"context"
	"errors"

	"caseload/app/sim"
)

// Errors of a reason that can't be shown.
var (
	ErrUnfollowed = errors.New("nobody can follow the run")
	ErrOwnReason  = errors.New("the reason is for something that isn't shown to those who follow the run")
)

// IsOwn reports whether to take an offer up is the student's own business, which those who
// follow the run don't learn of: to step away from the desk, which may be to talk something
// over; to have a colleague take something that is hard; and whatever is said in a
// conversation.
func IsOwn(desk sim.Desk, o sim.Offer) bool {
	letter, _ := desk.Letter(o.On)
	return o.Verb == sim.VerbRecover || letter.Kind == sim.KindExchange ||
		o.Verb == sim.VerbWork && o.ID == sim.VerbWork+":"+o.On+":"+string(sim.ByColleague)
}

// MayShowReason reports whether a student can show those who follow the run why they took an
// offer up: it isn't their own business, nor about supervision.
func MayShowReason(desk sim.Desk, o sim.Offer) bool {
	return o.Verb != sim.VerbSupervise && !IsOwn(desk, o)
}

// ShowReason shows what weighed most in the decision of a turn to those who follow the run,
// until it is withdrawn. Of a run that two have, it is what m's student wrote. Doing it twice
// is no error. The error is ErrUnfollowed, ErrOwnReason, ErrNotFound if nothing is kept for
// that turn, ErrClosed if that is closed in this session, or one for which [Stuck] is true.
func (r *Runs) ShowReason(ctx context.Context, m Mine, turn int) error {
	if !m.Run().Followed() {
		return errors.Join(r.store.IsMine(m), ErrUnfollowed)
	}
	steps, err := r.Steps(ctx, m.Reading())
	if err != nil {
		return err
	}
	if turn < 1 || turn >= len(steps) {
		return ErrNotFound
	}
	desk := steps[turn-1].Desk
	if o, _ := desk.Offer(steps[turn].Decision.Offer); !MayShowReason(desk, o) {
		return ErrOwnReason
	}
	return r.store.ShowReason(ctx, m, turn)
}

// WithdrawReason has nobody but its student read a reason any longer. It is no error if
// nobody else could.
func (r *Runs) WithdrawReason(ctx context.Context, m Mine, turn int) error {
	return r.store.WithdrawReason(ctx, m, turn)
}

// ReasonsToShow returns the turns of a run at which a reason is kept that its student can
// show to those who follow it, and whether they do. There are none if nobody can follow the
// run, if this program can't fold it, or if the words are closed in this session.
func (r *Runs) ReasonsToShow(ctx context.Context, m Mine) (map[int]bool, error) {
	if !m.Run().Followed() {
		return nil, r.store.IsMine(m)
	}
	words, err := r.Notes(ctx, m)
	turns := map[int]bool{}
	for turn, w := range words {
		if w.Reason != "" {
			turns[turn] = w.Shown
		}
	}
	if err != nil || len(turns) == 0 {
		return nil, err
	}
	steps, err := r.Steps(ctx, m.Reading())
	if err != nil {
		return nil, unlessStuck(err)
	}
	for i, step := range steps {
		if i == 0 || step.Decision == nil {
			continue
		}
		before := steps[i-1].Desk
		if o, _ := before.Offer(step.Decision.Offer); !MayShowReason(before, o) {
			delete(turns, before.Turn)
		}
	}
	return turns, nil
}

func unlessStuck(err error) error {
	if Stuck(err) {
		return nil
	}
	return err
}

// shownIn leaves a writing shown only if it can be: its reason is for taking up an offer of
// that desk, in a run that can be followed.
func (w Writing) shownIn(m Mine, desk sim.Desk, d sim.Decision) Writing {
	o, _ := desk.Offer(d.Offer)
	w.Shown = w.Shown && m.Run().Followed() && MayShowReason(desk, o)
	return w
}
