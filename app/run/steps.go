package run

import (
	"context"
	"encoding/json"
	"errors"

	"caseload/app/debrief"
	"caseload/app/scenario"
	"caseload/app/store"
)

// Comment is what staff said of a run, and what its student answered.
type Comment = store.Comment

// Steps returns all steps of a run, from the one before the first decision: folded or, if
// this program can no longer fold it, from its record. If there is no record either, it
// returns an error for which [Stuck] is true.
func (r *Runs) Steps(ctx context.Context, kept Reading) ([]scenario.Step, error) {
	steps, _, err := r.Fold(ctx, kept)
	if err == nil || !Stuck(err) || errors.Is(err, store.ErrHidden) {
		return steps, err
	}
	recorded, readErr := r.recorded(ctx, kept)
	if errors.Is(readErr, ErrNotFound) {
		return nil, err
	}
	return recorded, readErr
}

// recorded returns the steps of a run that has ended as they were recorded, or ErrNotFound.
func (r *Runs) recorded(ctx context.Context, kept Reading) ([]scenario.Step, error) {
	desks, err := r.store.Desks(ctx, kept)
	if err != nil {
		return nil, err
	}
	rows, err := r.store.Decisions(ctx, kept, 0)
	if err != nil {
		return nil, err
	}
	if len(desks) != len(rows)+1 {
		return nil, ErrNotFound
	}
	steps := make([]scenario.Step, len(desks))
	for i, data := range desks {
		if err := json.Unmarshal(data, &steps[i].Desk); err != nil {
			return nil, err
		}
		if i == 0 {
			continue
		}
		d, err := logged{rows[i-1]}.decision()
		if err != nil {
			return nil, err
		}
		steps[i].Decision, steps[i].Digest = &d, rows[i-1].Digest
	}
	return steps, nil
}

// DebriefFor returns the debrief of a run that has ended, to somebody who may read its log
// and record. It names the frameworks that were chosen for the run. What only the student
// may see is in it.
func (r *Runs) DebriefFor(ctx context.Context, kept Reading) (debrief.Debrief, error) {
	if err := r.store.MayRead(kept); err != nil {
		return debrief.Debrief{}, err
	}
	if kept.Run().EndedAt == nil {
		return debrief.Debrief{}, ErrNotEnded
	}
	chosen, err := r.store.FrameworksFor(ctx, kept)
	if err != nil {
		return debrief.Debrief{}, err
	}
	d, err := r.debriefOf(ctx, kept)
	if err != nil || chosen == "" {
		return d, err
	}
	return d.Naming(chosen.Has), nil
}
