package sim

import (
	"caseload/app/sim/calendar"
	"caseload/app/sim/strain"
	"caseload/app/sim/workload"
	"caseload/app/sim/worry"
)

// endDay ends the working day: it writes the review, steps the strain model and
// runs the world to the next working morning, through weekends and holidays.
// After the last day the world has ended.
func (w *World) endDay() error {
	w.Undo = nil
	for w.exchange() != nil {
		w.leave()
	}
	if err := w.leaveTheDoor(); err != nil {
		return err
	}
	w.handedDone()
	w.hold(w.Now.At(calendar.MinutesADay - 1))
	w.lapseSupervision()
	w.missDates(w.Now.Midnight().AddDays(1))
	review := w.review()
	hours, _ := w.hoursNeeded()
	today := w.inputs(hours)
	w.Unresolved = today.Unresolved
	review.Causes = w.Strain.Causes(today)
	w.Strain, review.Parts = w.Strain.Step(today)
	review.To, review.Band = w.Strain.S, w.Strain.Band().String()
	w.Days = append(w.Days, review)
	morning := calendar.NextWorkingDay(w.Now.Midnight())
	w.Plan, w.Today = nil, w.tomorrow(morning) // what happens in the night counts towards tomorrow
	if err := w.night(morning.At(w.Setting.From)); err != nil {
		return err
	}
	w.Today.Morning = w.Strain.S
	if w.dayOfWeek() == 1 {
		w.Learned = 0
	}
	if w.Day == w.Setting.Days {
		w.Ended = true
		return nil
	}
	w.Day++
	w.morning()
	w.cares()
	return nil
}

// leaveTheDoor leaves a family whose question wasn't answered, and goes back: the day
// ends after the way, which counts as work.
func (w *World) leaveTheDoor() error {
	if m := w.atTheDoor(); m != nil && w.BackFrom != "" {
		w.lapse(m)
		if err := w.settle(); err != nil {
			return err
		}
	}
	return w.goBack()
}

// checkInAfter is how many evenings in a row somebody ends overloaded before a manager
// asks (DOMAIN 6.4, a design proposal).
const checkInAfter = 3

// cares lets the employer notice on a morning what the bands of strain call for: a
// manager asks after three overloaded days, and takes work off whoever is unsafe.
func (w *World) cares() {
	switch n := w.overloaded(); {
	case w.Strain.Band() == strain.Unsafe:
		taken := 0
		for i := range w.Items {
			if it := &w.Items[i]; it.open() {
				it.Gone = true
				taken++
			}
		}
		w.happened("", tookOff(taken))
	case n == checkInAfter:
		w.happened("", checksIn)
	}
}

// overloaded returns how many evenings in a row, up to last night's, ended overloaded.
func (w *World) overloaded() (n int) {
	for i := len(w.Days) - 1; i >= 0 && (strain.State{S: w.Days[i].To}).Band() >= strain.Overloaded; i-- {
		n++
	}
	return n
}

// tomorrow returns the ledger of the next working day, with what it takes over from
// the day that is ending. A day of rest in between leaves nothing to take over.
func (w *World) tomorrow(morning calendar.Time) Ledger {
	if morning > w.Now.Midnight().AddDays(1) {
		return Ledger{}
	}
	l := Ledger{Late: w.Overtime()}
	if !w.Today.talkedOver() {
		l.Lingering = w.Today.Emotional
	}
	return l
}

// talkedOver reports whether the day had supervision or a talk with colleagues.
func (l *Ledger) talkedOver() bool { return l.Held || l.Peers > 0 }

// night runs the world to the next working morning. Callers ring off,
// storylines go on, and days without work count as rest.
func (w *World) night(morning calendar.Time) error {
	w.away = true
	w.change()
	defer func() { w.away = false }()
	for i := range w.Messages {
		if m := &w.Messages[i]; m.Waiting() && (m.Holds > 0 || m.By == ByPhone) {
			w.lapse(m)
		}
	}
	if err := w.settle(); err != nil {
		return err
	}
	w.countWorry()
	for rest := w.Now.Midnight().AddDays(1); rest < morning.Midnight(); rest = rest.AddDays(1) {
		next := rest.AddDays(1)
		if err := w.run(next, activity{}, nil); err != nil {
			return err
		}
		w.missDates(next)
		w.Unresolved = w.unresolved()
		w.Strain, _ = w.Strain.Step(strain.Inputs{Rest: true, Unresolved: w.Unresolved})
		w.countWorry()
	}
	return w.run(morning, activity{}, nil)
}

// missDates marks the unmet dates due before a day as missed.
func (w *World) missDates(day calendar.Time) {
	for i := range w.Cases {
		for j := range w.Cases[i].Dates {
			if d := &w.Cases[i].Dates[j]; !d.Met && !d.Missed && d.Due < day {
				d.Missed = true
				w.account(&w.Cases[i], d)
				w.Today.Missed = append(w.Today.Missed, w.Cases[i].Name+": "+d.What)
			}
		}
	}
}

// inputs returns today's inputs to the strain model, taken only from the diary and
// the hours needed.
func (w *World) inputs(hours workload.Hours) strain.Inputs {
	chosen := 1000
	if w.Today.Worked > 0 {
		chosen = w.Today.Chosen * 1000 / w.Today.Worked
	}
	if w.Terms.Discretion == NarrowDiscretion {
		chosen = chosen * narrowPercent / 100
	}
	in := strain.Inputs{
		Load: hours.Needed * 1000 / hours.There, Emotional: w.Today.Emotional, Unresolved: w.unresolved(),
		Overtime: w.Overtime(), Control: chosen,
		Supervised: w.Today.Held, Quality: w.Today.Quality,
		Peers: w.Today.Peers, Outcomes: w.Today.Good,
		Unbroken: w.unbroken(), Late: w.Today.Late, Unfinished: w.unfinished(), Blame: w.Terms.Blame == HighBlame,
	}
	if !w.Today.talkedOver() {
		in.Lingering = w.Today.Lingering
	}
	return in
}

// narrowPercent is how much of the work that somebody chose counts as chosen where
// discretion is narrow and every choice has to be agreed (a design proposal).
const narrowPercent = 80

// unbroken returns how much of the half hour away from the desk, which a full day is
// to have, is missing. It is missing once the time for lunch has passed.
func (w *World) unbroken() int {
	if !w.hasLunch() || w.Now.Minute() <= lunchUntil {
		return 0
	}
	return max(0, lunchMinutes-w.Today.Breaks)
}

// unfinished counts what was left: routine work that has come back, and tasks that
// are overdue.
func (w *World) unfinished() int {
	n := 0
	for i := range w.Items {
		if it := &w.Items[i]; it.open() && it.Asked != 0 {
			n++
		}
	}
	for i := range w.Tasks {
		if t := &w.Tasks[i]; t.Open() && t.Due != 0 && t.Due < w.Now.Midnight() {
			n++
		}
	}
	return n
}

// unresolved counts missed dates that have since been neither met nor
// explained, and serious concerns that nothing protective has answered. A child
// under section 47 who has not been seen counts as two.
func (w *World) unresolved() int {
	n := 0
	for i := range w.Cases {
		c := &w.Cases[i]
		for j := range c.Dates {
			if c.Dates[j].Missed && !c.Dates[j].Met && c.Dates[j].Excused == "" {
				n++
			}
		}
		switch {
		case c.Concern < worry.Serious:
		case c.LastSeen == 0 && c.Enquiry:
			n += 2
		default:
			n++
		}
	}
	return n
}
