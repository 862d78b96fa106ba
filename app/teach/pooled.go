package teach

import (
	"context"

	"caseload/app/debrief"
	"caseload/app/run"
)

// Pooled pools a class's runs that have ended, for its lecturer. Like everything
// on a board it counts in fives, and as many runs at once as a board shows answers
// (publish.go): the last few wait until there are enough of them, and every count is
// rounded down, so that nothing is revealed about one to four people. Once there are
// figures, runs that begin later don't count in them.
func (t *Classes) Pooled(ctx context.Context, l Led) (run.Pooled, error) {
	ended, err := t.store.ClassEnded(ctx, l)
	if err != nil {
		return run.Pooled{}, err
	}
	begun, _, err := t.store.ClassSize(ctx, l)
	if err != nil {
		return run.Pooled{}, err
	}
	ended = ended[:roundDown(len(ended), atOnceOf(begun))]
	if len(ended) > 0 {
		if err := t.store.ShowMeasures(ctx, l); err != nil {
			return run.Pooled{}, err
		}
	}
	judgements, runs, err := t.runs.Judgements(ctx, ended)
	p := run.Pooled{Runs: inFives(runs), Detection: debrief.Detect(judgements).Rounded(few), ByLoad: []debrief.LoadGroup{}, Method: debrief.Method}
	for _, g := range debrief.DetectByLoad(judgements) {
		g.Detection = g.Rounded(few)
		if g.Judgements > 0 {
			p.ByLoad = append(p.ByLoad, g)
		}
	}
	return p, err
}
