package scenario

import (
	"fmt"
	"iter"

	"caseload/app/script"
	"caseload/app/sim"
)

// Play is the whole of what was played. Terms nil means the scenario's own.
type Play struct {
	Version   *Version
	Terms     *sim.Terms
	Luck      sim.Luck
	Decisions []sim.Decision
}

// Step is a desk, the decision that led to it (nil for the first), and the
// digest of the world behind it.
type Step struct {
	Decision *sim.Decision
	Desk     sim.Desk
	Digest   string
}

// Fold yields the play's steps: the first desk, then one for each decision.
// It stops at the first error: a refused decision, a version that does not
// begin, or [sim.ErrInterrupted].
func Fold(p Play) iter.Seq2[Step, error] {
	return func(yield func(Step, error) bool) {
		seat, err := Sit(p.Version, p.Terms, p.Luck)
		if err != nil {
			yield(Step{}, err)
			return
		}
		if !yield(seat.Step(nil), nil) {
			return
		}
		for i := range p.Decisions {
			if err := seat.Decide(p.Decisions[i]); err != nil {
				yield(Step{}, fmt.Errorf("turn %d: %w", i+1, err))
				return
			}
			if !yield(seat.Step(&p.Decisions[i]), nil) {
				return
			}
		}
	}
}

// Seat is a paused fold: a place at a desk. It is not safe for use by two
// goroutines, and after an error that is not a [*sim.Refused] it is dead.
type Seat struct {
	world    *sim.World
	coverage *script.Coverage // nil but for [SitCovered]
}

// Sit begins a play.
func Sit(v *Version, terms *sim.Terms, luck sim.Luck) (*Seat, error) {
	world, err := sim.NewUnder(v.Rules, v.program.Tell(), terms, luck)
	if err != nil {
		return nil, err
	}
	return &Seat{world: world}, nil
}

// Decide makes the next decision.
func (s *Seat) Decide(d sim.Decision) error { return s.world.Decide(d) }

// Turn is the turn at which the next decision is made, from 1.
func (s *Seat) Turn() int { return s.world.Turn + 1 }

// Ended says whether the play has ended.
func (s *Seat) Ended() bool { return s.world.Ended }

// Step is where the fold now is, with the decision that led there.
func (s *Seat) Step(d *sim.Decision) Step {
	return Step{Decision: d, Desk: s.world.Desk(), Digest: s.world.Digest()}
}

// Desk is what the student sees now.
func (s *Seat) Desk() sim.Desk { return s.world.Desk() }

// Digest is the digest of the world behind the desk.
func (s *Seat) Digest() string { return s.world.Digest() }

// Faults are the storylines that failed, for the authors.
func (s *Seat) Faults() []sim.Fault { return s.world.Faults }

// Storylines are the names of the pack's storylines, in the order declared.
func (s *Seat) Storylines() []string {
	names := make([]string, len(s.world.Storylines))
	for i := range names {
		names[i] = s.world.Storylines[i].Name
	}
	return names
}

// Outcome is what the play came to; known after the end only.
func (s *Seat) Outcome() (sim.Outcome, bool) { return s.world.Outcome(), s.world.Ended }

// Days are the days that have ended, in their order.
func (s *Seat) Days() []sim.Review { return s.world.Reviews() }

// Published is what the scenario publishes about what has been on the desk.
func (s *Seat) Published() []sim.Published { return s.world.Published() }

// Size is about how many bytes a seat holds on to.
func (s *Seat) Size() int64 { return s.world.Size() }
