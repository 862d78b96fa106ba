package run

import (
	"context"
	"errors"
	"time"

	"caseload/app/sim"
)

// Log holds what can be shown of a run that can't be folded: its decisions,
// without the desks at which they were made, and the words that go with them. If the run was ended
// because of what its texts hold, it doesn't say what was decided, since the scenario names that.
type Log struct {
	Hidden      *Hidden // nil if it wasn't
	Run         Run
	Slug, Title string // of the scenario
	Again       bool   // whether the scenario is on the shelf, so that it can be begun again
	Decided     []Logged
}

// Logged is a decision with the words that go with it.
type Logged struct {
	Turn     int
	MadeAt   time.Time
	Decision sim.Decision
	Writing  Writing
}

// Log reads a run's log. It doesn't fold the run, and so checks no digests.
func (r *Runs) Log(ctx context.Context, m Mine) (Log, error) {
	rows, err := r.store.Decisions(ctx, m.Reading(), 0)
	if err != nil {
		return Log{}, err
	}
	l := Log{Run: m.Run()}
	words, err := r.store.Writings(ctx, m)
	if errors.As(r.Shown(ctx, l.Run.Version), &l.Hidden) {
		err = unlessClosed(err)
	}
	if err != nil {
		return Log{}, err
	}
	beside := besideDecisions(words)
	if l.Slug, l.Title, err = r.store.Named(ctx, l.Run.Version); err != nil {
		return Log{}, err
	}
	l.Again = r.Offers(ctx, l.Slug)
	for _, row := range rows {
		d, err := logged{row}.decision()
		if err != nil {
			return Log{}, err
		}
		if l.Hidden != nil {
			d = sim.Decision{}
		}
		l.Decided = append(l.Decided, Logged{row.Turn, row.MadeAt, d, beside[row.Turn]})
	}
	return l, nil
}
