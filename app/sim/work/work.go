// Package work names what a practitioner's minutes are spent on: kinds of work, and
// kinds of tasks. It knows nothing of the world, its tasks or its clock.
package work

import "caseload/app/sim/sentence"

// Kind is a kind of work in a fixed form that programs can compare.
type Kind string

const (
	Direct      Kind = "direct" // time with people
	Travel      Kind = "travel"
	Recording   Kind = "recording"
	Learning    Kind = "learning"
	Reading     Kind = "reading"
	Answering   Kind = "answering"
	Triage      Kind = "triage"
	Consulting  Kind = "consulting"
	Break       Kind = "break"
	Supervision Kind = "supervision"
	Meetings    Kind = "meeting"    // includes core groups, conferences, panels and court
	Assessing   Kind = "assessment" // includes reports
	Other       Kind = "other"
)

// TaskKind is the kind of a task; "" if the author hasn't said.
type TaskKind string

const (
	Visit      TaskKind = "visit" // the only kind that has travel, and that counts as seeing the family
	Call       TaskKind = "call"
	WriteUp    TaskKind = "write up"
	Meeting    TaskKind = "meeting"
	CoreGroup  TaskKind = "core group"
	Conference TaskKind = "conference"
	Review     TaskKind = "review"
	Panel      TaskKind = "panel"
	Court      TaskKind = "court"
	Assessment TaskKind = "assessment"
	SignOff    TaskKind = "sign off" // finishing an assessment and having it signed
	Report     TaskKind = "report"
	Letter     TaskKind = "letter"
	Training   TaskKind = "training"
	Support    TaskKind = "support"     // a group, or time with a colleague
	FamilyTime TaskKind = "family time" // supervising it, or driving to it
)

// TaskKinds lists the kinds that an author can name.
var TaskKinds = []TaskKind{Visit, Call, WriteUp, Meeting, CoreGroup, Conference, Review, Panel, Court, Assessment, SignOff, Report, Letter, Training, Support, FamilyTime}

// Work is what minutes are spent on.
type Work struct {
	Kind Kind
	Task TaskKind // if Kind alone doesn't say it: a core group is one of many meetings
}

// Work returns the work that doing a task of this kind is.
func (k TaskKind) Work() Work {
	switch k {
	case Visit:
		return Work{Kind: Direct}
	case WriteUp:
		return Work{Kind: Recording}
	case Support:
		return Work{Kind: Consulting}
	case Call:
		return Work{Kind: Answering}
	case Meeting, CoreGroup, Conference, Panel, Court:
		return Work{Meetings, k}
	case Assessment, SignOff, Report:
		return Work{Assessing, k}
	}
	return Work{Other, k}
}

// Key returns the work as a name: "travel", "meeting: core group".
func (w Work) Key() string {
	if w.Task == "" {
		return string(w.Kind)
	}
	return string(w.Kind) + ": " + string(w.Task)
}

// MarshalText gives the work as a key of a map.
func (w Work) MarshalText() ([]byte, error) { return []byte(w.Key()), nil }

var says = map[Kind]sentence.Sentence{
	Direct: "time with people", Travel: "travel", Recording: "recording and email",
	Learning: "protected time to learn", Reading: "reading", Answering: "calls and answers",
	Triage: "triage", Consulting: "asking others", Break: "breaks", Supervision: "supervision",
	Meetings: "meeting", Assessing: "assessment", Other: "other work",
}

// Says says what the work is.
func (w Work) Says() sentence.Sentence {
	if w.Task != "" {
		return sentence.Sentence(w.Task)
	}
	return says[w.Kind]
}
