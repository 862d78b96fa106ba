package playtest

import (
	"context"
	"encoding/json"
	"errors"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// seriousHarm is the severity, of 1 to 4, from which a harm counts as serious.
const seriousHarm = 3

// Fairness says whether there is luck in which careful work must fail, and
// whether anything depends on who somebody is.
type Fairness struct {
	Serious    int          `json:"serious"` // number of seeds in which careful leads to serious harm
	Shown      []Harmed     `json:"shown"`   // the first of them
	Must       int          `json:"must"`    // of those shown, how many in which nobody avoided it
	Identities Identities   `json:"identities"`
	Fair       bool         `json:"fair"`
	Sentence   sim.Sentence `json:"sentence"`
}

// Harmed is a seed with which careful leads to serious harm.
type Harmed struct {
	Seed     uint64   `json:"seed"`
	Severity int      `json:"severity"`
	What     string   `json:"what"`
	Avoided  []string `json:"avoided"` // policies that avoid serious harm with that luck
	Tried    int      `json:"tried"`   // number of the explorer's plays with that luck, if no policy avoids it
}

// Identities is the result of playing the same luck under other names.
type Identities struct {
	Drawn    bool           `json:"drawn"`    // whether the scenario draws names at all
	Compared int            `json:"compared"` // number of plays, each under both sets of names
	Differ   []sim.Sentence `json:"differ"`   // one sentence for each play that differs
}

const (
	harmedShown = 20 // seeds that are listed one by one
	tries       = 48 // plays in which the explorer looks for a way out, per seed
	rounds      = 4  // rounds into which these plays are divided
	luckless    = 5  // seeds for which the explorer looks for a way out
	namePlays   = 6  // seeds played under other names, per policy
)

// fairness returns nil if careful hasn't played.
func (t *test) fairness(ctx context.Context) (*Fairness, error) {
	careful := t.plays["careful"]
	if len(careful) == 0 {
		return nil, nil
	}
	f := &Fairness{Shown: []Harmed{}}
	looked := 0
	for i := range careful {
		if careful[i].serious.Severity < seriousHarm {
			continue
		}
		f.Serious++
		if len(f.Shown) == harmedShown {
			continue
		}
		h := Harmed{Seed: t.Seed + uint64(i), Severity: careful[i].serious.Severity, What: careful[i].serious.What, Avoided: t.avoided(i)}
		if len(h.Avoided) == 0 && looked < luckless {
			looked++
			if err := t.wayOut(ctx, &h); err != nil {
				return nil, err
			}
		}
		if len(h.Avoided) == 0 && h.Tried > 0 {
			f.Must++
		}
		f.Shown = append(f.Shown, h)
	}
	var err error
	if f.Identities, err = t.identities(ctx); err != nil {
		return nil, err
	}
	f.Fair = f.Must == 0 && len(f.Identities.Differ) == 0
	f.Sentence = f.sentence(len(careful))
	return f, nil
}

// avoided returns the policies that avoid serious harm with the luck of the
// i-th play.
func (t *test) avoided(i int) []string {
	names := []string{}
	for _, name := range t.names() {
		if plays := t.plays[name]; name != Explorer && i < len(plays) && plays[i].serious.Severity < seriousHarm {
			names = append(names, name)
		}
	}
	return names
}

// wayOut lets the explorer look for a play without serious harm with one seed's
// luck. It plays in rounds, each steered towards what the earlier ones left
// untried.
func (t *test) wayOut(ctx context.Context, h *Harmed) error {
	tried := newKnown()
	for h.Tried < tries {
		starts := make([]start, tries/rounds)
		for i := range starts {
			n := h.Tried + i
			starts[i] = start{luck: sim.NewLuck(h.Seed), choice: t.Seed + uint64(n), policy: policy.Styles[n%len(policy.Styles)], eager: 1 << (i % 4), covered: true}
		}
		plays, err := t.playEach(ctx, starts, tried)
		if err != nil {
			return err
		}
		h.Tried += len(plays)
		for i := range plays {
			if plays[i].found.seat != nil { // it broke off
				continue
			}
			if plays[i].serious.Severity < seriousHarm {
				h.Avoided = append(h.Avoided, Explorer)
				return nil
			}
			tried.add(&plays[i], Explorer)
		}
	}
	return nil
}

// identities plays the same luck with every name in the bank replaced. Two
// desks that are the same apart from names count as the same, because judgement
// sees nothing else.
func (t *test) identities(ctx context.Context) (Identities, error) {
	found := Identities{Differ: []sim.Sentence{}}
	other, draws, err := t.v.Renamed()
	if err != nil || !draws {
		return found, err
	}
	found.Drawn = true
	for _, name := range []string{"careful", "random"} {
		for i := range min(t.Runs, namePlays) {
			if err := ctx.Err(); err != nil {
				return found, err
			}
			seed := t.Seed + uint64(i)
			turn, err := parted(t.v, other, name, seed)
			if err != nil {
				return found, err
			}
			found.Compared++
			if turn > 0 {
				found.Differ = append(found.Differ, sayParted(name, seed, turn))
			}
		}
	}
	return found, nil
}

// parted returns the first turn at which a policy's play in two versions
// differs in more than names, or 0 if it never does.
func parted(v, other *scenario.Version, name string, seed uint64) (int, error) {
	var seats [2]*scenario.Seat
	var picks [2]policy.Pick
	for i, version := range []*scenario.Version{v, other} {
		seat, err := scenario.Sit(version, nil, sim.NewLuck(seed))
		if err != nil {
			return 0, err
		}
		seats[i], picks[i] = seat, policy.Chance(seed)
	}
	for {
		desks := [2]sim.Desk{seats[0].Desk(), seats[1].Desk()}
		if same, err := sameUnnamed(desks[0], desks[1]); err != nil {
			return 0, err
		} else if !same {
			return desks[0].Turn, nil
		}
		if seats[0].Ended() {
			return 0, nil
		}
		for i := range seats {
			if err := seats[i].Decide(policy.Named[name](desks[i], picks[i])); err != nil {
				return desks[0].Turn, nil //nolint:nilerr // a play that can't go on counts as different
			}
		}
	}
}

// sameUnnamed reports whether two desks are the same once both have the bank's
// original names.
func sameUnnamed(one, other sim.Desk) (bool, error) {
	a, err := json.Marshal(one)
	b, otherErr := json.Marshal(other)
	return scenario.Unmarked(string(a)) == scenario.Unmarked(string(b)), errors.Join(err, otherErr)
}
