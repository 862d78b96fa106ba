package policy

import (
	"context"
	"iter"

	"caseload/app/sim"
)

// A Pick returns a random number from 0 to n-1.
type Pick = func(n int) int

// Chance returns the Pick for a seed. The same seed gives the same numbers in
// the same order. They are independent of those that a story draws.
func Chance(seed uint64) Pick {
	luck, draws := sim.NewLuck(seed), 0
	return func(n int) int {
		draws++
		return luck.Pick(sim.Draw{Storyline: "policy", Name: "choice", Nth: draws}, n)
	}
}

// A Seat is a play in which decisions can be made: a *sim.World or a
// *scenario.Seat.
type Seat interface {
	Desk() sim.Desk
	Decide(sim.Decision) error
}

// A Turn is one decision of a policy, the desk at which it was made, and the
// error if it was not accepted.
type Turn struct {
	Desk     sim.Desk
	Decision sim.Decision
	Err      error
}

// Play lets a policy decide until the play has ended or the context is done,
// and yields each turn after its decision. A turn whose decision failed is
// yielded like any other; if the caller keeps ranging, the policy is asked
// again at the same desk. When the context is done, a last turn with nothing
// but its error is yielded.
func Play(ctx context.Context, seat Seat, decide Policy, pick Pick) iter.Seq[Turn] {
	return func(yield func(Turn) bool) {
		for desk := seat.Desk(); !desk.Ended; desk = seat.Desk() {
			if err := ctx.Err(); err != nil {
				yield(Turn{Err: err})
				return
			}
			decision := decide(desk, pick)
			if !yield(Turn{desk, decision, seat.Decide(decision)}) {
				return
			}
		}
	}
}
