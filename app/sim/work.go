package sim

import (
	"cmp"
	"slices"
)

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

// Work is what minutes are spent on.
type Work struct {
	Kind WorkKind
	Task string // the kind of the task, if Kind alone doesn't say it: "core group"
}

// work returns the work that doing the task is.
func (t *Task) work() Work {
	switch t.Kind {
	case "visit":
		return Work{Kind: WorkDirect}
	case "write up":
		return Work{Kind: WorkRecording}
	case "support":
		return Work{Kind: WorkConsult}
	case "call":
		return Work{Kind: WorkAnswering}
	case "meeting", "core group", "conference", "panel", "court":
		return Work{WorkMeeting, t.Kind}
	case "assessment", "report":
		return Work{WorkAssessment, t.Kind}
	}
	return Work{WorkOther, t.Kind}
}

// work returns the work that doing the item is.
func (it *Item) work() Work {
	if it.Kind.Calls() {
		return Work{Kind: WorkAnswering}
	}
	return Work{Kind: WorkRecording}
}

// MarshalText gives the work as a key of a map: "meeting: core group".
func (k Work) MarshalText() ([]byte, error) { return []byte(k.key()), nil }

func (k Work) key() string {
	if k.Task == "" {
		return string(k.Kind)
	}
	return string(k.Kind) + ": " + k.Task
}

// spent returns where the minutes went, most first.
func (w *World) spent() []Spent {
	if w.booked != nil {
		return w.booked
	}
	list := []Spent{}
	for work, minutes := range w.Minutes {
		if minutes > 0 {
			list = append(list, Spent{What: work.says(), Kind: work.Kind, Task: work.Task, Minutes: minutes})
		}
	}
	slices.SortFunc(list, func(a, b Spent) int {
		return cmp.Or(b.Minutes-a.Minutes, cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Task, b.Task))
	})
	w.booked = list
	return list
}
