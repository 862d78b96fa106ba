// Package playtest lets policies play a scenario many times and says what came
// of it. It stores nothing and speaks to nobody.
package playtest

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"

	"golang.org/x/sync/errgroup"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// Report is what N plays of one policy came to. It is the same for a seed
// whatever the number of workers.
type Report struct {
	Scenario  string   `json:"scenario"`
	Policy    string   `json:"policy"`
	Runs      int      `json:"runs"`
	Seed      uint64   `json:"seed"`
	Errors    []string `json:"errors"`    // each once: storylines that failed, plays that could not go on
	Unreached []string `json:"unreached"` // storylines that in no play got past what they first wait for
	Harm      Spread   `json:"harm"`
	WorryDays Spread   `json:"worry_days"`
	Strain    Spread   `json:"strain"` // points at the end of the last working day
	Missed    Spread   `json:"dates_missed"`
	Turns     Spread   `json:"turns"`
	Minutes   Spread   `json:"minutes"` // worked, in the story
}

// Spread is a distribution: its mean and the 10th, 50th and 90th of every 100.
type Spread struct {
	Mean float64 `json:"mean"`
	P10  float64 `json:"p10"`
	P50  float64 `json:"p50"`
	P90  float64 `json:"p90"`
}

// played is what one play came to.
type played struct {
	outcome sim.Outcome
	turns   int
	faults  []string
	stories []string
}

// Run lets the policy of that name play runs times, with seeds that follow from
// seed, on all cores.
func Run(ctx context.Context, v *scenario.Version, name string, runs int, seed uint64) (Report, error) {
	bot, ok := policy.Named[name]
	if !ok {
		return Report{}, errors.New("there is no policy called " + strconv.Quote(name) + "; there are: " + policy.Names())
	}
	plays := make([]played, runs)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range plays {
		group.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			var err error
			plays[i], err = play(ctx, v, bot, seed+uint64(i))
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return Report{}, err
	}
	return report(Report{Scenario: v.Slug, Policy: name, Runs: runs, Seed: seed, Errors: []string{}}, plays), nil
}

// play is one play from start to end. A play that can't go on is a fault of the
// pack or the program, and is reported as one: a panic, too, or one pack would
// end the program.
func play(ctx context.Context, v *scenario.Version, bot policy.Policy, seed uint64) (p played, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			p.faults = append(p.faults, fmt.Sprintf("the play broke off: %v", broken))
		}
	}()
	seat, err := scenario.Sit(v, nil, sim.NewLuck(seed))
	if err != nil {
		return played{}, err
	}
	luck, draws := sim.NewLuck(seed), 0
	pick := func(n int) int {
		draws++
		return luck.Pick(sim.Draw{Storyline: "policy", Name: "choice", Nth: draws}, n)
	}
	for !seat.Ended() {
		if err := ctx.Err(); err != nil {
			return played{}, err
		}
		decision := bot(seat.Desk(), pick)
		if err := seat.Decide(decision); err != nil {
			if errors.Is(err, sim.ErrInterrupted) {
				return played{}, err
			}
			p.faults = append(p.faults, decision.Offer+": "+err.Error())
			break
		}
		p.turns++
	}
	p.outcome, _ = seat.Outcome()
	p.stories = seat.Storylines()
	for _, f := range seat.Faults() {
		p.faults = append(p.faults, f.Storyline+": "+f.Message)
	}
	return p, nil
}

func report(r Report, plays []played) Report {
	for _, p := range plays {
		for _, fault := range p.faults {
			if !slices.Contains(r.Errors, fault) {
				r.Errors = append(r.Errors, fault)
			}
		}
	}
	r.Unreached = unreached(plays)
	r.Harm = spread(plays, func(p played) float64 { return float64(p.outcome.Harm) })
	r.WorryDays = spread(plays, func(p played) float64 { return float64(p.outcome.WorryDays) })
	r.Strain = spread(plays, func(p played) float64 { return float64(p.outcome.Strain/1000) / 1000 })
	r.Missed = spread(plays, func(p played) float64 { return float64(p.outcome.Missed) })
	r.Turns = spread(plays, func(p played) float64 { return float64(p.turns) })
	r.Minutes = spread(plays, func(p played) float64 { return float64(p.outcome.Minutes) })
	return r
}

func unreached(plays []played) []string {
	names := []string{}
	if len(plays) == 0 {
		return names
	}
	for i, name := range plays[0].stories {
		if !slices.ContainsFunc(plays, func(p played) bool { return i < len(p.outcome.Reached) && p.outcome.Reached[i] }) {
			names = append(names, name)
		}
	}
	return names
}

// spread takes the nearest value that is there, so that a count stays one.
func spread(plays []played, of func(played) float64) Spread {
	if len(plays) == 0 {
		return Spread{}
	}
	values, sum := make([]float64, len(plays)), 0.0
	for i, p := range plays {
		values[i] = of(p)
		sum += values[i]
	}
	slices.Sort(values)
	at := func(percent int) float64 { return values[(len(values)-1)*percent/100] }
	return Spread{Mean: sum / float64(len(values)), P10: at(10), P50: at(50), P90: at(90)}
}
