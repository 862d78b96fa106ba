package teach

import (
	"bytes"
	"context"
	"time"

	"caseload/app/sim"
	"caseload/app/store"
)

// Means says what a change of an assignment does to those who have begun, in sentences; it
// is empty if nothing happens to anybody.
func (t *Assignments) Means(ctx context.Context, l LedAssignment, next Assignment) ([]sim.Sentence, error) {
	students, err := t.Progress(ctx, l)
	if err != nil {
		return nil, err
	}
	given, err := t.store.Allowances(ctx, l)
	if err != nil {
		return nil, err
	}
	now, at := l.Assignment(), t.now()
	var said []sim.Sentence
	say := func(n int, sentence func(n int) sim.Sentence) {
		if n > 0 {
			said = append(said, sentence(n))
		}
	}
	if now.Version != next.Version || now.Employer != next.Employer || !bytes.Equal(now.Terms, next.Terms) || !bytes.Equal(now.Luck, next.Luck) || now.Variants != next.Variants {
		say(students.Begun(), sayOthersChange)
	}
	if now.Frameworks != next.Frameworks {
		say(students.Begun(), sayFrameworksChange)
	}
	if now.Minutes != next.Minutes {
		say(students.count(goesOn), sayClockChanges)
	}
	say(students.count(func(x store.Progress) bool {
		due := next.DueFor(given[x.Student.ID])
		return !ended(x) && at.Before(now.DueFor(given[x.Student.ID])) && !at.Before(due)
	}), sayDueAtOnce)
	if next.Opens.After(now.Opens) && next.Opens.After(at) {
		say(students.Begun(), sayOpensLater)
	}
	if next.Attempts < now.Attempts {
		say(students.count(func(x store.Progress) bool { return len(x.Runs) > next.Attempts+given[x.Student.ID].Attempts }), sayFewerAttempts)
	}
	if hides(now, next, at) {
		say(students.count(ended), sayHidden)
	}
	return said, nil
}

// hides reports whether a debrief that is shown now isn't any longer.
func hides(now, next Assignment, at time.Time) bool {
	shown := func(a Assignment) bool {
		return a.Debrief == FromEnd || a.Debrief == FromDue && !at.Before(a.Until(Allowance{})) || a.Debrief == FromRelease && now.Released != nil
	}
	return shown(now) && !shown(next)
}

func (p Progress) count(is func(store.Progress) bool) (n int) {
	for _, x := range p {
		if is(x) {
			n++
		}
	}
	return n
}

// ended reports whether a student has a run that has ended.
func ended(x store.Progress) bool {
	for _, r := range x.Runs {
		if r.Run.EndedAt != nil {
			return true
		}
	}
	return false
}

// goesOn reports whether a student has a run that hasn't ended.
func goesOn(x store.Progress) bool {
	for _, r := range x.Runs {
		if r.Run.EndedAt == nil {
			return true
		}
	}
	return false
}
