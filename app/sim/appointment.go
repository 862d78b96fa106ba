package sim

import (
	"slices"

	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
)

// An Appointment is something with a time that others hold without the student, such as
// family time at a centre. It takes none of the student's minutes.
type Appointment struct {
	ID      string
	What    string
	Case    string // "" for none
	Who     string // who holds it, in words; "" for nobody in particular
	Kind    work.TaskKind
	At      calendar.Time
	Minutes int
	Held    bool // it is over
	Off     bool // it was called off
}

// ends returns when the appointment is over.
func (a *Appointment) ends() calendar.Time { return a.At + calendar.Time(a.Minutes) }

func (a *Appointment) open() bool { return !a.Held && !a.Off }

// Appoint puts an appointment into the diary and returns its id, which is generated if a
// has none. If its case has left the caseload, it is called off at once. It returns an
// error if it lacks what it is, its minutes or its case, an id is invalid or taken, or
// there are too many.
func (w *World) Appoint(a Appointment) (string, error) {
	if a.What == "" || a.Minutes <= 0 {
		return "", lacking(appointmentLacks)
	}
	if a.Case != "" && w.Case(a.Case) == nil {
		if w.FormerCase(a.Case).ID == "" {
			return "", w.noCase(a.Case)
		}
		a.Off = true
	}
	if err := full(len(w.Appointments), maxAppointments, "appointments"); err != nil {
		return "", err
	}
	id, err := w.named(a.ID, a.Case+" "+a.What, "this appointment")
	if err != nil {
		return "", err
	}
	a.ID = id
	w.take(id)
	w.Appointments = append(w.Appointments, a)
	return id, nil
}

// CallOff takes an appointment that isn't over out of the diary and tells the student
// why. It reports whether it did: one that is over or already off stays as it is. It
// returns an error if there is no such appointment.
func (w *World) CallOff(id, why string) (bool, error) {
	a := find(w.Appointments, func(a *Appointment) bool { return a.ID == id })
	if a == nil {
		return false, w.noAppointment(id)
	}
	if !a.open() {
		return false, nil
	}
	a.Off = true
	w.happened(a.Case, a.saysOff(why))
	return true, nil
}

// appointmentsEnd returns the next time at which an appointment is over, or end if none
// is before it.
func (w *World) appointmentsEnd(end calendar.Time) calendar.Time {
	for i := range w.Appointments {
		if a := &w.Appointments[i]; a.open() && a.ends() > w.Now {
			end = min(end, a.ends())
		}
	}
	return end
}

// hold ends the appointments that are over by a time: each meets the dates of its case that a
// task of its kind meets. A visit by somebody else isn't the student's.
func (w *World) hold(by calendar.Time) {
	for i := range w.Appointments {
		a := &w.Appointments[i]
		if !a.open() || a.ends() > by {
			continue
		}
		a.Held = true
		c := w.Case(a.Case)
		if c == nil || a.Kind == "" || a.Kind == work.Visit {
			continue
		}
		for j := range c.Dates {
			if d := &c.Dates[j]; d.MetBy.Kind == a.Kind {
				d.Met = true
			}
		}
	}
}

// AppointmentView is an appointment that isn't over, as the desk shows it.
type AppointmentView struct {
	ID      string        `json:"id"`
	What    string        `json:"what"`
	On      string        `json:"on,omitempty"`  // the case
	Who     string        `json:"who,omitempty"` // who holds it
	Date    string        `json:"date"`
	At      string        `json:"at"`
	When    calendar.When `json:"when"`
	Minutes int           `json:"minutes"`
}

// appointments returns the appointments that aren't over, in order of time; nil if there
// are none.
func (w *World) appointments() []AppointmentView {
	var list []AppointmentView
	for i := range w.Appointments {
		if a := &w.Appointments[i]; a.open() {
			list = append(list, AppointmentView{a.ID, a.What, a.Case, a.Who, a.At.DateText(), a.At.Clock(), calendar.When(a.At), a.Minutes})
		}
	}
	slices.SortStableFunc(list, func(a, b AppointmentView) int { return int(a.When - b.When) })
	return list
}
