package run

import (
	"context"
	"strconv"

	"caseload/app/store"
)

// Pair says who has a run: the zero Pair if it is one student's.
type Pair = store.Pair

// PairOf returns who has a run with the student whose proof it is.
func (r *Runs) PairOf(ctx context.Context, m Mine) (Pair, error) { return r.store.PairOf(ctx, m) }

// BeginOfPair begins a run that two students have together. The errors are those of
// [store.Store.NewRunOfPair].
func (r *Runs) BeginOfPair(ctx context.Context, g Guest, p store.Pairing, b Beginning) (View, error) {
	return r.begin(ctx, g, b, func(b store.Beginning) (Mine, error) {
		return r.store.NewRunOfPair(ctx, p, g, b)
	})
}

// TakeAim gives a run that has just begun the aim that its student kept after the last one.
// Whoever asked for a partner wasn't there when the run began.
func (r *Runs) TakeAim(ctx context.Context, g Guest, m Mine) error {
	aims, err := r.Aims(ctx, m)
	if err != nil || aims.Begun.Text != "" || m.Closed() {
		return err
	}
	slug, err := r.Slug(ctx, m)
	if err != nil {
		return err
	}
	return r.giveAim(ctx, g, m, slug)
}

// Mark returns a text that differs whenever something was decided in a run. It is cheap.
func (r *Runs) Mark(ctx context.Context, m Mine) (string, error) {
	turn, _, err := r.store.LastDecided(ctx, m)
	return strconv.Itoa(turn), err
}

// Moved is what a partner decided last.
type Moved struct {
	Turn           int // that has come since
	Partner, Chose string
}

// MovedOn returns what the partner has decided at a turn or later, if they decided last, or
// the zero Moved.
func (r *Runs) MovedOn(ctx context.Context, m Mine, turn int) (Moved, error) {
	last, byPartner, err := r.store.LastDecided(ctx, m)
	if err != nil || !byPartner || last < turn {
		return Moved{}, err
	}
	pair, err := r.store.PairOf(ctx, m)
	if err != nil {
		return Moved{}, err
	}
	decided, err := r.decidedSoFar(ctx, m)
	moved := Moved{Turn: last + 1, Partner: pair.Partner}
	for _, d := range decided {
		if d.Turn == last {
			moved.Chose = d.What
		}
	}
	return moved, err
}

// stale returns the error for a decision at a turn that isn't the one of a view. That it can't
// be found out who decided instead hinders nobody.
func (r *Runs) stale(ctx context.Context, now View) *Stale {
	stale := &Stale{Now: now}
	if !now.Run.Paired {
		return stale
	}
	moved, err := r.MovedOn(ctx, now.Mine, 1)
	if err != nil {
		r.log.Warn("what a partner decided was not read", "run", now.Run.ID, "error", err.Error())
		return stale
	}
	stale.Partner, stale.Chose = moved.Partner, moved.Chose
	return stale
}
