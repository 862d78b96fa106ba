package sim

import (
	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
	"caseload/app/sim/workload"
)

// hours returns the hours needed and the hours there, and why they differ from the
// points of the load. They follow from tasks and cases alone, never from points.
func (w *World) hours(load LoadView) workload.Hours {
	h, later := w.hoursNeeded()
	var allowed workload.Allowed
	for i := range w.Cases {
		allowed.Add(w.Cases[i].Routine, w.Cases[i].Weight, w.Terms.Recording)
	}
	h.Explain(load.Points, load.Ceiling, allowed, later, w.caseworkDone())
	return h
}

// hoursNeeded returns the hours without the causes, and the minutes of open tasks
// that are due after the five days or on no date.
func (w *World) hoursNeeded() (h workload.Hours, later int) {
	parts, until := workload.Minutes{}, calendar.AddWorkingDays(w.Now.Midnight(), 5)
	ahead := 0
	for i := range w.Tasks {
		t := &w.Tasks[i]
		if !t.Open() {
			continue
		}
		ahead += t.toDrive()
		if t.Due == 0 || t.Due > until {
			later += t.Left
			continue
		}
		parts.Add(workload.Travel, t.toDrive())
		parts.Add(t.part(), t.Left-t.toDrive())
	}
	for i := range w.Items {
		if it := &w.Items[i]; it.open() {
			parts.Add(it.Kind.Part(), it.Minutes)
		}
	}
	for i := range w.Cases {
		parts.Add(workload.Coming, w.week(&w.Cases[i]))
		parts.Add(workload.Usual, w.usual(&w.Cases[i]))
	}
	h = parts.Sum()
	h.Driven, h.Ahead = w.Minutes[work.Work{Kind: work.Travel}], ahead
	return h, later
}

// week returns the minutes that a case brings in a week under the employer's terms.
func (w *World) week(c *Case) int { return c.Routine.Weekly(c.Weight, w.Terms.Recording) }

// usual returns the minutes of visits, meetings and reports that a case usually takes in
// the next five working days, less those of its tasks: the ones that are due in these
// days, and the ones that were done today, so that minutes that are worked come off once.
func (w *World) usual(c *Case) int {
	minutes := c.Routine.UsualWeek(c.Weight)
	if minutes == 0 {
		return 0
	}
	today := w.Now.Midnight()
	until := calendar.AddWorkingDays(today, 5)
	for i := range w.Tasks {
		t := &w.Tasks[i]
		switch {
		case t.Case != c.ID || t.Gone || t.Kind.Work().Kind == work.Recording:
		case t.Done != 0 && t.Done >= today, t.Done == 0 && t.Due != 0 && t.Due <= until:
			minutes -= t.Minutes
		}
	}
	return max(0, minutes)
}

// toDrive returns the minutes of travel that an open task still holds. The travel
// of a visit that was begun has been booked.
func (t *Task) toDrive() int {
	if t.Kind != work.Visit || t.Left < t.Minutes {
		return 0
	}
	return min(t.Travel, t.Left)
}

// part returns the part of the hours needed that a task counts to, apart from its
// travel.
func (t *Task) part() workload.PartKind {
	switch {
	case t.Kind.Work().Kind == work.Recording:
		return workload.Recording
	case t.Kind == work.Court:
		return workload.Court
	}
	return workload.Tasks
}

// caseworkDone returns the minutes of casework so far.
func (w *World) caseworkDone() int {
	minutes := 0
	for on, n := range w.Minutes {
		switch on.Kind {
		case work.Break, work.Learning, work.Supervision:
		default:
			minutes += n
		}
	}
	return minutes
}
