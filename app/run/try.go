package run

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"time"

	"caseload/app/sim"
)

// A what-if of a week costs a second or two of a processor's time for each
// hundred lucks and side. So the lucks are played on all cores, what was played is
// remembered, and when time is up what there is is given: whoever asks the same
// again goes on from there.

// branchesKnown is how many branches are remembered, each with up to MaxSeeds
// outcomes of about a hundred bytes.
const branchesKnown = 256

// try plays branches with the run's own luck and then with others, until all are
// played or time is up. It gives, for each branch, what the run's own luck came
// to and behind it the others in order, without gaps: equal for equal branches,
// but for how many there are.
func (r *Runs) try(ctx context.Context, run int64, branches []branch, seeds int, until time.Time) ([][]played, error) {
	ctx, cancel := context.WithTimeout(ctx, mustWait)
	defer cancel()
	work := trial{runs: r, branches: branches, until: until}
	for _, b := range branches {
		known := r.known(b.key(run))
		work.known = append(work.known, known[:min(len(known), seeds+1)])
	}
	work.plan(seeds)

	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(work.todo)) {
		group.Go(func() { work.run(ctx) })
	}
	group.Wait()

	sides := make([][]played, len(branches))
	for i, b := range branches {
		sides[i] = work.withoutGaps(i)
		r.remember(b.key(run), sides[i])
	}
	for _, side := range sides {
		switch {
		case len(side) > 0 && side[0].broken == nil:
		case len(side) > 0:
			return nil, &NoWhatIf{"That can’t be played on from here by this policy; choose another, or another turn."}
		case work.failed != nil && !errors.Is(work.failed, context.DeadlineExceeded):
			return nil, work.failed
		default:
			return nil, ErrBusy
		}
	}
	return sides, nil
}

// trial is one call of try. Its lucks are taken up in order, so that those of
// both sides come in together.
type trial struct {
	runs     *Runs
	branches []branch
	known    [][]played
	until    time.Time

	mu     sync.Mutex
	todo   []attempt
	next   int
	failed error
}

// attempt is one branch with one luck.
type attempt struct {
	branch, luck int
	done         bool
	played
}

// plan lists what isn't known yet, the run's own luck first.
func (t *trial) plan(seeds int) {
	for luck := range seeds + 1 {
		for b := range t.branches {
			if luck >= len(t.known[b]) {
				t.todo = append(t.todo, attempt{branch: b, luck: luck})
			}
		}
	}
}

// run plays one attempt after another until none is left, one has failed, or
// time is up.
func (t *trial) run(ctx context.Context) {
	for {
		i := t.take()
		if i < 0 {
			return
		}
		a := &t.todo[i]
		p, err := t.play(ctx, t.branches[a.branch], a.luck)
		t.mu.Lock()
		if err != nil {
			t.failed = err
		} else {
			a.played, a.done = p, true
		}
		t.mu.Unlock()
	}
}

// take is the next attempt; below 0 there is none.
func (t *trial) take() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.failed != nil || t.next == len(t.todo) || t.todo[t.next].luck > 0 && time.Now().After(t.until) {
		return -1
	}
	t.next++
	return t.next - 1
}

// play plays when there is room.
func (t *trial) play(ctx context.Context, b branch, luck int) (played, error) {
	select {
	case t.runs.tries <- struct{}{}:
	case <-ctx.Done():
		return played{}, ctx.Err()
	}
	defer func() { <-t.runs.tries }()
	p, err := b.playOn(ctx, b.luck(luck))
	if luck > 0 {
		p.Nights = nil // no distribution needs them
	}
	if luck > 0 && errors.As(err, new(*sim.Refused)) {
		return played{broken: err}, nil // it was offered with the run's own luck
	}
	return p, err
}

// withoutGaps are the outcomes of a branch up to the first luck that is missing.
func (t *trial) withoutGaps(b int) []played {
	list := slices.Clip(t.known[b])
	for _, a := range t.todo {
		if a.branch != b {
			continue
		}
		if !a.done {
			break
		}
		list = append(list, a.played)
	}
	return list
}

func (r *Runs) known(key string) []played {
	r.mu.Lock()
	defer r.mu.Unlock()
	if known := r.mights[key]; known != nil {
		return *known
	}
	return nil
}

// remember keeps what was played of a branch, unless more is known by now.
func (r *Runs) remember(key string, list []played) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if known := r.mights[key]; known != nil {
		if len(list) > len(*known) {
			*known = list
		}
		return
	}
	if len(r.mights) >= branchesKnown {
		clear(r.mights) // they are played again
	}
	r.mights[key] = &list
}
