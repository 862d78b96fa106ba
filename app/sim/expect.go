package sim

import "fmt"

// CaseExpectation is the published range for the tier of an open case from a
// moment on: new information should change an earlier view.
type CaseExpectation struct {
	Case string
	Turn int // the turn after whose decision it began to hold
	At   Moment
	Expectation
}

// Expect publishes a range for an open case from now on.
func (w *World) Expect(caseID string, e Expectation) error {
	if w.Case(caseID) == nil {
		return nil // it has left the caseload
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

// SetDuty says that a working day is a duty day.
func (w *World) SetDuty(d DutyDay) error {
	if w.person(d.Manager) == nil {
		return fmt.Errorf("there is no person %q", d.Manager)
	}
	if err := full(len(w.Duty), maxDates, "duty days"); err != nil {
		return err
	}
	w.Duty = append(w.Duty, d)
	return nil
}

// dutyLine names the duty manager, on duty days.
func (w *World) dutyLine() string {
	d := find(w.Duty, func(d *DutyDay) bool { return d.Day == w.Day })
	if d == nil {
		return ""
	}
	p := w.person(d.Manager)
	return p.Name + ", " + p.Role
}
