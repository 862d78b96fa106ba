package policy

import (
	"slices"

	"caseload/app/sim"
)

// FirstCome answers letters and does tasks in the order in which they came, goes to
// supervision unprepared, and goes home on time.
func FirstCome(d sim.Desk, _ Pick) sim.Decision {
	l := &look{d}
	if d, ok := l.talks(); ok {
		return d
	}
	if tired(d) {
		return home()
	}
	if d, ok := l.goes(); ok {
		return d
	}
	if l.left() <= 0 {
		return home()
	}
	waiting := l.Waiting()
	slices.Reverse(waiting)
	for _, letter := range waiting {
		if d, ok := l.reply(letter, "P3"); ok {
			return d
		}
	}
	if d, ok := l.firstJob(l.kept(l.Tasks)); ok {
		return d
	}
	return l.admin()
}

// Loudest answers whoever is on the phone, then what came last, then does what
// is due today. It reads nothing, plans nothing and takes no break.
func Loudest(d sim.Desk, _ Pick) sim.Decision {
	l := &look{d}
	if d, ok := l.talks(); ok {
		return d
	}
	if tired(d) || l.left() <= 0 {
		return home()
	}
	waiting := l.Waiting()
	slices.SortStableFunc(waiting, func(a, b sim.Letter) int { return loud(b) - loud(a) })
	for _, letter := range waiting {
		tier := "P3"
		if letter.Urgent {
			tier = "P1"
		}
		if d, ok := l.reply(letter, tier); ok {
			return d
		}
	}
	if d, ok := l.firstJob(l.byDue()); ok {
		return d
	}
	return l.admin()
}

func loud(letter sim.Letter) int {
	switch {
	case letter.RingsOff != "":
		return 3
	case letter.Urgent:
		return 2
	case letter.By == sim.InPerson:
		return 1
	}
	return 0
}

// Deadline does what is due, soonest first, and answers letters when nothing is
// due today. It goes to supervision, since that has a date, and speaks of cases only.
func Deadline(d sim.Desk, _ Pick) sim.Decision {
	l := &look{d}
	if d, ok := l.talks("management", ""); ok {
		return d
	}
	if tired(d) {
		return home()
	}
	if d, ok := l.goes(); ok {
		return d
	}
	if l.left() <= 0 {
		return home()
	}
	jobs := l.kept(l.byDue())
	today := slices.DeleteFunc(slices.Clone(jobs), func(j sim.Job) bool { return !j.Today })
	if d, ok := l.firstJob(today); ok {
		return d
	}
	for _, letter := range l.Waiting() {
		if d, ok := l.reply(letter, "P2"); ok {
			return d
		}
	}
	if d, ok := l.firstJob(jobs); ok {
		return d
	}
	return l.admin()
}

// lateHour is when WornOut goes home, in minutes after the end of contracted
// hours.
const lateHour = 120

// WornOut does what is due without lunch or break until two hours after the end
// of its day, lets supervision go, and never says that it is too much.
func WornOut(d sim.Desk, _ Pick) sim.Decision {
	l := &look{d}
	if d, ok := l.talks(); ok {
		return d
	}
	if tired(d) || l.left() <= -lateHour {
		return home()
	}
	for _, letter := range l.Waiting() {
		if d, ok := l.reply(letter, "P2"); ok {
			return d
		}
	}
	if d, ok := l.firstJob(l.byDue()); ok {
		return d
	}
	return l.admin()
}
