package sim

import (
	"slices"

	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
	"caseload/app/sim/workload"
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
	{"no", "Say no to something, with the reasons, and have it taken up the line"},
}

// raiseOffers appends the offer to raise capacity, if a storyline waits for it
// and the student hasn't raised it today.
func (w *World) raiseOffers(list []Offer) []Offer {
	for i := range w.Storylines {
		s := &w.Storylines[i]
		if s.Ended || s.Wait.For != WaitCapacity || w.raisedToday() || w.isAway(s.Wait.ID) {
			continue
		}
		fields := []Field{choice("ask", "What to ask for", asks, asks[0].Value)}
		if len(w.Cases) > 0 {
			fields = append(fields, choice("case", "Which case", w.caseOptions("None in particular"), "none"))
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
	r := Raised{Turn: w.Turn, Day: w.Day, Ask: with["ask"], Over: load.Points >= load.Ceiling, Unmet: w.unmet()}
	r.binds(w.Now)
	told["unmet"] = r.unmetInWords()
	w.Raised = append(w.Raised, r)
	w.happened("", w.person(o.On).saysRaised(r))
	w.answered(WaitCapacity, o.On, Answer{With: told})
	return w.talk(o.Minutes, activity{work: work.Work{Kind: work.Consulting}, chosen: true, with: o.On})
}

// Raised records one occasion on which the student raised capacity.
type Raised struct {
	Turn int
	Day  int
	Ask  string
	Over bool // load was at or above the ceiling

	Unmet    []int         // numbers of the employer standards that the evidence showed as not met
	Due      calendar.Time // the day until which the employer has to answer in writing; 0 if every standard is met
	Answered calendar.Time // 0 if it wasn't
	Plan     []string      // what the answer promises
}

// Leave takes a case off the caseload because it was reallocated, closed or
// stepped down. Its open tasks and routine work are removed and its waiting messages closed;
// storylines that wait for them go on. It does nothing if there is no such
// case.
func (w *World) Leave(caseID, why string) {
	i := slices.IndexFunc(w.Cases, func(c Case) bool { return c.ID == caseID })
	if i < 0 {
		return
	}
	w.happened("", w.Cases[i].says(why))
	w.Former = append(w.Former, w.takeOut(i))
	for j := range w.Tasks {
		if t := &w.Tasks[j]; t.Case == caseID && t.Open() {
			t.Gone = true
			w.unplan(t.ID)
			w.answered(WaitTask, t.ID, Answer{})
		}
	}
	for j := range w.Items {
		if it := &w.Items[j]; it.Case == caseID && it.open() {
			it.Gone = true
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

// CaseKind is a kind of case: what it is called, its base weight in thousandths of
// a point, whether it is an enquiry under section 47, and the work that it brings
// every week.
type CaseKind struct {
	Name    string
	Base    int
	Enquiry bool
	Routine workload.Routine
	Lines   []workload.Line // what its routine work says
}

// Become changes a case's kind when the case is stepped up or down. It does
// nothing if there is no such case.
func (w *World) Become(caseID string, kind CaseKind) {
	c := w.Case(caseID)
	if c == nil {
		return
	}
	if c.Kind != kind.Name {
		w.happened(caseID, c.saysKind(kind.Name))
	}
	c.is(kind)
}

// is makes the case one of this kind.
func (c *Case) is(kind CaseKind) {
	c.Kind, c.Weight.Base, c.Enquiry, c.Routine = kind.Name, kind.Base, kind.Enquiry, kind.Routine
	c.Lines = slices.Concat(c.Lines[:c.OwnLines], kind.Lines)
}

// CoWork marks a case as worked jointly with a person. It does nothing if there
// is no such case.
func (w *World) CoWork(caseID, with string) {
	c := w.Case(caseID)
	if c == nil {
		return
	}
	c.Weight.CoWorked = true
	w.happened(caseID, c.saysJoint(w.person(with)))
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
		return c.noDate(what)
	}
	w.moveWork(c, d, due.Midnight())
	d.Missed, d.Moved = false, true
	w.happened(caseID, c.saysExtended(d))
	return nil
}
