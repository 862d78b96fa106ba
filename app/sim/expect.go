package sim

import (
	"caseload/app/sim/calendar"
)

// CaseExpectation is the published range for an open case's tier from a time
// on. There can be several per case, because new information should change an
// earlier view.
type CaseExpectation struct {
	Case string
	Turn int // the decision after which it applies
	At   calendar.Time
	Expectation
}

// Expect publishes a range for an open case's tier from now on. Of several on one turn the
// last holds: no desk lay between them. It does nothing if the case is not on the caseload.
func (w *World) Expect(caseID string, e Expectation) error {
	if w.Case(caseID) == nil {
		return nil // it has left the caseload
	}
	if before := find(w.Expected, func(e *CaseExpectation) bool { return e.Case == caseID && e.Turn == w.Turn }); before != nil {
		before.Expectation = e
		return nil
	}
	if err := full(len(w.Expected), maxDates, "expectations"); err != nil {
		return err
	}
	w.Expected = append(w.Expected, CaseExpectation{Case: caseID, Turn: w.Turn, At: w.Now, Expectation: e})
	return nil
}

// DutyDay is a working day on which the student's team has duty.
type DutyDay struct {
	Day     int
	Manager string
}

// SetDuty marks a working day as a duty day. It returns an error if the manager
// is unknown or there are too many duty days.
func (w *World) SetDuty(d DutyDay) error {
	if w.person(d.Manager) == nil {
		return w.noPerson(d.Manager)
	}
	if err := full(len(w.Duty), maxDates, "duty days"); err != nil {
		return err
	}
	w.Duty = append(w.Duty, d)
	return nil
}

// dutyLine returns the duty manager's name and role, or "" if today is not a
// duty day.
func (w *World) dutyLine() string {
	d := find(w.Duty, func(d *DutyDay) bool { return d.Day == w.Day })
	if d == nil {
		return ""
	}
	p := w.person(d.Manager)
	return p.Name + ", " + p.Role
}
