package playtest

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// seriousHarm is the severity from which a harm is serious, of 1 to 4.
const seriousHarm = 3

// Fairness is whether there is luck in which careful work must fail, and whether
// anything hangs on who somebody is.
type Fairness struct {
	Serious    int        `json:"serious"` // seeds in which careful comes to serious harm
	Shown      []Harmed   `json:"shown"`   // the first of them
	Must       int        `json:"must"`    // of those shown, in which nobody avoided it
	Identities Identities `json:"identities"`
	Fair       bool       `json:"fair"`
	Sentence   string     `json:"sentence"`
}

// Harmed is a seed in which careful comes to serious harm.
type Harmed struct {
	Seed     uint64   `json:"seed"`
	Severity int      `json:"severity"`
	What     string   `json:"what"`
	Avoided  []string `json:"avoided"` // the policies that avoid serious harm in that luck
	Tried    int      `json:"tried"`   // plays of the explorer in that luck, where no policy did
}

// Identities is what playing the same luck under other names shows.
type Identities struct {
	Drawn    bool     `json:"drawn"`    // the scenario draws names at all
	Compared int      `json:"compared"` // plays, each under both names
	Differ   []string `json:"differ"`   // in sentences
}

const (
	harmedShown = 20 // seeds that are told one by one
	tries       = 48 // plays of the explorer for a way out, in one luck
	rounds      = 4  // in which it plays them
	luckless    = 5  // seeds for which a way out is looked for
	namePlays   = 6  // seeds played under other names
)

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

// avoided are the policies that come to no serious harm in the luck of the i-th
// play.
func (t *test) avoided(i int) []string {
	names := []string{}
	for _, name := range t.names() {
		if plays := t.plays[name]; name != Explorer && i < len(plays) && plays[i].serious.Severity < seriousHarm {
			names = append(names, name)
		}
	}
	return names
}

// wayOut lets the explorer look for a play without serious harm in one luck:
// round by round, each steered to what those before it left undone.
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

// identities plays the same luck with every name of the bank another. Desks that
// are the same but for the names are judged the same: judgement sees nothing
// else.
func (t *test) identities(ctx context.Context) (Identities, error) {
	found := Identities{Differ: []string{}}
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
				found.Differ = append(found.Differ, fmt.Sprintf("Under other names, the play of %s with seed %d goes another way at turn %d.", name, seed, turn))
			}
		}
	}
	return found, nil
}

// parted is the first turn at which a policy's play differs in two versions by
// more than names; 0 where it never does.
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
		if unnamed(desks[0]) != unnamed(desks[1]) {
			return desks[0].Turn, nil
		}
		if seats[0].Ended() {
			return 0, nil
		}
		for i := range seats {
			if err := seats[i].Decide(policy.Named[name](desks[i], picks[i])); err != nil {
				return desks[0].Turn, nil //nolint:nilerr // a play that can't go on is told as a failure
			}
		}
	}
}

// unnamed is a desk as text, with the bank's own names.
func unnamed(desk sim.Desk) string {
	data, err := json.Marshal(desk)
	if err != nil {
		return strconv.Quote(err.Error())
	}
	return scenario.Unmarked(string(data))
}

func (f *Fairness) sentence(seeds int) string {
	luck := fmt.Sprintf("In %d of %d seeds careful comes to serious harm", f.Serious, seeds)
	switch {
	case f.Serious == 0:
		luck = fmt.Sprintf("Careful comes to serious harm in none of %d seeds.", seeds)
	case f.Must > 0:
		luck += fmt.Sprintf("; in %d of those looked at nobody found a way to avoid it. Is there something a student could have seen?", f.Must)
	default:
		luck += ", and in each that was looked at somebody avoids it."
	}
	switch {
	case !f.Identities.Drawn:
		return luck + " It draws no names from the bank, so nothing could be tried under others."
	case len(f.Identities.Differ) > 0:
		return luck + " Something hangs on who somebody is: the same play goes another way under other names."
	}
	return luck + " Under other names every play is the same."
}
