package sim

import "slices"

// Outcome is what happened, what emerged and what was harmed, known only after
// the end. Judgement never sees it.
type Outcome struct {
	Harm      int     `json:"harm"`       // sum of severities
	WorryDays int     `json:"worry_days"` // weighted by concern
	Strain    int64   `json:"strain"`     // millionths, at the end of the last working day
	Missed    int     `json:"dates_missed"`
	Minutes   int     `json:"minutes"` // worked
	Harms     []Harm  `json:"harms"`
	Faults    []Fault `json:"-"` // for the authors, like Reached:
	Reached   []bool  `json:"-"` // by storyline, in the order declared: it got past what it first waited for
}

// Outcome is what a world that has ended came to.
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

// lastStrain is strain at the end of the last working day: the rest of a weekend
// after it is no part of the story.
func (w *World) lastStrain() int64 {
	if len(w.Days) == 0 {
		return w.Strain.S
	}
	return w.Days[len(w.Days)-1].To
}

// Published is what a scenario publishes about something that has been on the
// desk: the range for a recommendation, or a question worth talking about.
type Published struct {
	Message  string // its id on the desk
	Case     string // for an open case
	Turn     int    // from which a case's range holds
	Expected *Expectation
	Discuss  string
	Moment   string // a key moment for a class
}

// Published lists it in the order in which it came.
func (w *World) Published() []Published {
	var list []Published
	for i := range w.Messages {
		if m := &w.Messages[i]; m.Expected != nil || m.Discuss != "" || m.Moment != "" {
			list = append(list, Published{Message: m.ID, Expected: m.Expected, Discuss: m.Discuss, Moment: m.Moment})
		}
	}
	for i := range w.Expected {
		e := &w.Expected[i]
		list = append(list, Published{Case: e.Case, Turn: e.Turn, Expected: &e.Expectation})
	}
	return list
}

// Size is about how many bytes a world with its script holds on to: the
// machine's own, what declaring the scenario has left in it, its storylines, and
// what has gathered. The figures are fitted to the benchmark of live runs, a
// little above. What storylines keep for themselves can't be seen; a
// week's spend under 200,000 instructions on little, and each one beyond may have
// been spent on 160 bytes that stay.
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
