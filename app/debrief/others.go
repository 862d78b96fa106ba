package debrief

import (
	"slices"

	"caseload/app/sim"
)

// ForOthers returns a debrief as anybody but the student may see it: without
// strain, without anything about distressing events or talking them over, and
// without any sign of whether or where feelings were spoken of. Hours, breaks,
// load and evidence stay.
//
// It lists what it keeps, so that a new field is left out until somebody decides
// that others may see it. What is left out is empty here, which in some fields
// would look like a figure; when it is written as JSON, use [Debrief.HandedOn].
func (d Debrief) ForOthers() Debrief {
	if d.Form < form { // stored before what only the student may see had fields of its own
		d.Decisions, d.Limits = []Decided{}, nil
		d.Supervision.Sessions = []Session{}
	}
	return Debrief{
		Title: d.Title, Role: d.Role, First: d.First.forOthers(), Prioritising: d.Prioritising,
		Stress:      Stress{Days: hoursOnly(d.Stress.Days), Events: []Distress{}, Overtime: d.Stress.Overtime, Load: d.Stress.Load},
		Supervision: d.Supervision.forOthers(),
		Moments:     d.Moments, Decisions: decisionsForOthers(d.Decisions), Topics: d.Topics, Later: d.Later,
		Frameworks: d.Frameworks, Limits: append(slices.Clone(d.Limits), leftOut), Form: d.Form,
	}
}

// forOthers returns the first page without what pressed, what stayed open in
// supervision, and what the student might try.
func (f FirstPage) forOthers() FirstPage {
	f.Pressed, f.Open, f.Try = []sim.Sentence{}, "", Try{}
	f.Decisions = slices.Clone(f.Decisions)
	for i := range f.Decisions {
		f.Decisions[i].Try = Try{}
	}
	return f
}

// hoursOnly returns days with only their hours and the tasks and dates of the
// day.
func hoursOnly(days []Day) []Day {
	list := make([]Day, len(days))
	for i, d := range days {
		list[i] = Day{Review: sim.Review{
			Day: d.Day, Date: d.Date, ISO: d.ISO, Left: d.Left, Worked: d.Worked, Overtime: d.Overtime, Early: d.Early, Breaks: d.Breaks,
			Done: d.Done, Waiting: d.Waiting, Pressing: d.Pressing, Missed: d.Missed,
		}, Sentences: []sim.Sentence{worked(d.Review), left(d.Review)}}
	}
	return list
}

func (s Supervision) forOthers() Supervision {
	s.Sessions = slices.Clone(s.Sessions)
	for i := range s.Sessions {
		one := &s.Sessions[i]
		one.Feelings = false
		one.Functions = slices.DeleteFunc(slices.Clone(one.Functions), func(f string) bool { return f == functions[2] })
		if one.AdHoc { // it was about one thing; if any other were named, a missing name would reveal feelings
			one.Functions, one.Workload = nil, false
		}
		one.Own, one.Agreed = nil, nil // which follow from what was replied in a conversation
	}
	return s
}

// decisionsForOthers leaves out all decisions to step away from the desk. One of
// them is to talk something over, and the times and lengths of the others would
// give it away. The days' minutes of break stay.
func decisionsForOthers(all []Decided) []Decided {
	list := slices.DeleteFunc(slices.Clone(all), func(d Decided) bool { return d.Verb == sim.VerbRecover })
	for i := range list {
		list[i].Own = ""
	}
	return list
}

// HandedOn is the form in which [Debrief.ForOthers] is written as JSON: without
// the fields whose empty values would make a false statement about what was left
// out.
type HandedOn struct {
	Debrief
	OwnLimits   hidden              `json:"own_limits,omitempty"`
	First       handedOnFirst       `json:"first"`
	Stress      handedOnStress      `json:"stress"`
	Supervision handedOnSupervision `json:"supervision"`
}

// hidden is the type of a field that hides an embedded one of the same name, and
// is never written.
type hidden *struct{}

type handedOnFirst struct {
	FirstPage
	Pressed hidden `json:"pressed,omitempty"`
	Open    hidden `json:"open,omitempty"`
	Try     hidden `json:"try,omitempty"`
}

type handedOnStress struct {
	Stress
	Whose  hidden        `json:"whose,omitempty"`
	Events hidden        `json:"events,omitempty"`
	Days   []handedOnDay `json:"days"`
}

type handedOnDay struct {
	Day
	From   hidden `json:"from,omitempty"`
	To     hidden `json:"to,omitempty"`
	Band   hidden `json:"band,omitempty"`
	Parts  hidden `json:"parts,omitempty"`
	Strain hidden `json:"strain,omitempty"`

	Causes  hidden `json:"causes,omitempty"`
	Pressed hidden `json:"pressed,omitempty"`
}

type handedOnSupervision struct {
	Supervision
	Sessions []handedOnSession `json:"sessions"`
}

type handedOnSession struct {
	Session
	Feelings  hidden   `json:"feelings,omitempty"`
	Own       hidden   `json:"own,omitempty"`
	Agreed    hidden   `json:"agreed,omitempty"`
	Functions []string `json:"functions,omitzero"`
	Workload  *bool    `json:"workload,omitzero"`
}

// HandedOn returns a debrief for others in the form in which it is written as
// JSON.
func (d Debrief) HandedOn() HandedOn {
	d = d.ForOthers()
	s := HandedOn{Debrief: d, First: handedOnFirst{FirstPage: d.First}, Stress: handedOnStress{Stress: d.Stress, Days: []handedOnDay{}}, Supervision: handedOnSupervision{Supervision: d.Supervision, Sessions: []handedOnSession{}}}
	for _, day := range d.Stress.Days {
		s.Stress.Days = append(s.Stress.Days, handedOnDay{Day: day})
	}
	for _, one := range d.Supervision.Sessions {
		shared := handedOnSession{Session: one, Functions: one.Functions}
		if !one.AdHoc {
			shared.Workload = &one.Workload
		}
		s.Supervision.Sessions = append(s.Supervision.Sessions, shared)
	}
	return s
}
