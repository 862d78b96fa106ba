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
	judgements, runs, err := r.judgements(ctx, ended)
	return Pooled{Runs: runs, Detection: debrief.Detect(judgements), ByLoad: debrief.DetectByLoad(judgements), Method: debrief.Method}, err
}

// ClassPooled is over a class's runs that have ended, for its lecturer: in fives,
// like all that a board says (publish.go). The last few runs wait until they are
// five, and each count is rounded down, so that no recommendation of one to four
// people is told.
func (r *Runs) ClassPooled(ctx context.Context, class store.Class) (Pooled, error) {
	ended, err := r.store.ClassEnded(ctx, class.ID, time.Now())
	if err != nil {
		return Pooled{}, err
	}
	judgements, runs, err := r.judgements(ctx, ended[:inFives(len(ended))])
	p := Pooled{Runs: inFives(runs), Detection: debrief.Detect(judgements).Rounded(few), ByLoad: []debrief.LoadGroup{}, Method: debrief.Method}
	for _, g := range debrief.DetectByLoad(judgements) {
		g.Detection = g.Rounded(few)
		if g.Judgements > 0 {
			p.ByLoad = append(p.ByLoad, g)
		}
	}
	return p, err
}

// judgements are those of some runs that have ended, and how many runs they are
// of. A run that an earlier program played, and that this one can't judge, is
// left out.
func (r *Runs) judgements(ctx context.Context, ended []store.Run) ([]debrief.Judgement, int, error) {
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
