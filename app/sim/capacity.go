package sim

import (
	"fmt"
	"slices"

	"caseload/app/sim/calendar"
)

// raiseMinutes is how long it takes to tell a manager, with the evidence, what
// can and can't be done.
const raiseMinutes = 20

// asks lists what the student can ask for when raising capacity.
var asks = []Option{
	{"tell", "Say how it stands, and ask what to leave"},
	{"reallocate", "Ask for a case to go to somebody else"},
	{"joint", "Ask to work a case jointly"},
	{"extend", "Ask for more time on a case"},
	{"time", "Ask for protected time"},
}

// raiseOffers appends the offer to raise capacity, if a storyline waits for it
// and the student hasn't raised it today.
func (w *World) raiseOffers(list []Offer) []Offer {
	for i := range w.Storylines {
		s := &w.Storylines[i]
		if s.Ended || s.Wait.For != WaitCapacity || w.raisedToday() {
			continue
		}
		var cases []Option
		for j := range w.Cases {
			cases = append(cases, Option{w.Cases[j].ID, w.Cases[j].Name})
		}
		fields := []Field{choice("ask", "What to ask for", asks, asks[0].Value)}
		if len(cases) > 0 {
			fields = append(fields, choice("case", "Which case", cases, cases[0].Value))
		}
		return append(list, Offer{ID: id(VerbRaise, s.Wait.ID), Verb: VerbRaise, On: s.Wait.ID, Label: "Tell " + w.person(s.Wait.ID).Name + " what can and can't be done", Minutes: raiseMinutes, Fields: fields})
	}
	return list
}

// raisedToday reports whether capacity was raised today. It can be raised once
// a day.
func (w *World) raisedToday() bool {
	return len(w.Raised) > 0 && w.Raised[len(w.Raised)-1].Day == w.Day
}

// raise tells the manager what the student asks for. The script decides what
// the employer answers.
func (w *World) raise(o Offer, with map[string]string) error {
	load := w.Load()
	told := map[string]string{"ask": with["ask"], "case": with["case"], "over": answerOf(load.Points >= load.Ceiling)}
	w.Raised = append(w.Raised, Raised{Turn: w.Turn, Day: w.Day, Ask: with["ask"], Over: load.Points >= load.Ceiling})
	w.happened("", "You told %s: “%s”. The answer comes when there is one.", w.person(o.On).Name, label(asks, with["ask"]))
	w.answered(WaitCapacity, o.On, Answer{With: told})
	return w.talk(o.Minutes, activity{kind: workConsult, chosen: true})
}

// Raised records one occasion on which the student raised capacity.
type Raised struct {
	Turn int
	Day  int
	Ask  string
	Over bool // load was at or above the ceiling
}

// evidence assembles the evidence that can be shown to an employer: load
// against ceiling, hours needed against hours available, dates at risk, travel,
// supervision, overtime and time to learn, each with the employer standard it
// belongs to (DOMAIN 5.1).
func (w *World) evidence() []Evidence {
	list := []Evidence{}
	add := func(term, format string, args ...any) {
		list = append(list, Evidence{Text: fmt.Sprintf(format, args...), Items: []string{}, Standard: TermStandards[term]})
	}
	load := w.Load()
	add("ceiling", "Weighted load: %d of %d points.", (load.Points+500)/1000, load.Ceiling/1000)
	needed, there := w.dueMinutes(), 5*contractedDay*8/10
	add("ceiling", "Work due in the next five working days: %s; time for casework in them: %s.", hours(needed), hours(there))
	if travel := w.travelDue(); travel > 0 {
		add("ceiling", "Travel in the visits on the list: %s.", hours(travel))
	}
	late, soon := w.datesAtRisk()
	for _, dates := range []struct {
		says string
		at   risk
	}{{"Dates that have passed, without a reason recorded:", late}, {"Dates in the next five working days:", soon}} {
		if len(dates.at.items) > 0 {
			add("ceiling", "%s", dates.says)
			last := &list[len(list)-1]
			last.Items, last.Dates = dates.at.items, dates.at.dates
		}
	}
	if s := find(w.Sessions, func(s *Session) bool { return s.State == SessionCancelled || s.State == SessionLapsed }); s != nil {
		add("supervision", "Supervision is due %s. The session of %s was not held.", w.Terms.Supervision.Every(), s.At.DateText())
	}
	if over := w.clock().OvertimeWeek; over > 0 {
		add("peers", "Overtime this week: %s.", hours(over))
	}
	if w.Terms.Development > w.Learned && w.dayOfWeek() >= 4 {
		add("development", "Protected time to learn this week: %s of %s taken.", hours(w.Learned), hours(w.Terms.Development))
	}
	return list
}

// travelDue returns the minutes of travel in the open visits.
func (w *World) travelDue() int {
	travel := 0
	for i := range w.Tasks {
		if t := &w.Tasks[i]; t.Open() && t.Kind == "visit" {
			travel += t.Travel
		}
	}
	return travel
}

// risk is a list of dates at risk, with a line of text for each.
type risk struct {
	items []string
	dates []DateOf
}

// datesAtRisk returns the open dates that have passed, and those due within the
// next five working days.
func (w *World) datesAtRisk() (late, soon risk) {
	until := calendar.AddWorkingDays(w.Now.Midnight(), 5)
	for i := range w.Cases {
		for j, d := range w.Cases[i].Dates {
			if d.Met || d.Excused != "" || d.Due > until {
				continue
			}
			at := &soon
			if d.Missed {
				at = &late
			}
			at.items = append(at.items, w.Cases[i].Name+": "+d.What+", "+d.Due.DateText())
			at.dates = append(at.dates, DateOf{Case: w.Cases[i].ID, Place: j})
		}
	}
	return late, soon
}

// hours formats minutes as "2 h 05", with non-breaking spaces.
func hours(minutes int) string { return fmt.Sprintf("%d\u00a0h\u00a0%02d", minutes/60, minutes%60) }

// Leave takes a case off the caseload because it was reallocated, closed or
// stepped down. Its open tasks are removed and its waiting messages closed;
// storylines that wait for them go on. It does nothing if there is no such
// case.
func (w *World) Leave(caseID, why string) {
	i := slices.IndexFunc(w.Cases, func(c Case) bool { return c.ID == caseID })
	if i < 0 {
		return
	}
	w.happened("", "%s: %s", w.Cases[i].Name, why)
	w.Former = append(w.Former, w.takeOut(i))
	for j := range w.Tasks {
		if t := &w.Tasks[j]; t.Case == caseID && t.Open() {
			t.Gone = true
			w.unplan(t.ID)
			w.answered(WaitTask, t.ID, Answer{})
		}
	}
	for j := range w.Messages {
		if m := &w.Messages[j]; m.Case == caseID && m.Waiting() {
			m.State = MessageClosed
			w.answered(WaitMessage, m.ID, Answer{})
		}
	}
}

// FormerCase returns the case with this id that has left the caseload, or an
// empty case if there is none. It never returns nil.
func (w *World) FormerCase(id string) *Case {
	if c := find(w.Former, func(c *Case) bool { return c.ID == id }); c != nil {
		return c
	}
	return &Case{}
}

// Become changes a case's kind, with its base weight in thousandths of a point and
// whether it is an enquiry under section 47, when the case is stepped up or down.
// It does nothing if there is no such case.
func (w *World) Become(caseID, kind string, base int, enquiry bool) {
	c := w.Case(caseID)
	if c == nil {
		return
	}
	if c.Kind != kind {
		w.happened(caseID, "%s is now: %s.", c.Name, kind)
	}
	c.Kind, c.Weight.Base, c.Enquiry = kind, base, enquiry
}

// CoWork marks a case as worked jointly with a person. It does nothing if there
// is no such case.
func (w *World) CoWork(caseID, with string) {
	c := w.Case(caseID)
	if c == nil {
		return
	}
	c.Weight.CoWorked = true
	name := "somebody"
	if p := w.person(with); p != nil {
		name = p.Name
	}
	w.happened(caseID, "%s is now worked jointly with %s.", c.Name, name)
}

// Extend moves a date of a case with the manager's agreement. It returns an
// error if the case has no unmet date of this name, and does nothing if the
// case is not on the caseload.
func (w *World) Extend(caseID, what string, due calendar.Time) error {
	c := w.Case(caseID)
	if c == nil {
		return nil // it has left the caseload
	}
	d := find(c.Dates, func(d *Deadline) bool { return d.What == what && !d.Met })
	if d == nil {
		return fmt.Errorf("the case %q has no open date %q", c.Name, what)
	}
	d.Due, d.Missed, d.Moved = due.Midnight(), false, true
	w.happened(caseID, "%s: %s is now due on %s.", c.Name, what, d.Due.DateText())
	return nil
}
