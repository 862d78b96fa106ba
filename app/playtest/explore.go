package playtest

import (
	"context"
	"strconv"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// aRound is how many plays the explorer runs before it looks at what they
// reached. It must not depend on the machine, because the findings depend on
// it.
const aRound = 32

// explore lets the explorer play in rounds. What a round plays depends only on
// the seed and on what earlier rounds reached. Some plays start afresh. Most
// take an earlier play that reached something new and follow it, either up to a
// turn or all the way with a different decision here and there, with other luck
// or under other terms.
func (t *test) explore(ctx context.Context) error {
	var kept []played
	for first := 0; first < t.Runs; first += aRound {
		starts := make([]start, min(aRound, t.Runs-first))
		for i := range starts {
			starts[i] = t.search(first+i, kept)
		}
		plays, err := t.playEach(ctx, starts, t.known)
		if err != nil {
			return err
		}
		for i := range plays {
			p := &plays[i]
			if p.found != nil && p.found.seat == nil && t.known.gain(p) > 0 {
				kept = append(kept, played{start: p.start})
			}
			t.add(Explorer, p)
		}
		t.done += len(plays)
		if t.Progress != nil {
			t.Progress(t.done, t.of)
		}
	}
	return nil
}

// search returns the start of the n-th play of an exploration. kept are the
// earlier plays that reached something new.
func (t *test) search(n int, kept []played) start {
	luck, drawn := sim.NewLuck(t.Seed), 0
	pick := func(of int) int {
		drawn++
		return luck.Pick(sim.Draw{Storyline: "explorer", Name: strconv.Itoa(n), Nth: drawn}, of)
	}
	seed := t.Seed + uint64(n)
	s := start{luck: sim.NewLuck(seed), choice: seed, policy: policy.Styles[n%len(policy.Styles)], eager: 1 << pick(5), covered: true, lines: true}
	others := 2 // one play in this many has other terms
	if len(kept) > 0 && pick(3) > 0 {
		from := kept[max(pick(len(kept)), pick(len(kept)), pick(len(kept)))] // prefer recent plays, which are the frontier
		turn := pick(len(from.decisions) + 1)
		s.terms, s.luck, s.decisions = from.terms, from.luck, from.decisions[:turn]
		switch pick(4) {
		case 0:
			s.luck = from.luck.Changed(max(1, turn), seed)
		case 1, 2:
			s.decisions, s.loose, s.eager = from.decisions, 4<<pick(3), 1
		}
		others = 6
	}
	if pick(others) == 0 {
		s.terms = otherTerms(t.v, pick)
	}
	return s
}

// otherTerms returns the scenario's terms with any of them changed at random,
// as if under another employer.
func otherTerms(v *scenario.Version, pick func(n int) int) *sim.Terms {
	terms := v.Opening
	terms.Blame = []sim.Blame{sim.LowBlame, sim.HighBlame}[pick(2)]
	terms.Discretion = []sim.Discretion{sim.NarrowDiscretion, sim.WideDiscretion}[pick(2)]
	terms.DutyCover, terms.Peers = pick(2) == 1, pick(2) == 1
	terms.Cancels = []int{terms.Cancels, 0, 1000}[pick(3)]
	terms.Ceiling = max(1, terms.Ceiling*[]int{100, 60, 150}[pick(3)]/100)
	terms.Recording = []int{terms.Recording, 15, 75}[pick(3)]
	terms.Development = []int{terms.Development, 0}[pick(2)]
	terms.Supervision = []calendar.Period{terms.Supervision, {N: 5, Unit: calendar.WorkingDays}, {N: 10, Unit: calendar.WorkingDays}, {N: 1, Unit: calendar.Months}, {N: 3, Unit: calendar.Months}}[pick(5)]
	return &terms
}
