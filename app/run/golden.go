package run

import (
	"context"
	"fmt"

	"caseload/app/scenario"
	"caseload/app/store"
)

// Golden returns a run as a golden play: its scenario and version, terms, luck,
// decisions and steps. It contains no words and nothing about the player.
func (r *Runs) Golden(ctx context.Context, m Mine) (scenario.Golden, error) {
	if err := r.store.IsOpen(m); err != nil {
		return scenario.Golden{}, err
	}
	return r.goldenOf(ctx, m.Reading())
}

// AnyGolden returns any run as a golden play, for the operator of the server.
func (r *Runs) AnyGolden(ctx context.Context, by store.Operator, id int64) (scenario.Golden, error) {
	kept, err := r.store.AnyRun(ctx, by, id)
	if err != nil {
		return scenario.Golden{}, err
	}
	return r.goldenOf(ctx, kept)
}

func (r *Runs) goldenOf(ctx context.Context, kept Reading) (scenario.Golden, error) {
	steps, _, err := r.Fold(ctx, kept)
	if err != nil {
		return scenario.Golden{}, err
	}
	p, err := r.playOf(ctx, kept.Run())
	if err != nil {
		return scenario.Golden{}, err
	}
	for _, step := range steps[1:] {
		p.Decisions = append(p.Decisions, *step.Decision)
	}
	return scenario.Golden{
		Comment:  fmt.Sprintf("A run of %s.\n", p.Version.Setting.Title),
		Scenario: p.Version.Slug, Version: p.Version.Digest,
		Terms: p.Terms, Luck: p.Luck, Variant: p.Variant, Decisions: p.Decisions, Steps: scenario.TraceOf(steps),
	}, nil
}
