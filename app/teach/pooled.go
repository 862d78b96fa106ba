package teach

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"

	"caseload/app/debrief"
	"caseload/app/run"
	"caseload/app/store"
)

// Pooled pools a class's runs that have ended, for its lecturer. Like everything
// on a board it counts in fives, and as many runs at once as a board shows answers
// (publish.go): the last few wait until there are enough of them, and every count is
// rounded down, so that nothing is revealed about one to four people. Once there are
// figures, runs that begin later don't count in them, and a run that is deleted takes its
// five along.
func (t *Classes) Pooled(ctx context.Context, l Led) (run.Pooled, error) {
	ended, err := t.ended(ctx, l)
	if err != nil {
		return run.Pooled{}, err
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

// ended returns the runs of a class that count in the figures over all of them, five by
// five. Those that are new in them it draws into fives by lot, for good.
func (t *Classes) ended(ctx context.Context, l Led) ([]store.Reading, error) {
	begun, _, err := t.store.ClassSize(ctx, l)
	if err != nil {
		return nil, err
	}
	shown, waiting, err := t.store.ClassEnded(ctx, l)
	if err != nil {
		return nil, err
	}
	if len(waiting) >= atOnceOf(begun) {
		waiting = waiting[:inFives(len(waiting))]
		rand.Shuffle(len(waiting), func(i, j int) { waiting[i], waiting[j] = waiting[j], waiting[i] })
		var fives [][]int64
		for five := range slices.Chunk(waiting, few) {
			fives = append(fives, numbers(five))
		}
		err = t.store.ShowMeasures(ctx, l, fives)
		if err == nil || errors.Is(err, store.ErrTaken) { // another board was faster, or a run has gone
			shown, _, err = t.store.ClassEnded(ctx, l)
		}
	}
	shown = slices.DeleteFunc(shown, func(five []store.Reading) bool { return len(five) != few })
	return slices.Concat(shown...), err
}

// numbers returns the numbers of runs.
func numbers(runs []store.Reading) []int64 {
	list := make([]int64, len(runs))
	for i, r := range runs {
		list[i] = r.ID()
	}
	return list
}
