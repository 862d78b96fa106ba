package scenario

import (
	"context"
	"fmt"
	"iter"

	"caseload/app/script"
	"caseload/app/sim"
)

// Play is everything that determines a play. Nil Terms means the scenario's own.
type Play struct {
	Version   *Version
	Terms     *sim.Terms
	Luck      sim.Luck
	Variant   Variant
	Decisions []sim.Decision
}

// Step is a desk, the decision that led to it (nil for the first desk), and the
// digest of the world behind it.
type Step struct {
	Decision *sim.Decision
	Desk     sim.Desk
	Digest   string
}

// Fold plays the play and yields its seat at every step: at the first desk, and
// after each decision. A seat makes its desk and digest only when asked, so a fold
// costs nothing for steps that nobody looks at; [Seat.Step] captures both. Fold
// stops at the first error: a refused decision, a version that can't begin, or
// [sim.ErrInterrupted].
func Fold(p Play) iter.Seq2[*Seat, error] {
	return func(yield func(*Seat, error) bool) {
		seat, err := SitWithin(context.Background(), p)
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

// Seat is a paused fold: a place at a desk. It is not safe for concurrent use.
// After an error other than a [*sim.Refused] it must not be used again.
type Seat struct {
	world    *sim.World
	told     script.Telling
	last     *sim.Decision    // the decision that led here; nil at the first desk
	coverage *script.Coverage // nil unless the seat was made by [SitCovered]
}

// Sit begins a play with the names that luck draws, and returns the seat at its first
// desk. Nil terms means the scenario's own.
func Sit(v *Version, terms *sim.Terms, luck sim.Luck) (*Seat, error) {
	return SitWithin(context.Background(), Play{Version: v, Terms: terms, Luck: luck})
}

// SitWithin begins a play, making none of its decisions, and returns the seat at its first
// desk. It watches ctx, as [Seat.Watch] does.
func SitWithin(ctx context.Context, p Play) (*Seat, error) {
	program, err := p.Version.told(p.Variant)
	if err != nil {
		return nil, err
	}
	told := program.Tell()
	told.Watch(ctx)
	world, err := sim.NewUnder(p.Version.Rules, told, p.Terms, p.Luck)
	if err != nil {
		return nil, err
	}
	return &Seat{world: world, told: told}, nil
}

// Watch lets the end of ctx interrupt what the seat does, from here to the next Watch.
// An interrupted decision returns [sim.ErrInterrupted].
func (s *Seat) Watch(ctx context.Context) { s.told.Watch(ctx) }

// Decide makes the next decision. If it is refused, the error is a [*sim.Refused]
// and the seat is unchanged.
func (s *Seat) Decide(d sim.Decision) error {
	if err := s.world.Decide(d); err != nil {
		return err
	}
	s.last = &d
	return nil
}

// Last returns the decision that led here, or nil at the first desk.
func (s *Seat) Last() *sim.Decision { return s.last }

// Turn returns the turn at which the next decision is made, from 1.
func (s *Seat) Turn() int { return s.world.Turn + 1 }

// Ended reports whether the play has ended.
func (s *Seat) Ended() bool { return s.world.Ended }

// Step captures the present step; it stays valid while the fold goes on.
func (s *Seat) Step() Step {
	return Step{Decision: s.last, Desk: s.world.Desk(), Digest: s.world.Digest()}
}

// Desk returns what the student sees now.
func (s *Seat) Desk() sim.Desk { return s.world.Desk() }

// A Glance is a seat whose desks have only what policies read, and are good until the next
// is made. See [sim.World.Glance].
type Glance struct{ *Seat }

// Desk returns what a policy needs to see now.
func (g Glance) Desk() sim.Desk { return g.world.Glance() }

// Digest returns the digest of the world behind the desk.
func (s *Seat) Digest() string { return s.world.Digest() }

// Faults returns the storylines that failed, for the authors.
func (s *Seat) Faults() []sim.Fault { return s.world.Faults }

// Storylines returns the names of the pack's storylines in the order of
// declaration.
func (s *Seat) Storylines() []string {
	names := make([]string, len(s.world.Storylines))
	for i := range names {
		names[i] = s.world.Storylines[i].Name
	}
	return names
}

// Outcome returns the outcome of the play, and whether the play has ended; before
// the end the outcome isn't final.
func (s *Seat) Outcome() (sim.Outcome, bool) { return s.world.Outcome(), s.world.Ended }

// Days returns the reviews of the days that have ended, in order.
func (s *Seat) Days() []sim.Review { return s.world.Reviews() }

// Published returns what the scenario publishes about the things that have been on
// the desk.
func (s *Seat) Published() []sim.Published { return s.world.Published() }

// Size returns roughly how many bytes of memory the seat holds.
func (s *Seat) Size() int64 { return s.world.Size() }
