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

// Fold plays the play and yields its seat at every step: at the first desk, and
// after each decision. Desk and digest of a step are made when the seat is asked
// for them, so a fold that nobody looks at makes neither; [Seat.Step] keeps both.
// It stops at the first error: a refused decision, a version that does not begin,
// or [sim.ErrInterrupted].
func Fold(p Play) iter.Seq2[*Seat, error] {
	return func(yield func(*Seat, error) bool) {
		seat, err := Sit(p.Version, p.Terms, p.Luck)
		if err != nil {
			yield(nil, err)
			return
		}
		if !yield(seat, nil) {
			return
		}
		for i, d := range p.Decisions {
			if err := seat.Decide(d); err != nil {
				yield(nil, fmt.Errorf("turn %d: %w", i+1, err))
				return
			}
			if !yield(seat, nil) {
				return
			}
		}
	}
}

// Seat is a paused fold: a place at a desk. It is not safe for use by two
// goroutines, and after an error that is not a [*sim.Refused] it is dead.
type Seat struct {
	world    *sim.World
	last     *sim.Decision    // that led here; nil at the first desk
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
func (s *Seat) Decide(d sim.Decision) error {
	if err := s.world.Decide(d); err != nil {
		return err
	}
	s.last = &d
	return nil
}

// Last is the decision that led here; nil at the first desk.
func (s *Seat) Last() *sim.Decision { return s.last }

// Turn is the turn at which the next decision is made, from 1.
func (s *Seat) Turn() int { return s.world.Turn + 1 }

// Ended says whether the play has ended.
func (s *Seat) Ended() bool { return s.world.Ended }

// Step is where the fold now is, to be kept while it goes on.
func (s *Seat) Step() Step {
	return Step{Decision: s.last, Desk: s.world.Desk(), Digest: s.world.Digest()}
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
