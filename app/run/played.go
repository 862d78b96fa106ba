package run

import (
	"context"
	"errors"
	"slices"

	"caseload/app/debrief"
	"caseload/app/sim"
	"caseload/app/store"
)

// Played is one of a student's runs of a scenario beside their others: what they meant to
// try, what was left, and how supervision was used. It holds no figure to compare.
type Played struct {
	Run         Run
	Aim         Aim          // the run began with it
	Met         sim.Sentence // what the run shows about the aim; "" without one
	Left        []debrief.Undone
	Supervision []sim.Sentence
	Kept        Aim // kept after it, for the next one
}

// mostPlayed is how many runs are shown beside each other.
const mostPlayed = 6

// PlayedBefore lists a guest's runs of the scenario of one of their runs that have ended,
// in the order in which they ended, up to that one, without those whose debrief waits. It
// is empty if that one is the first.
func (r *Runs) PlayedBefore(ctx context.Context, g Guest, m Mine, waits func(Mine) (bool, error)) ([]Played, error) {
	slug, err := r.Slug(ctx, m)
	if err != nil {
		return nil, err
	}
	ended, err := r.endedOf(ctx, g, slug)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(ended, func(other Mine) bool { return other.ID() == m.ID() })
	if i < 1 {
		return nil, nil
	}
	var list []Played
	for _, one := range ended[max(i+1-mostPlayed, 0) : i+1] {
		wait, err := waits(one)
		if err != nil {
			return nil, err
		}
		if wait || one.Shut() {
			continue
		}
		p, err := r.played(ctx, one)
		if errors.Is(err, store.ErrHidden) {
			continue
		}
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

func (r *Runs) played(ctx context.Context, m Mine) (Played, error) {
	d, err := r.Debrief(ctx, m)
	if err != nil {
		return Played{}, err
	}
	aims, err := r.Aims(ctx, m)
	p := Played{Run: m.Run(), Aim: aims.Begun, Kept: aims.Kept, Left: d.First.Left, Supervision: d.First.Supervision}
	if p.Aim.Text != "" {
		p.Met = d.Met(p.Aim.Rule)
	}
	return p, err
}
