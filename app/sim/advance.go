package sim

import "slices"

// activity is how minutes are spent: what kind of work it is, and whether the
// student chose it (planned it, or picked it where nothing pressed).
type activity struct {
	kind   string
	chosen bool
}

// workAt spends minutes on a task or a paper. An urgent arrival stops it, and so
// does supervision, but for who is with a family, and the hour at which everybody
// goes home; what is left is returned.
func (w *World) workAt(minutes int, a activity) (left int, err error) {
	today := min(minutes, w.latest()-w.Now.Minute())
	end := w.Now + Moment(today)
	err = w.run(end, a, func(arrived []Message) bool {
		return w.called() && a.kind != workDirect || slices.ContainsFunc(arrived, func(m Message) bool { return m.Urgent && m.State == MessageOpen })
	})
	return minutes - today + int(end-w.Now), err
}

// spend spends minutes that nothing stops: a conversation, a break. A day's last
// minute ends them.
func (w *World) spend(minutes int, a activity) error {
	return w.run(min(w.Now+Moment(minutes), w.Now.At(minutesADay-1)), a, nil)
}

// run lets time pass, event by event, until end or until what has just arrived
// stops it; everything else waits on the desk.
func (w *World) run(end Moment, a activity, stops func(arrived []Message) bool) error {
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

// happen lets everything happen that is due now.
func (w *World) happen() error {
	w.ringOff()
	w.callSupervision()
	return w.settle()
}

// nextEvent is the next moment at which something is due, at the latest end.
func (w *World) nextEvent(end Moment) Moment {
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
		for _, at := range []Moment{w.Sessions[i].At, w.Sessions[i].At + sessionWaits} {
			if w.Sessions[i].State == SessionDue && at > w.Now {
				next = min(next, at)
			}
		}
	}
	return next
}

// tally books minutes where they went.
func (w *World) tally(minutes int, a activity) {
	if a.kind == "" || minutes == 0 {
		return
	}
	w.Minutes[a.kind] += minutes
	if a.kind == workBreak {
		w.Today.Breaks += minutes
		return
	}
	w.Today.Worked += minutes
	if a.chosen {
		w.Today.Chosen += minutes
	}
}

// Where minutes go. Kinds of task that are none of these count as themselves.
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

// workOf is the kind of work that a task of this kind is.
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

// WorkKind is a kind of work, for programs.
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
	WorkMeeting     WorkKind = "meeting"    // core groups, conferences, panels and court among them
	WorkAssessment  WorkKind = "assessment" // and reports
	WorkOther       WorkKind = "other"
)

// workKinds are the kinds of the minutes that a world counts: its own, and those
// of the kinds of task that are known here.
var workKinds = map[string]WorkKind{
	workDirect: WorkDirect, workTravel: WorkTravel, workRecording: WorkRecording, workLearning: WorkLearning, workReading: WorkReading,
	workAnswering: WorkAnswering, workTriage: WorkTriage, workConsult: WorkConsult, workBreak: WorkBreak, workSupervision: WorkSupervision,
	"meeting": WorkMeeting, "core group": WorkMeeting, "conference": WorkMeeting, "panel": WorkMeeting, "court": WorkMeeting,
	"assessment": WorkAssessment, "report": WorkAssessment,
}

func kindOfWork(what string) WorkKind {
	if kind, known := workKinds[what]; known {
		return kind
	}
	return WorkOther
}
