package sim

import (
	"slices"

	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
)

// activity says how minutes are spent: on what work, whether the student chose it
// (planned it, or picked it when nothing was pressing), and with whom, if with anybody.
type activity struct {
	work   work.Work
	chosen bool
	with   string
}

// workAt spends minutes on a task or a paper and returns the minutes not spent.
// It stops early when an urgent message arrives, when supervision is due
// (unless the student is with a family), or at the hour when everybody goes
// home.
func (w *World) workAt(minutes int, a activity) (left int, err error) {
	today := min(minutes, w.latest()-w.Now.Minute())
	end := w.Now + calendar.Time(today)
	err = w.run(end, a, func(arrived []Message) bool {
		return w.called() && a.work.Kind != work.Direct || slices.ContainsFunc(arrived, func(m Message) bool { return m.interrupts() })
	})
	return minutes - today + int(end-w.Now), err
}

// spend spends minutes on something that nothing interrupts: a conversation or
// a break. It never runs past the last minute of the day.
func (w *World) spend(minutes int, a activity) error {
	return w.run(min(w.Now+calendar.Time(minutes), w.Now.At(calendar.MinutesADay-1)), a, nil)
}

// run advances time, event by event, until end or until stops returns true for
// the messages that have just arrived. Whatever else arrives waits on the desk.
// If stops is nil, nothing ends the run early.
func (w *World) run(end calendar.Time, a activity, stops func(arrived []Message) bool) error {
	w.Undo = nil
	if a.with != "" {
		messages, events := len(w.Messages), len(w.Events)
		defer func() { w.sendsAfterwards(a.with, messages, events) }()
	}
	for w.Now < end {
		next := w.nextEvent(end)
		w.tally(int(next-w.Now), a)
		w.Now = next
		before := len(w.Messages)
		if err := w.happen(); err != nil {
			return err
		}
		if stops != nil && stops(w.Messages[before:]) {
			return nil
		}
	}
	return nil
}

// sendsAfterwards moves what somebody has sent to the end of the time that they have spent
// with the student: nobody writes while they sit together. messages and events are how
// many there were before.
func (w *World) sendsAfterwards(with string, messages, events int) {
	for i := messages; i < len(w.Messages); i++ {
		m := &w.Messages[i]
		if m.From != with || m.At == w.Now {
			continue
		}
		if m.RingsOff != 0 {
			m.RingsOff += w.Now - m.At
		}
		m.At = w.Now
		for j := events; j < len(w.Events); j++ {
			if e := &w.Events[j]; e.On == m.ID {
				e.At, e.When = w.Now.Clock(), calendar.When(w.Now)
			}
		}
	}
}

// happen carries out everything that is due now.
func (w *World) happen() error {
	w.ringOff()
	w.callSupervision()
	w.hold(w.Now)
	if w.Now == w.lunchGone() {
		w.happened("", w.saysNoLunch())
	}
	return w.settle()
}

// nextEvent returns the next time at which something is due, or end if
// nothing is due before it.
func (w *World) nextEvent(end calendar.Time) calendar.Time {
	next := end
	if gone := w.lunchGone(); gone > w.Now {
		next = min(next, gone)
	}
	next = w.appointmentsEnd(next)
	for i := range w.Storylines {
		s := &w.Storylines[i]
		switch {
		case s.Ended:
		case s.Wait.For == WaitTime && s.Wait.Until > w.Now:
			next = min(next, s.Wait.Until)
		case s.Wait.For == WaitHold:
			next = min(next, w.looksNext(s))
		}
	}
	for i := range w.Messages {
		if m := &w.Messages[i]; m.Waiting() && m.RingsOff > w.Now {
			next = min(next, m.RingsOff)
		}
	}
	for i := range w.Sessions {
		for _, at := range []calendar.Time{w.Sessions[i].At, w.Sessions[i].At + sessionWaits} {
			if w.Sessions[i].State == SessionDue && at > w.Now {
				next = min(next, at)
			}
		}
	}
	return next
}

// tally adds minutes to the totals for their kind of work and to today's
// ledger.
func (w *World) tally(minutes int, a activity) {
	if a.work.Kind == "" || minutes == 0 {
		return
	}
	w.book(a.work, minutes)
	if a.work.Kind == work.Break {
		w.Today.Breaks += minutes
		return
	}
	w.Today.Worked += minutes
	if a.chosen {
		w.Today.Chosen += minutes
	}
}

// book adds minutes to the total of some work.
func (w *World) book(on work.Work, minutes int) {
	w.Minutes[on] += minutes
	w.booked = nil
}
