package run

import (
	"context"
	"time"

	"caseload/app/sim"
)

// Log holds what can be shown of a run that can't be folded: its decisions,
// without the desks at which they were made, and the words that go with them.
type Log struct {
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
	words, err := r.store.Writings(ctx, m)
	if err != nil {
		return Log{}, err
	}
	beside := besideDecisions(words)
	l := Log{Run: m.Run()}
	if l.Slug, l.Title, err = r.store.Named(ctx, l.Run.Version); err != nil {
		return Log{}, err
	}
	l.Again = r.Offers(ctx, l.Slug)
	for _, row := range rows {
		d, err := logged{row}.decision()
		if err != nil {
			return Log{}, err
		}
		l.Decided = append(l.Decided, Logged{row.Turn, row.MadeAt, d, beside[row.Turn]})
	}
	return l, nil
}
