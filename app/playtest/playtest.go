// Package playtest lets policies play a scenario many times and reports the
// results. It stores nothing and doesn't use the network.
package playtest

import (
	"context"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// Names accepted as a policy besides those of [policy.Named]. Explorer looks for
// what no play has reached. All stands for every policy, followed by the explorer.
const (
	Explorer = "explorer"
	All      = "all"
)

// Names lists the names accepted as a policy, for use in a sentence.
func Names() string { return policy.Names() + ", " + Explorer + "; " + All + " for each of them" }

// Options configure a playtest.
type Options struct {
	Policy   string // a policy's name, Explorer or All
	Runs     int    // number of plays per policy
	Seed     uint64 // of the first play; the n-th after it uses Seed+n
	Workers  int    // plays at the same time; 0 for one per core
	Progress func(done, of int)
}

// test is a running playtest.
type test struct {
	Options
	v      *scenario.Version
	known  *known
	done   int
	of     int
	faults []Failure
	index  map[FaultID]int // index in faults
	plays  map[string][]brief
	told   []string // names of the storylines
}

// brief is what is kept of a play once it has been added to known.
type brief struct {
	figures
	turns, fillers, words int
	steps                 int64
	serious               sim.Harm
	reached               []bool
	faults                []Fault
}

// Run plays a scenario with the named policy on all cores, runs times, with
// consecutive seeds from seed on. It notes no coverage, except for the
// explorer. It returns an error if there is no such policy or ctx is done.
func Run(ctx context.Context, v *scenario.Version, name string, runs int, seed uint64) (Report, error) {
	t, err := begin(v, Options{Policy: name, Runs: runs, Seed: seed})
	if err != nil {
		return Report{}, err
	}
	if err := t.playAll(ctx, t.names(), false); err != nil {
		return Report{}, err
	}
	return t.report(name, t.plays[name]), nil
}

// Test plays a scenario as the options say, and returns what the plays reached,
// what went wrong, whether the scenario distinguishes careful work from loud,
// and whether it is fair. For a given seed the findings are the same whatever
// the number of workers.
func Test(ctx context.Context, v *scenario.Version, o Options) (Findings, error) {
	t, err := begin(v, o)
	if err != nil {
		return Findings{}, err
	}
	if err := t.playAll(ctx, t.names(), true); err != nil {
		return Findings{}, err
	}
	return t.findings(ctx)
}

func begin(v *scenario.Version, o Options) (*test, error) {
	_, known := policy.Named[o.Policy]
	if !known && o.Policy != All && o.Policy != Explorer {
		return nil, o.noPolicy()
	}
	if o.Workers < 1 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	t := &test{Options: o, v: v, known: newKnown(), index: map[FaultID]int{}, plays: map[string][]brief{}}
	t.of = o.Runs * len(t.names())
	return t, nil
}

// names returns the policies that play, in order. The explorer comes last,
// because it looks for what the others have left.
func (t *test) names() []string {
	if t.Policy != All {
		return []string{t.Policy}
	}
	var names []string
	for name := range policy.Named {
		names = append(names, name)
	}
	slices.Sort(names)
	return append(names, Explorer)
}

func (t *test) playAll(ctx context.Context, names []string, covered bool) error {
	for _, name := range names {
		var err error
		if name == Explorer {
			err = t.explore(ctx)
		} else {
			err = t.playOne(ctx, name, covered)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// together is how many plays run before they are added to known. It must not
// depend on the machine, because reports would then depend on it.
const together = 128

// playOne runs all the plays of one policy.
func (t *test) playOne(ctx context.Context, name string, covered bool) error {
	for first := 0; first < t.Runs; first += together {
		starts := make([]start, min(together, t.Runs-first))
		for i := range starts {
			seed := t.Seed + uint64(first+i)
			starts[i] = start{luck: sim.NewLuck(seed), choice: seed, policy: policy.Named[name], covered: covered, lines: covered && noted(first+i)}
		}
		if _, err := t.batch(ctx, name, starts); err != nil {
			return err
		}
	}
	return nil
}

// Lines are noted in the first firstNoted plays of a policy and in every
// thenEvery-th play after that, because noting them takes time and what a policy
// runs is soon known. Everything else is noted in every play, and so are the
// explorer's lines.
const (
	firstNoted = 200
	thenEvery  = 10
)

// noted reports whether lines are noted in the n-th play, from 0.
func noted(n int) bool { return n < firstNoted || n%thenEvery == 0 }

// batch runs plays on all workers and then adds them in order.
func (t *test) batch(ctx context.Context, name string, starts []start) ([]played, error) {
	plays, err := t.playEach(ctx, starts, t.known)
	if err != nil {
		return nil, err
	}
	for i := range plays {
		t.add(name, &plays[i])
	}
	t.done += len(plays)
	if t.Progress != nil {
		t.Progress(t.done, t.of)
	}
	return plays, nil
}

// playEach runs plays on all workers and returns them in the order of starts.
// known steers an explorer and is only read.
func (t *test) playEach(ctx context.Context, starts []start, known *known) ([]played, error) {
	plays := make([]played, len(starts))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(t.Workers)
	for i := range starts {
		group.Go(func() (err error) {
			if err := ctx.Err(); err != nil {
				return err
			}
			plays[i], err = play(ctx, t.v, starts[i], known)
			return err
		})
	}
	return plays, group.Wait()
}

// add records the results of a play.
func (t *test) add(name string, p *played) {
	b := brief{figures: p.figures, turns: p.turns, fillers: p.fillers, words: p.words, steps: p.steps, serious: p.serious, reached: p.reached}
	for _, f := range p.faults {
		b.faults = append(b.faults, f.Fault)
		t.fail(name, p, f)
	}
	if len(p.stories) > len(t.told) {
		t.told = p.stories
	}
	t.plays[name] = append(t.plays[name], b)
	if p.found != nil && p.found.seat == nil { // a play that broke off isn't closed
		t.known.add(p, name)
	}
}
