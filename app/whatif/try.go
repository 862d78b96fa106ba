package whatif

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

// Tries plays what-ifs and remembers what they came to. It may be used by any
// number of goroutines; they share the processors.
type Tries struct {
	now  func() time.Time
	room chan struct{} // bounds how many plays are played at once

	mu    sync.Mutex
	known map[string]*[]played // what playing on came to, by branch
}

// New remembers nothing yet. The clock says when to stop trying more lucks; nothing
// else depends on it.
func New(now func() time.Time) *Tries {
	return &Tries{now: now, room: make(chan struct{}, runtime.GOMAXPROCS(0)), known: map[string]*[]played{}}
}

// try plays branches with the run's own luck and then with others, until all are
// played or time is up. It gives, for each branch, what the run's own luck came
// to and behind it the others in order, without gaps: equal for equal branches,
// but for how many there are.
func (t *Tries) try(ctx context.Context, branches []branch, seeds int, until time.Time) ([][]played, error) {
	ctx, cancel := context.WithTimeout(ctx, mustWait)
	defer cancel()
	work, keys := trial{tries: t, branches: branches, until: until}, make([]string, len(branches))
	for i, b := range branches {
		key, err := b.key()
		if err != nil {
			return nil, err
		}
		known := t.recall(key)
		keys[i], work.known = key, append(work.known, known[:min(len(known), seeds+1)])
	}
	work.plan(seeds)

	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(work.todo)) {
		group.Go(func() { work.run(ctx) })
	}
	group.Wait()

	sides := make([][]played, len(branches))
	for i := range branches {
		sides[i] = work.withoutGaps(i)
		t.remember(keys[i], sides[i])
	}
	for _, side := range sides {
		switch {
		case len(side) > 0 && side[0].broken == nil:
		case len(side) > 0:
			return nil, &Untried{"That can’t be played on from here by this policy; choose another, or another turn."}
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
	tries    *Tries
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
	if t.failed != nil || t.next == len(t.todo) || t.todo[t.next].luck > 0 && t.tries.now().After(t.until) {
		return -1
	}
	t.next++
	return t.next - 1
}

// play plays when there is room.
func (t *trial) play(ctx context.Context, b branch, luck int) (played, error) {
	done, err := t.tries.mayPlay(ctx)
	if err != nil {
		return played{}, err
	}
	defer done()
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

// mayPlay blocks until something may be played; the caller must call done.
func (t *Tries) mayPlay(ctx context.Context) (done func(), err error) {
	select {
	case t.room <- struct{}{}:
		return func() { <-t.room }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (t *Tries) recall(key string) []played {
	t.mu.Lock()
	defer t.mu.Unlock()
	if known := t.known[key]; known != nil {
		return *known
	}
	return nil
}

// remember keeps what was played of a branch, unless more is known by now.
func (t *Tries) remember(key string, list []played) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if known := t.known[key]; known != nil {
		if len(list) > len(*known) {
			*known = list
		}
		return
	}
	if len(t.known) >= branchesKnown {
		clear(t.known) // they are played again
	}
	t.known[key] = &list
}
