package sim

import "strings"

// serious is the concern from which what is shown about a family calls for
// something protective to be done.
const serious = 3

// contractedDay is a full day's contracted minutes: 37 hours in five days.
const contractedDay = 444

// endDay ends the working day: its review, the strain of the night, and the
// world up to the next working morning, weekends included. After the last day
// the world has ended.
func (w *World) endDay() error {
	w.Undo = nil
	w.handedDone()
	w.lapseSupervision()
	w.missDates(w.Now.Midnight().AddDays(1))
	review := w.review()
	today := w.inputs()
	w.Unresolved = today.Unresolved
	w.Strain, review.Parts = w.Strain.Step(today)
	review.To, review.Band = w.Strain.S, w.Strain.Band().String()
	w.Days = append(w.Days, review)
	w.Plan, w.Today = nil, Ledger{} // what the night brings counts for tomorrow
	if err := w.night(NextWorkingDay(w.Now.Midnight()).At(w.Setting.From)); err != nil {
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
	return nil
}

// night runs the world to the next working morning: callers ring off,
// storylines go on, days without work are rest.
func (w *World) night(morning Moment) error {
	w.away = true
	w.change()
	defer func() { w.away = false }()
	for i := range w.Messages {
		if m := &w.Messages[i]; m.Waiting() && (m.Holds > 0 || m.By == "phone") {
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
		w.Strain, _ = w.Strain.Step(StrainInputs{Rest: true, Unresolved: w.Unresolved})
		w.countWorry()
	}
	return w.run(morning, activity{}, nil)
}

// countWorry adds a day for every case where something serious was visible and
// nothing protective had been done, weighted by concern.
func (w *World) countWorry() {
	for i := range w.Cases {
		if c := &w.Cases[i]; c.Concern >= serious {
			w.WorryDays += c.Concern
		}
	}
}

// missDates lets the dates pass that are before a day.
func (w *World) missDates(day Moment) {
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

// inputs are today's inputs of the strain model, from the diary alone.
func (w *World) inputs() StrainInputs {
	chosen := 1000
	if w.Today.Worked > 0 {
		chosen = w.Today.Chosen * 1000 / w.Today.Worked
	}
	return StrainInputs{
		Load: w.hoursDue(), Emotional: w.Today.Emotional, Unresolved: w.unresolved(),
		Overtime: w.Overtime(), Control: chosen,
		Supervised: w.Today.Held, Quality: w.Today.Quality,
		Peers: w.Today.Peers, Outcomes: w.Today.Good,
	}
}

// hoursDue is work due or overdue in the next five working days against the
// hours there are for casework (80 % of contracted), in thousandths.
func (w *World) hoursDue() int {
	return w.dueMinutes() * 1000 / (5 * contractedDay * 8 / 10)
}

// dueMinutes is work due or overdue in the next five working days.
func (w *World) dueMinutes() int {
	minutes, until := 0, AddWorkingDays(w.Now.Midnight(), 5)
	for i := range w.Tasks {
		if t := &w.Tasks[i]; t.Open() && t.Due != 0 && t.Due <= until {
			minutes += t.Left
		}
	}
	return minutes
}

// unresolved counts dates that have passed, without what they ask for having
// been done since or a reason recorded, and serious worries
// without a plan; a child under section 47 who has not been seen counts twice.
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
		case c.Concern < serious:
		case c.LastSeen == 0 && strings.Contains(strings.ToLower(c.Kind), "section 47"):
			n += 2
		default:
			n++
		}
	}
	return n
}

// titleOf is a message with whom it is from: "Sam Whitaker: What I rang about".
func (w *World) titleOf(m *Message) string {
	p := w.person(m.From)
	switch {
	case m.Kind == KindReferral:
		return "The referral: " + m.Title
	case p == nil:
		return m.Title
	}
	return p.Name + ": " + m.Title
}

// review is the day that ends, in facts.
func (w *World) review() Review {
	r := Review{
		Day: w.Day, Date: w.Now.DateText(), Left: w.Now.Clock(),
		Worked: w.Today.Worked, Overtime: w.Overtime(), Breaks: w.Today.Breaks,
		Done: orEmpty(w.Today.Done), Waiting: []string{}, Missed: orEmpty(w.Today.Missed), From: w.Today.Morning,
	}
	for i := range w.Messages {
		if m := &w.Messages[i]; m.Waiting() {
			r.Waiting = append(r.Waiting, w.titleOf(m))
		}
	}
	for i := range w.Tasks {
		if t := &w.Tasks[i]; t.Open() && t.Due != 0 && t.Due <= w.Now.Midnight() {
			r.Waiting = append(r.Waiting, t.Title)
		}
	}
	return r
}
