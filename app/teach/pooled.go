package teach

import (
	"context"

	"caseload/app/debrief"
	"caseload/app/run"
)

// Pooled is over a class's runs that have ended, for its lecturer: in fives,
// like all that a board says (publish.go). The last few runs wait until they are
// five, and each count is rounded down, so that no recommendation of one to four
// people is told.
func (t *Classes) Pooled(ctx context.Context, l Led) (run.Pooled, error) {
	ended, err := t.store.ClassEnded(ctx, l)
	if err != nil {
		return run.Pooled{}, err
	}
	judgements, runs, err := t.runs.Judgements(ctx, ended[:inFives(len(ended))])
	p := run.Pooled{Runs: inFives(runs), Detection: debrief.Detect(judgements).Rounded(few), ByLoad: []debrief.LoadGroup{}, Method: debrief.Method}
	for _, g := range debrief.DetectByLoad(judgements) {
		g.Detection = g.Rounded(few)
		if g.Judgements > 0 {
			p.ByLoad = append(p.ByLoad, g)
		}
	}
	return p, err
}
