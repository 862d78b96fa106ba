package sim

import "slices"

// Outcome is what happened, what emerged and what was harmed. It is known only
// after the end, and judgement is made without it.
type Outcome struct {
	Harm      int     `json:"harm"`       // sum of the severities of Harms
	WorryDays int     `json:"worry_days"` // weighted by concern
	Strain    int64   `json:"strain"`     // millionths of a point, at the end of the last working day
	Missed    int     `json:"dates_missed"`
	Minutes   int     `json:"minutes"` // worked
	Harms     []Harm  `json:"harms"`
	Faults    []Fault `json:"-"` // for the authors, like Reached
	Reached   []bool  `json:"-"` // for each storyline, in order of declaration: whether it got past its first wait
}

// Outcome returns the outcome of a world that has ended.
func (w *World) Outcome() Outcome {
	o := Outcome{WorryDays: w.WorryDays, Strain: w.lastStrain(), Harms: w.Harms, Faults: w.Faults}
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
	return o
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
// desk: the range for a recommendation, or a question worth talking about.
type Published struct {
	Message   string // id of the message
	Case      string // id of the open case
	Turn      int    // from which a case's range applies
	Expected  *Expectation
	Discuss   string
	KeyMoment string // a key moment for a class
}

// Published returns what has been published so far: first about messages, in
// order of arrival, then about open cases, in order of publication.
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
	return list
}

// Size estimates the memory, in bytes, that a world and its script hold: the
// script's virtual machine, what declaring the scenario has left in it, its
// storylines, and what has accumulated. The figures are fitted to the benchmark
// of live runs and slightly high. What storylines keep for themselves can't be
// measured. Those of an ordinary week use fewer than 200,000 instructions and
// keep little; each instruction beyond that is assumed to retain 160 bytes.
func (w *World) Size() int64 {
	const machine, declared, storyline, message, other = 32 << 10, 44, 8 << 10, 2 << 10, 512
	const ordinary, kept = 250_000, 160
	used := int64(0)
	for i := range w.Storylines {
		used += w.Storylines[i].Wait.Used
	}
	return machine + w.Loaded*declared + int64(len(w.Storylines))*storyline +
		int64(len(w.Messages))*message + int64(len(w.Tasks)+len(w.Cases)+len(w.Former))*other +
		max(0, used-ordinary)*kept
}
