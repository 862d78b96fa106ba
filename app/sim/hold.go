package sim

// A storyline that holds waits while something is so. Nothing can have come of it
// before something has changed, so it looks then, and not all the time. It looks
// at five-minute steps from when it began to hold, and sleeps at night.
const (
	holdEvery = 5                // minutes between two looks
	holdUntil = 19*60 + 50       // the minute of the day after which it sleeps
	holdFrom  = 9*60 + holdEvery // and at which it looks again, on the next working day
)

// change notes that something may have changed that a storyline can look at: a
// decision is made, a night begins, a storyline has gone on. What happens besides
// does so within one of these, and is seen at the next look.
func (w *World) change() { w.changes++ }

// looks says whether a storyline that holds is to look now.
func (w *World) looks(s *Storyline) bool {
	if s.look < w.Now { // there was nothing to see
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

// looksNext is when a storyline that holds has to look next: at the next step once
// something has changed, else at the first one that is no longer before its end.
func (w *World) looksNext(s *Storyline) Moment {
	if s.seen < w.changes {
		return lookAfter(s.look, w.Now)
	}
	return lookAfter(s.look, max(w.Now, s.Wait.Until-1))
}

// looked notes that a storyline that holds has just seen how things are.
func (w *World) looked(s *Storyline) {
	s.seen, s.look = w.changes, lookAfter(w.Now, w.Now)
}

// lookAfter is the first step after a moment, of those that go on from at.
func lookAfter(at, after Moment) Moment {
	for at <= after {
		if at.Minute() >= holdUntil {
			at = NextWorkingDay(at.Midnight()).At(holdFrom)
			continue
		}
		steps := min((int(after-at))/holdEvery+1, (holdUntil-at.Minute()+holdEvery-1)/holdEvery)
		at += Moment(holdEvery * steps)
	}
	return at
}
