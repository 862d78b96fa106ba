package run

import (
	"context"
	"errors"

	"caseload/app/debrief"
	"caseload/app/sim"
	"caseload/app/store"
)

// Pooled says how well the student distinguished urgent from not urgent over
// several runs: a single run rarely has enough recommendations for a figure.
type Pooled struct {
	Runs int `json:"runs"` // how many runs were pooled
	debrief.Detection
	ByLoad []debrief.LoadGroup `json:"by_load"`
	Method sim.Sentence        `json:"method"`
}

// Pooled pools all of a guest's runs that have ended, except forks, since a fork begins
// with another run's recommendations, which would count twice, and those whose debrief
// waits.
func (r *Runs) Pooled(ctx context.Context, g Guest, waits func(Mine) (bool, error)) (Pooled, error) {
	all, err := r.store.RunsOf(ctx, g)
	if err != nil {
		return Pooled{}, err
	}
	var ended []Reading
	for _, m := range all {
		kept := m.Run()
		if kept.EndedAt == nil || kept.Forked != 0 || m.Shut() {
			continue
		}
		wait, err := waits(m)
		if err != nil {
			return Pooled{}, err
		}
		if !wait {
			ended = append(ended, m.Reading())
		}
	}
	judgements, runs, err := r.Judgements(ctx, ended)
	return Pooled{Runs: runs, Detection: debrief.Detect(judgements), ByLoad: debrief.DetectByLoad(judgements), Method: debrief.Method}, err
}

// Judgements returns the judgements made in some runs that have ended, and the
// number of runs they come from. A run whose debrief can't be read or made, such
// as one of an earlier program, is logged and left out.
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
		case errors.Is(err, store.ErrHidden):
			continue
		case err != nil:
			r.log.Warn("a run was left out of those that are judged together", "run", kept.ID(), "error", err.Error())
			continue
		}
		all = append(all, d)
	}
	return debrief.Pool(all), len(all), nil
}

// Measured counts the debrief of a run that has ended. What it returns has nothing in it
// that only the student may see.
func (r *Runs) Measured(ctx context.Context, kept Reading) (debrief.Measured, error) {
	d, err := r.DebriefFor(ctx, kept)
	if err != nil {
		return debrief.Measured{}, err
	}
	return d.Measure(), nil
}
