package run

import (
	"context"

	"caseload/app/debrief"
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
func (r *Runs) Pooled(ctx context.Context, g Guest) (Pooled, error) {
	all, err := r.store.RunsOf(ctx, g)
	if err != nil {
		return Pooled{}, err
	}
	var ended []Reading
	for _, m := range all {
		if kept := m.Run(); kept.EndedAt != nil && kept.Forked == 0 {
			ended = append(ended, m.Reading())
		}
	}
	judgements, runs, err := r.Judgements(ctx, ended)
	return Pooled{Runs: runs, Detection: debrief.Detect(judgements), ByLoad: debrief.DetectByLoad(judgements), Method: debrief.Method}, err
}

// Judgements are those of some runs that have ended, and how many runs they are
// of. A run that an earlier program played, and that this one can't judge, is
// left out.
func (r *Runs) Judgements(ctx context.Context, ended []Reading) ([]debrief.Judgement, int, error) {
	var all []debrief.Debrief
	for _, kept := range ended {
		if err := r.store.MayRead(kept); err != nil {
			return nil, 0, err
		}
		d, err := r.debriefOf(ctx, kept)
		switch {
		case ctx.Err() != nil:
			return nil, 0, ctx.Err()
		case err != nil:
			r.log.Warn("a run was left out of those that are judged together", "run", kept.ID(), "error", err.Error())
			continue
		}
		all = append(all, d)
	}
	return debrief.Pool(all), len(all), nil
}
