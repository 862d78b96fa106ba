package sim

import (
	"slices"

	"caseload/app/sim/calendar"
)

// Undo holds the state before the last free decision. Such a decision can be
// taken back until time moves on.
type Undo struct {
	Plan   []string
	Order  []string // ids of the cases, in the student's order
	Tied   map[string]bool
	Tiers  map[string]TierSet
	Agenda Agenda
}

// TierSet is a case's tier, when it was set, and when news last came since
// then.
type TierSet struct {
	Tier     string
	At, News calendar.Time
}

// remember saves the state that free decisions can change. It must be called
// before each of them.
func (w *World) remember() {
	u := &Undo{Plan: slices.Clone(w.Plan), Tied: map[string]bool{}, Tiers: map[string]TierSet{}, Agenda: w.Agenda}
	for i := range w.Cases {
		c := &w.Cases[i]
		u.Order = append(u.Order, c.ID)
		u.Tied[c.ID], u.Tiers[c.ID] = c.Tied, TierSet{c.Tier, c.TierAt, c.News}
	}
	w.Undo = u
}

// takeBack restores the saved state.
func (w *World) takeBack() {
	u := w.Undo
	w.Undo, w.Plan, w.Agenda = nil, u.Plan, u.Agenda
	var cases []Case
	for _, id := range u.Order {
		if c := w.Case(id); c != nil {
			kept := *c
			kept.Tier, kept.TierAt, kept.News = u.Tiers[id].Tier, u.Tiers[id].At, u.Tiers[id].News
			kept.Tied = u.Tied[id] && len(cases) > 0
			cases = append(cases, kept)
		}
	}
	for _, c := range w.Cases { // keep cases that a story has added since
		if !slices.Contains(u.Order, c.ID) {
			cases = append(cases, c)
		}
	}
	w.Cases = cases
}

func (w *World) takeBackOffers(list []Offer) []Offer {
	if w.Undo == nil {
		return list
	}
	return append(list, Offer{ID: VerbTakeBack, Verb: VerbTakeBack, Label: "Take back what I just decided"})
}
