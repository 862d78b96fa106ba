package teach

import (
	"slices"
	"time"

	"caseload/app/store"
)

// Stuck is why a student seems to be stuck in a run, as far as rows tell.
type Stuck string

// Why somebody seems to be stuck.
const (
	NotStuck     Stuck = ""
	StuckRefused Stuck = "refused" // what they choose is refused again and again
	StuckRound   Stuck = "round"   // their decisions go round in the same three offers
	StuckStill   Stuck = "still"   // they have been at one desk for long
)

// From when somebody seems to be stuck.
const (
	StuckMinutes  = 20 // of presence at one desk
	StuckRefusals = 4  // at one desk
	stuckOffers   = 3  // in which as many decisions went round as a run's progress has
)

// StuckIn says why a student seems to be stuck in a run that goes on.
func StuckIn(r store.RunProgress) Stuck {
	offers := slices.Compact(slices.Sorted(slices.Values(r.Last)))
	switch {
	case r.Run.EndedAt != nil:
		return NotStuck
	case r.Refused >= StuckRefusals:
		return StuckRefused
	case r.Present >= StuckMinutes*time.Minute:
		return StuckStill
	case len(r.Last) == store.LastOffers && 1 < len(offers) && len(offers) <= stuckOffers:
		return StuckRound
	}
	return NotStuck
}
