package sim

import (
	"cmp"
	"slices"

	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
	"caseload/app/sim/worry"
)

// Outcome is what happened, what emerged and what was harmed. It is known only
// after the end, and judgement is made without it.
type Outcome struct {
	Harm      int              `json:"harm"`       // sum of the severities of Harms
	WorryDays int              `json:"worry_days"` // weighted by concern
	Strain    int64            `json:"strain"`     // millionths of a point, at the end of the last working day
	Missed    int              `json:"dates_missed"`
	Minutes   int              `json:"minutes"` // worked
	Harms     []Harm           `json:"harms"`
	Faults    []Fault          `json:"-"` // for the authors, like Reached
	Left      Left             `json:"-"`
	Facts     []worry.Fact     `json:"-"` // what was so, for what came out afterwards
	Unopened  []worry.Unopened `json:"-"` // papers in which something serious stood
	Reached   []bool           `json:"-"` // for each storyline, in order of declaration: whether it got past its first wait
}

// Outcome returns the outcome of a world that has ended.
func (w *World) Outcome() Outcome {
	o := Outcome{WorryDays: w.WorryDays, Strain: w.lastStrain(), Harms: w.Harms, Faults: w.Faults, Facts: w.Facts, Unopened: w.unopened()}
	for i := range w.Storylines {
		o.Reached = append(o.Reached, w.Storylines[i].Ended || w.Storylines[i].told > 1)
	}
	for _, h := range w.Harms {
		o.Harm += h.Severity
	}
	for _, c := range slices.Concat(w.Cases, w.Former) {
		for _, d := range c.Dates {
			if d.Missed && d.Excused == "" {
				o.Missed++
			}
		}
	}
	for _, day := range w.Days {
		o.Minutes += day.Worked
	}
	o.Left = w.leftAtTheEnd()
	return o
}

// Left is what a week under an employer's terms left behind it, and what of the terms
// can be seen in it.
type Left struct {
	Undone  int // minutes of work that was due or waiting on the last day, writing up included
	Held    int // sessions of supervision
	Lost    int // sessions that were due and not held
	Writing int // minutes of recording, done and to come
	Over    int // thousandths of a point above the ceiling on the last day; negative below it
}

func (w *World) leftAtTheEnd() (l Left) {
	last := calendar.AddWorkingDays(w.Setting.Starts, w.Setting.Days-1)
	for i := range w.Tasks {
		if t := &w.Tasks[i]; t.Open() && (t.Kind.Work().Kind == work.Recording || t.Due != 0 && t.Due <= last) {
			l.Undone += t.Left
		}
	}
	for i := range w.Items {
		if it := &w.Items[i]; it.open() {
			l.Undone += it.Minutes
		}
	}
	for i := range w.Sessions {
		switch w.Sessions[i].State {
		case SessionHeld:
			l.Held++
		case SessionLapsed, SessionCancelled:
			l.Lost++
		}
	}
	load := w.Load()
	l.Writing, l.Over = w.Minutes[work.Work{Kind: work.Recording}]+w.unwritten(), load.Points-load.Ceiling
	return l
}

// lastStrain returns the strain at the end of the last working day. Rest at a
// weekend after that is not part of the story.
func (w *World) lastStrain() int64 {
	if len(w.Days) == 0 {
		return w.Strain.S
	}
	return w.Days[len(w.Days)-1].To
}

// Published is what a scenario publishes about something that has been on the
// desk: the range for a recommendation, a question worth talking about, or the ways
// of doing a task in which a child is seen alone or somebody is asked what they
// want.
type Published struct {
	Message   string // id of the message
	Task      string // id of the task
	Case      string // id of the open case
	Turn      int    // from which a case's range applies
	Expected  *Expectation
	Apart     []Defended // what practitioners would defend, each judging apart from the others; no world knows it
	Discuss   string
	KeyMoment string   // a key moment for a class
	Voices    []string // ways of doing the task in which somebody's voice is heard: ids of its options, or [asPlanned]
}

// Defended is a range that one practitioner would defend, and why.
type Defended struct {
	Most  string `json:"most"` // a tier
	Least string `json:"least"`
	Why   string `json:"why"`
}

// Published returns what has been published so far: first about messages, in
// order of arrival, then about open cases, in order of publication, then about
// tasks.
func (w *World) Published() []Published {
	var list []Published
	for i := range w.Messages {
		if m := &w.Messages[i]; m.Expected != nil || m.Discuss != "" || m.KeyMoment != "" {
			list = append(list, Published{Message: m.ID, Expected: m.Expected, Discuss: m.Discuss, KeyMoment: m.KeyMoment})
		}
	}
	for i := range w.Expected {
		e := &w.Expected[i]
		list = append(list, Published{Case: e.Case, Turn: e.Turn, Expected: &e.Expectation})
	}
	for i := range w.Tasks {
		if voices := w.Tasks[i].voices(); len(voices) > 0 {
			list = append(list, Published{Task: w.Tasks[i].ID, Voices: voices})
		}
	}
	return list
}

// voices returns the ways of doing a task in which somebody's voice is heard.
func (t *Task) voices() (list []string) {
	if t.Voice {
		list = append(list, asPlanned)
	}
	for _, o := range t.Options {
		if o.Voice {
			list = append(list, o.ID)
		}
	}
	return list
}

// Heard reports whether a child is seen alone, or somebody is asked what they
// want, when the task is done this way: by the id of an option, or "" for the
// task as planned.
func (p Published) Heard(how string) bool {
	return slices.Contains(p.Voices, cmp.Or(how, asPlanned))
}

// Size returns about how many bytes a world with its script holds on to: the
// machine's own, what declaring the scenario has left in it, a thread for each
// storyline that isn't over, and what has gathered in the world. The figures are
// fitted to what seats of the scenarios that ship take, which a test holds to a
// fifth. What storylines keep for themselves can't be seen; a week's spend far
// less than ordinary, and each instruction beyond it may have been spent on kept
// bytes that stay.
func (w *World) Size() int64 {
	const machine, declared, storyline, message, other = 162_000, 39, 800, 1_500, 500
	const ordinary, kept = 250_000, 160
	used, live := int64(0), 0
	for i := range w.Storylines {
		used += w.Storylines[i].Wait.Used
		if !w.Storylines[i].Ended {
			live++
		}
	}
	return machine + w.Loaded*declared/2 + int64(live*storyline) +
		int64(len(w.Messages)*message) + int64((len(w.Tasks)+len(w.Cases)+len(w.Former))*other) +
		max(0, used-ordinary)*kept
}
