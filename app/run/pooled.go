package run

import (
	"context"
	"time"

	"caseload/app/debrief"
	"caseload/app/store"
)

// Pooled is how urgent was told from not urgent over several runs: one run seldom
// has enough recommendations for a figure.
type Pooled struct {
	Runs int `json:"runs"` // that it is of
	debrief.Detection
	ByLoad []debrief.LoadGroup `json:"by_load"`
	Method string              `json:"method"`
}

// Pooled is over all of a guest's runs that have ended, but forks: a fork begins
// with another run's recommendations, and would count them twice.
func (r *Runs) Pooled(ctx context.Context, guest int64) (Pooled, error) {
	all, err := r.store.RunsOf(ctx, guest, time.Now())
	if err != nil {
		return Pooled{}, err
	}
	var ended []store.Run
	for _, kept := range all {
		if kept.EndedAt != nil && kept.Forked == 0 {
			ended = append(ended, kept)
		}
	}
	judgements, runs, err := r.Judgements(ctx, ended)
	return Pooled{Runs: runs, Detection: debrief.Detect(judgements), ByLoad: debrief.DetectByLoad(judgements), Method: debrief.Method}, err
}

// Judgements are those of some runs that have ended, and how many runs they are
// of. A run that an earlier program played, and that this one can't judge, is
// left out.
func (r *Runs) Judgements(ctx context.Context, ended []store.Run) ([]debrief.Judgement, int, error) {
	var all []debrief.Debrief
	for _, kept := range ended {
		d, err := r.debriefOf(ctx, kept)
		switch {
		case ctx.Err() != nil:
			return nil, 0, ctx.Err()
		case err != nil:
			continue
		}
		all = append(all, d)
	}
	return debrief.Pool(all), len(all), nil
}
