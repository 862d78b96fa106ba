package run

import (
	"context"
	"fmt"
	"time"

	"caseload/app/scenario"
	"caseload/app/store"
)

// Golden is a guest's run as a golden play: its scenario and version, terms,
// luck, decisions and steps. It holds no words and nothing of who played.
func (r *Runs) Golden(ctx context.Context, guest, id int64) (scenario.Golden, error) {
	kept, err := r.store.Run(ctx, guest, id, time.Now())
	if err != nil {
		return scenario.Golden{}, err
	}
	return r.goldenOf(ctx, kept)
}

// AnyGolden is the same of any run, for whoever runs the server.
func (r *Runs) AnyGolden(ctx context.Context, id int64) (scenario.Golden, error) {
	kept, err := r.store.AnyRun(ctx, id)
	if err != nil {
		return scenario.Golden{}, err
	}
	return r.goldenOf(ctx, kept)
}

func (r *Runs) goldenOf(ctx context.Context, kept store.Run) (scenario.Golden, error) {
	p, err := r.playOf(ctx, kept)
	if err != nil {
		return scenario.Golden{}, err
	}
	steps, _, err := r.Fold(ctx, kept)
	if err != nil {
		return scenario.Golden{}, err
	}
	for _, step := range steps[1:] {
		p.Decisions = append(p.Decisions, *step.Decision)
	}
	return scenario.Golden{
		Comment:  fmt.Sprintf("A run of %s.\n", p.Version.Setting.Title),
		Scenario: p.Version.Slug, Version: p.Version.Digest,
		Terms: p.Terms, Luck: p.Luck, Decisions: p.Decisions, Steps: scenario.TraceOf(steps),
	}, nil
}
