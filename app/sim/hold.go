package sim

import "caseload/app/sim/calendar"

// A storyline that holds waits for as long as a condition is true. The condition
// can't change unless something in the world changes, so the storyline checks it
// only after a change. It checks at five-minute steps from when it began to hold,
// and not at night.
const (
	holdEvery = 5                // minutes between two checks
	holdUntil = 19*60 + 50       // minute of the day from which it sleeps
	holdFrom  = 9*60 + holdEvery // minute of the next working day at which it checks again
)

// change records that something a storyline can look at may have changed: a
// decision was made, a night began, or a storyline went on. Anything else that
// happens does so within one of these and is seen at the next check.
func (w *World) change() { w.changes++ }

// looks reports whether a holding storyline must check its condition now, and
// moves its next check on past steps at which nothing had changed.
func (w *World) looks(s *Storyline) bool {
	if s.look < w.Now { // nothing had changed at the steps since
		s.look = lookAfter(s.look, w.Now-1)
	}
	if s.look > w.Now {
		return false
	}
	if w.Now >= s.Wait.Until || s.seen < w.changes {
		return true
	}
	s.look = lookAfter(s.look, w.Now)
	return false
}

// looksNext returns when a holding storyline must check next: at the next step
// if something has changed, otherwise at the first step that is not before the
// end of its wait.
func (w *World) looksNext(s *Storyline) calendar.Time {
	if s.seen < w.changes {
		return lookAfter(s.look, w.Now)
	}
	return lookAfter(s.look, max(w.Now, s.Wait.Until-1))
}

// looked records that a holding storyline has just checked its condition.
func (w *World) looked(s *Storyline) {
	s.seen, s.look = w.changes, lookAfter(w.Now, w.Now)
}

// lookAfter returns the first step later than after, in the sequence of steps
// that continues from at.
func lookAfter(at, after calendar.Time) calendar.Time {
	for at <= after {
		if at.Minute() >= holdUntil {
			at = calendar.NextWorkingDay(at.Midnight()).At(holdFrom)
			continue
		}
		steps := min((int(after-at))/holdEvery+1, (holdUntil-at.Minute()+holdEvery-1)/holdEvery)
		at += calendar.Time(holdEvery * steps)
	}
	return at
}
