package sim

import (
	"slices"

	"caseload/app/sim/calendar"
)

// activity says how minutes are spent: on what kind of work, and whether the
// student chose it (planned it, or picked it when nothing was pressing).
type activity struct {
	kind   string
	chosen bool
}

// workAt spends minutes on a task or a paper and returns the minutes not spent.
// It stops early when an urgent message arrives, when supervision is due
// (unless the student is with a family), or at the hour when everybody goes
// home.
func (w *World) workAt(minutes int, a activity) (left int, err error) {
	today := min(minutes, w.latest()-w.Now.Minute())
	end := w.Now + calendar.Time(today)
	err = w.run(end, a, func(arrived []Message) bool {
		return w.called() && a.kind != workDirect || slices.ContainsFunc(arrived, func(m Message) bool { return m.Urgent && m.State == MessageOpen })
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

// happen carries out everything that is due now.
func (w *World) happen() error {
	w.ringOff()
	w.callSupervision()
	return w.settle()
}

// nextEvent returns the next time at which something is due, or end if
// nothing is due before it.
func (w *World) nextEvent(end calendar.Time) calendar.Time {
	next := end
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
	if a.kind == "" || minutes == 0 {
		return
	}
	w.book(a.kind, minutes)
	if a.kind == workBreak {
		w.Today.Breaks += minutes
		return
	}
	w.Today.Worked += minutes
	if a.chosen {
		w.Today.Chosen += minutes
	}
}

// book adds minutes to the total of a kind of work.
func (w *World) book(kind string, minutes int) {
	w.Minutes[kind] += minutes
	w.booked = nil
}

// Kinds of work, as keys of World.Minutes. A task of any other kind is counted
// under its own kind; see workOf.
const (
	workDirect      = "time with people"
	workTravel      = "travel"
	workRecording   = "recording and email"
	workLearning    = "protected time to learn"
	workReading     = "reading"
	workAnswering   = "calls and answers"
	workTriage      = "triage"
	workConsult     = "asking others"
	workBreak       = "breaks"
	workSupervision = "supervision"
)

// workOf returns the kind of work that a task of this kind counts as.
func workOf(kind string) string {
	switch kind {
	case "visit":
		return workDirect
	case "write up":
		return workRecording
	case "call":
		return workAnswering
	case "":
		return "other work"
	}
	return kind
}

// WorkKind is a kind of work in a fixed form that programs can compare.
type WorkKind string

const (
	WorkDirect      WorkKind = "direct"
	WorkTravel      WorkKind = "travel"
	WorkRecording   WorkKind = "recording"
	WorkLearning    WorkKind = "learning"
	WorkReading     WorkKind = "reading"
	WorkAnswering   WorkKind = "answering"
	WorkTriage      WorkKind = "triage"
	WorkConsult     WorkKind = "consulting"
	WorkBreak       WorkKind = "break"
	WorkSupervision WorkKind = "supervision"
	WorkMeeting     WorkKind = "meeting"    // includes core groups, conferences, panels and court
	WorkAssessment  WorkKind = "assessment" // includes reports
	WorkOther       WorkKind = "other"
)

// workKinds maps the keys of World.Minutes to kinds of work: the constants
// above, and the kinds of task known here.
var workKinds = map[string]WorkKind{
	workDirect: WorkDirect, workTravel: WorkTravel, workRecording: WorkRecording, workLearning: WorkLearning, workReading: WorkReading,
	workAnswering: WorkAnswering, workTriage: WorkTriage, workConsult: WorkConsult, workBreak: WorkBreak, workSupervision: WorkSupervision,
	"meeting": WorkMeeting, "core group": WorkMeeting, "conference": WorkMeeting, "panel": WorkMeeting, "court": WorkMeeting,
	"assessment": WorkAssessment, "report": WorkAssessment,
}

// kindOfWork returns the WorkKind for a key of World.Minutes, or WorkOther if
// the key is unknown.
func kindOfWork(what string) WorkKind {
	if kind, known := workKinds[what]; known {
		return kind
	}
	return WorkOther
}
