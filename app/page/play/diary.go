package play

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// pageDiary opens the diary, which is about no item of the desk.
const pageDiary = "diary"

// isDiary reports whether the diary is open, which the offer to lay out the day opens too.
func (it openItem) isDiary() bool {
	return it.aside == pageDiary || it.offer != nil && it.offer.Verb == sim.VerbPlan
}

// diaryDay is one day of the diary: what has a time, and what is due.
type diaryDay struct {
	name    string // "Mon"
	date    string // "2 March"
	iso     string
	past    bool
	today   bool
	entries []diaryEntry // in order of time
	due     []diaryEntry
}

// diaryEntry is a line of a day: an appointment, something that can be begun from that
// day on, or something due.
type diaryEntry struct {
	at   string // "15:45", "from" or "due"
	what string
	more string // whose it is, and what it takes
	open string // the item that it opens, or ""
}

// diaryDays is how many days the diary shows at once.
const diaryDays = 5

// diary returns the days of the run, or those from yesterday on if there are too many to
// show; nil if the run has only one.
func (v *DeskView) diary() []diaryDay {
	h := v.Desk.Scenario
	if h.Days < 2 || h.Day < 1 {
		return nil
	}
	first := max(1, min(h.Day-1, h.Days-diaryDays+1))
	if h.Days <= diaryDays {
		first = 1
	}
	today := calendar.Time(v.Desk.Clock.When).Midnight()
	var days []diaryDay
	for n := first; n < first+diaryDays && n <= h.Days; n++ {
		at := calendar.AddWorkingDays(today, n-h.Day)
		d := diaryDay{
			name: page.Weekday(calendar.When(at)), date: page.ShortDate(at.ISO()), iso: at.ISO(),
			past: n < h.Day, today: n == h.Day,
		}
		if !d.past {
			d.entries, d.due = v.appointments(at), v.dueOn(at, d.today)
		}
		days = append(days, d)
	}
	return days
}

// appointments returns what has a time on a day: tasks that can't be begun before it,
// supervision, and what others hold.
func (v *DeskView) appointments(day calendar.Time) []diaryEntry {
	var list []diaryEntry
	for i := range v.Desk.Tasks {
		if j := &v.Desk.Tasks[i]; v.appointedOn(j, day) {
			list = append(list, v.entry(calendar.Time(j.FromWhen).Clock(), j))
		}
	}
	if s := v.Desk.Supervision; s != nil && s.State == sim.SessionDue && s.When.Day() == day {
		list = append(list, diaryEntry{s.At, "Supervision", "with " + s.With + " · " + page.Duration(s.Minutes), v.supervising()})
	}
	for _, a := range v.Desk.Appointments {
		if a.When.Day() == day {
			list = append(list, v.held(a))
		}
	}
	slices.SortStableFunc(list, func(a, b diaryEntry) int { return cmp.Compare(a.at, b.at) })
	return list
}

// held is the entry of an appointment that others hold. It opens the dates of its case.
func (v *DeskView) held(a sim.AppointmentView) diaryEntry {
	e := diaryEntry{at: a.At, what: a.What, more: page.Unbroken(page.Duration(a.Minutes))}
	if a.Who != "" {
		e.more += " · " + a.Who
	}
	e.more += " · without you"
	if f := v.file(a.On); f != nil {
		e.more, e.open = f.Name+" · "+e.more, openItem{file: f, tab: tabDates}.String()
	}
	return e
}

// appointedOn reports whether a task has a time on a day. One that can be begun as soon
// as the day begins has none.
func (v *DeskView) appointedOn(j *sim.Job, day calendar.Time) bool {
	return j.FromWhen != 0 && j.FromWhen.Day() == day && calendar.Time(j.FromWhen).Clock() > v.Desk.Clock.Starts
}

func (v *DeskView) entry(at string, j *sim.Job) diaryEntry {
	return diaryEntry{at, j.Title, v.entryFacts(j), openJob(j.ID)}
}

// entryFacts says whose a task is, what it takes, and how much of that is travel.
func (v *DeskView) entryFacts(j *sim.Job) string {
	var parts []string
	if name := v.caseName(j.On); name != "" {
		parts = append(parts, name)
	}
	parts = append(parts, page.Unbroken(page.Duration(j.Minutes)))
	if f := v.file(j.On); f != nil && f.Travel > 0 && j.Kind == "visit" {
		parts = append(parts, page.Unbroken(page.Duration(f.Travel))+" of it travel")
	}
	if j.Overdue {
		parts = append(parts, dueWords(j))
	}
	if j.Planned > 0 {
		parts = append(parts, "in today’s plan")
	}
	return strings.Join(parts, " · ")
}

// dueOn returns the tasks that can be begun from a day on or are due on it, without
// those that have a time on it, and the dates of cases; today also what is overdue.
func (v *DeskView) dueOn(day calendar.Time, today bool) []diaryEntry {
	var from, due []diaryEntry
	date := day.ISO()
	for i := range v.Desk.Tasks {
		switch j := &v.Desk.Tasks[i]; {
		case v.appointedOn(j, day):
		case j.DueISO == date, today && j.Overdue:
			due = append(due, v.entry("due", j))
		case j.FromWhen != 0 && j.FromWhen.Day() == day:
			from = append(from, v.entry("from", j))
		}
	}
	for i := range v.Desk.Cases {
		f := &v.Desk.Cases[i]
		for _, d := range f.Dates {
			if d.State == sim.DateRunning && d.ISO == date {
				due = append(due, diaryEntry{"due", d.What, f.Name, openItem{file: f, tab: tabDates}.String()})
			}
		}
	}
	return append(from, due...)
}

// dayLine says in a few words what a day of the strip holds.
func (v *DeskView) dayLine(d diaryDay) string {
	if d.past {
		return "done"
	}
	var parts []string
	due := 0
	for _, e := range d.due {
		if e.at == "due" {
			due++
		}
	}
	if due > 0 {
		parts = append(parts, fmt.Sprintf("%d due", due))
	}
	if d.today {
		parts = append(parts, v.plannedOfLeft())
	}
	if len(parts) == 0 {
		return "nothing due"
	}
	return strings.Join(parts, " · ")
}

// dayEntries names a day's appointments, with their times.
func dayEntries(d diaryDay) string {
	var parts []string
	for _, e := range d.entries {
		parts = append(parts, e.at+" "+e.what)
	}
	return strings.Join(parts, " · ")
}

// plannedOfLeft says how much of what is left of the day is planned.
func (v *DeskView) plannedOfLeft() string {
	minutes := 0
	for _, j := range v.Desk.Tasks {
		if j.Planned > 0 {
			minutes += j.Minutes
		}
	}
	if minutes == 0 {
		return "nothing planned"
	}
	return fmt.Sprintf("planned %s of %s", page.Duration(minutes), page.Duration(v.leftToday()))
}

// leftToday is how many minutes of the contracted day are left.
func (v *DeskView) leftToday() int { return max(0, v.Desk.Clock.Contracted-v.Desk.Clock.Minute) }

// planning returns the offer to lay out the day, or nil.
func (v *DeskView) planning() *sim.Offer {
	return firstWhere(v.Desk.Offers, func(o *sim.Offer) bool { return o.Verb == sim.VerbPlan })
}
