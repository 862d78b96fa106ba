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

// A what-if of a week takes about a second of processor time for every hundred
// lucks on each side. So the lucks are played on every processor that decisions
// leave free, results are cached, and when time is up the answer contains what
// there is so far. Asking the same question again continues from there.

// branchesKnown is how many branches are cached, each with its outcomes: up to
// MaxSeeds of them, of about a hundred bytes, and the one with the run's own
// luck.
const branchesKnown = 256

// Tries plays what-ifs and caches the results. It is safe for concurrent use;
// all callers share the processors.
type Tries struct {
	now   func() time.Time
	enter Enter

	mu    sync.Mutex
	known map[string]*[]played // outcomes by branch key, indexed by luck
}

// Enter blocks until another play may be played, or returns the context's error.
// The caller must call leave after the play.
type Enter func(ctx context.Context) (leave func(), err error)

// New returns Tries with an empty cache. The clock decides when to stop trying
// more lucks; nothing else depends on it.
func New(now func() time.Time, enter Enter) *Tries {
	return &Tries{now: now, enter: enter, known: map[string]*[]played{}}
}

// try plays branches with the run's own luck and then with others, until all
// are played or time is up. For each branch it returns the outcome with the
// run's own luck, followed by those with the others in order and without gaps.
// For equal branches the results are equal, except for their number. No other
// luck is begun after until. The run's own luck may take longer, but no call
// takes much longer than mustWait.
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
			return nil, &Untried{sayNotPlayedOn}
		case work.failed != nil && !errors.Is(work.failed, context.DeadlineExceeded):
			return nil, work.failed
		default:
			return nil, ErrBusy
		}
	}
	return sides, nil
}

// trial is one call of try. Its attempts are made in order of luck, so that
// both sides progress together.
type trial struct {
	tries    *Tries
	branches []branch
	known    [][]played
	until    time.Time

	mu     sync.Mutex
	todo   []attempt
	next   int // index in todo
	failed error
}

// attempt is a branch to be played with one luck.
type attempt struct {
	branch, luck int
	done         bool
	played
}

// plan lists the attempts that aren't cached yet, the run's own luck first.
func (t *trial) plan(seeds int) {
	for luck := range seeds + 1 {
		for b := range t.branches {
			if luck >= len(t.known[b]) {
				t.todo = append(t.todo, attempt{branch: b, luck: luck})
			}
		}
	}
}

// run makes one attempt after another until there are none left, one fails, or
// time is up. Several goroutines may call it at once.
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

// take returns the index of the next attempt, or -1 if there is none.
func (t *trial) take() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.failed != nil || t.next == len(t.todo) || t.todo[t.next].luck > 0 && t.tries.now().After(t.until) {
		return -1
	}
	t.next++
	return t.next - 1
}

// play plays an attempt as soon as there is room for it.
func (t *trial) play(ctx context.Context, b branch, luck int) (played, error) {
	leave, err := t.tries.enter(ctx)
	if err != nil {
		return played{}, err
	}
	defer leave()
	p, err := b.playOn(ctx, b.luck(luck))
	if luck > 0 {
		p.Nights = nil // no distribution needs them
	}
	if luck > 0 && errors.As(err, new(*sim.Refused)) {
		return played{broken: err}, nil // it is offered only with the run's own luck
	}
	return p, err
}

// withoutGaps returns the outcomes of a branch up to the first luck that is
// missing.
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

// recall returns the cached outcomes of a branch, or nil.
func (t *Tries) recall(key string) []played {
	t.mu.Lock()
	defer t.mu.Unlock()
	if known := t.known[key]; known != nil {
		return *known
	}
	return nil
}

// remember caches the outcomes of a branch unless more are cached by now.
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
		clear(t.known) // they will be played again
	}
	t.known[key] = &list
}
