package sim

import (
	"slices"

	"caseload/app/sim/calendar"
	"caseload/app/sim/workload"
)

// Desk returns what the student can see now.
func (w *World) Desk() Desk {
	load := w.Load()
	hours := w.hours(load)
	w.letters, w.filed, w.made = w.inbox(w.letters, false), w.files(w.filed, nil), w.offersOf("", nil)
	return Desk{
		Turn: w.Turn + 1, Ended: w.Ended,
		Scenario: Heading{w.Setting.Title, w.Setting.Role, w.Day, w.Setting.Days},
		Clock:    w.clock(), Load: load, Hours: hours, Strain: w.strainNow(hours), Guide: w.Guide,
		Inbox: w.letters, Cases: w.filed, Tasks: w.jobs(nil), Routine: w.routine(), People: w.contacts(),
		Did: w.did, Stopped: w.paused, Events: w.events(), Offers: w.made, Spent: w.spent(), Supervision: w.sessionView(), Appointments: w.appointments(), Duty: w.dutyLine(), Evidence: w.evidence(load, hours), Forecasts: w.forecasts(), Review: w.lastReview(),
	}
}

// Glance returns a desk with only what policies read: the clock, the load, the inbox,
// cases, tasks, routine work, supervision and offers. Everything else on it is empty.
// The next glance uses its lists again, so it must not be kept.
func (w *World) Glance() Desk {
	g := &w.glance
	*g = Desk{
		Turn: w.Turn + 1, Ended: w.Ended,
		Scenario: Heading{w.Setting.Title, w.Setting.Role, w.Day, w.Setting.Days},
		Clock:    w.clock(), Load: w.Load(),
		Inbox: w.inbox(g.Inbox, true), Cases: w.files(g.Cases, g.Cases[:0]), Tasks: w.jobs(g.Tasks[:0]), Routine: w.routine(),
		Offers: w.offersOf("", g.Offers[:0]), Supervision: w.sessionView(),
	}
	w.made = g.Offers
	return *g
}

// events returns what happened since the last decision. Events of the desk's
// own day carry no date.
func (w *World) events() []Event {
	events := orEmpty(slices.Clone(w.Events))
	for i, e := range events {
		if e.When.Day() != calendar.When(w.Now).Day() {
			events[i].Date = calendar.Time(e.When).DateText()
		}
	}
	return events
}

// lastReview returns the review of the day that has just ended, or nil. It is
// shown on the desks after that day until the clock moves, and stays after the
// last day.
func (w *World) lastReview() *Review {
	if len(w.Days) == 0 || w.minute() > 0 && !w.Ended {
		return nil
	}
	r := w.dated(w.Days[len(w.Days)-1])
	return &r
}

// Reviews returns the reviews of the days that have ended, in order.
func (w *World) Reviews() []Review {
	days := slices.Clone(w.Days)
	for i := range days {
		days[i] = w.dated(days[i])
	}
	return days
}

// dated returns the review with its ISO date set.
func (w *World) dated(r Review) Review {
	r.ISO = calendar.AddWorkingDays(w.Setting.Starts, r.Day-1).ISO()
	return r
}

// minute returns the minutes since the start of the working day.
func (w *World) minute() int { return w.Now.Minute() - w.Setting.From }

func (w *World) clock() Clock {
	if w.Ended {
		return w.clockAtTheEnd()
	}
	week := w.Overtime()
	before := min(len(w.Days), w.dayOfWeek()-1)
	for _, day := range w.Days[len(w.Days)-before:] {
		week += day.Overtime
	}
	return Clock{
		Now: w.Now.Clock(), Date: w.Now.DateText(), ISO: w.Now.ISO(), When: calendar.When(w.Now),
		Starts: w.Now.At(w.Setting.From).Clock(), Finishes: w.Finish().Clock(),
		Minute: w.minute(), Contracted: int(w.Finish() - w.Now.At(w.Setting.From)),
		Overtime: w.Overtime(), OvertimeWeek: week,
	}
}

// clockAtTheEnd returns the clock as it was when the last day ended, though the world has
// gone on to the morning after it.
func (w *World) clockAtTheEnd() Clock {
	last := w.dated(w.Days[len(w.Days)-1])
	day := calendar.AddWorkingDays(w.Setting.Starts, last.Day-1)
	week, sunday := 0, day.AddDays(-int(day.Weekday()))
	for _, r := range w.Days {
		if calendar.AddWorkingDays(w.Setting.Starts, r.Day-1) > sunday {
			week += r.Overtime
		}
	}
	finish := day.At(w.Setting.Until)
	return Clock{
		Now: last.Left, Date: last.Date, ISO: last.ISO, When: calendar.When(w.Now),
		Starts: day.At(w.Setting.From).Clock(), Finishes: finish.Clock(),
		Minute: last.Worked + last.Breaks, Contracted: int(finish - day.At(w.Setting.From)),
		Overtime: last.Overtime, OvertimeWeek: week,
	}
}

// Load returns the weighted load and how it compares with the ceiling.
func (w *World) Load() LoadView {
	v := LoadView{Ceiling: w.Terms.Ceiling * 1000, Parts: make([]LoadPart, 1, 1+len(w.Cases))}
	v.Parts[0] = LoadPart{What: "Team meetings, supervision, duty", Points: workload.StablePoints}
	v.Points = workload.StablePoints
	for i := range w.Cases {
		points := w.Cases[i].Weight.Points()
		v.Points += points
		v.Parts = append(v.Parts, LoadPart{What: w.Cases[i].Name, On: w.Cases[i].ID, Points: points})
	}
	switch {
	case v.Points > v.Ceiling:
		v.Band = "over"
	case v.Points >= v.Ceiling-10_000:
		v.Band = "near"
	default:
		v.Band = "within"
	}
	return v
}

// strainNow returns what strain would be if the day ended now, with these hours
// needed.
func (w *World) strainNow(hours workload.Hours) StrainView {
	if w.Ended {
		last := w.Days[len(w.Days)-1]
		return StrainView{Value: last.To, Morning: last.From, Band: last.Band}
	}
	today := w.inputs(hours)
	today.Unresolved = w.Unresolved // counting new worries would reveal how serious a text is
	next, parts := w.Strain.Step(today)
	return StrainView{Value: next.S, Morning: w.Today.Morning, Band: next.Band().String(), Parts: parts, Longer: w.Strain.Longer()}
}

// inbox returns all messages as letters, newest first. before are those of an earlier
// desk: what has not changed is taken from there. If again is true, before itself is
// changed and used again; otherwise it stays as it is.
func (w *World) inbox(before []Letter, again bool) []Letter {
	n, old := len(w.Messages), len(before)
	letters, own := before, again || old != n
	if own {
		if !again {
			letters = nil
		}
		letters = slices.Grow(letters[:0], n)[:n]
		copy(letters[n-old:], before)
	}
	for i := range w.Messages {
		m, at := &w.Messages[i], n-1-i
		if i < old && letters[at].State == m.letterState() && letters[at].holdsUntil(m) {
			continue
		}
		if !own { // the desk that has these keeps them as they were
			letters, own = slices.Clone(letters), true
		}
		letters[at] = w.letter(m)
	}
	return orEmpty(letters)
}

// holdsUntil says whether a letter still says until when the sender of its message
// waits.
func (l *Letter) holdsUntil(m *Message) bool {
	if !m.Waiting() {
		return true // its state says so
	}
	return l.HoldsUntil == calendar.When(m.RingsOff)
}

func (w *World) letter(m *Message) Letter {
	l := Letter{
		ID: m.ID, Kind: m.Kind, By: m.By, On: m.Case, Talk: m.Talk, Opens: m.Opens, Ruling: m.Ruling, Unreached: m.Unreached, Decided: m.Decided, Teaches: m.Teaches, Title: m.Title, Text: m.Text.Body,
		At: m.At.Clock(), Date: m.At.DateText(), When: calendar.When(m.At), Urgent: m.Urgent, Waiting: m.Waiting(), State: m.letterState(), Replied: w.replied(m),
	}
	if p := w.person(m.From); p != nil {
		l.From, l.FromID, l.FromRole = p.Name, p.ID, p.Role
	}
	if c := m.choice(m.Reply); c != nil {
		l.Heard = c.Hears
	}
	if m.RingsOff != 0 && m.Waiting() {
		l.RingsOff, l.HoldsUntil = m.RingsOff.Clock(), calendar.When(m.RingsOff)
		l.UntilEnd = m.RingsOff > w.Finish() && m.By != ByPhone && m.By != InPerson
	}
	return l
}

// label returns the label of the option with this value, or the value itself if
// there is none.
func label(options []Option, value string) string {
	for _, o := range options {
		if o.Value == value {
			return o.Label
		}
	}
	return value
}

// files returns the cases as a desk shows them, in list, which has none yet. earlier are
// those of an earlier desk.
func (w *World) files(earlier, list []File) []File {
	files := slices.Grow(list, len(w.Cases))
	for i := range w.Cases {
		c := &w.Cases[i]
		var before File
		if i < len(earlier) && earlier[i].ID == c.ID {
			before = earlier[i]
		}
		files = append(files, File{
			ID: c.ID, Name: c.Name, Kind: c.Kind, Tier: c.Tier, Position: w.place(i),
			Since: dateOr(c.Since, ""), SinceISO: isoOf(c.Since), LastSeen: dateOr(c.LastSeen, "not yet seen by you"), LastSeenISO: isoOf(c.LastSeen), Led: c.Led,
			Travel: c.Travel, Points: c.Weight.Points(), Routine: w.week(c), Usual: w.usual(c), Summary: c.Summary, Stands: c.Stands,
			People: orEmpty(c.People), Strengths: orEmpty(c.Strengths), Papers: papers(c, before.Papers), Dates: dates(c, before.Dates),
			News: c.News != 0, NewsWhen: calendar.When(c.News),
		})
	}
	return orEmpty(files)
}

// papers returns a case's papers. If nothing about them has changed since the last
// desk, it returns before, which is what that desk showed.
func papers(c *Case, before []Paper) []Paper {
	same := func(p CasePaper, shown Paper) bool {
		return p.ID == shown.ID && p.Minutes == shown.Minutes && p.Opened == shown.Opened && p.Title == shown.Title && (!p.Opened || p.Text.Body == shown.Text)
	}
	if before != nil && slices.EqualFunc(c.Papers, before, same) {
		return before
	}
	list := make([]Paper, 0, len(c.Papers))
	for _, p := range c.Papers {
		paper := Paper{ID: p.ID, Title: p.Title, Minutes: p.Minutes, Opened: p.Opened}
		if p.Opened {
			paper.Text = p.Text.Body
		}
		list = append(list, paper)
	}
	return list
}

// dates returns a case's dates. If nothing about them has changed since the last desk,
// it returns before, which is what that desk showed.
func dates(c *Case, before []Date) []Date {
	same := func(d Deadline, shown Date) bool {
		return d.What == shown.What && d.Due.ISO() == shown.ISO && d.state() == shown.State
	}
	if before != nil && slices.EqualFunc(c.Dates, before, same) {
		return before
	}
	list := make([]Date, 0, len(c.Dates))
	for _, d := range c.Dates {
		list = append(list, Date{What: d.What, Due: d.Due.DateText(), ISO: d.Due.ISO(), State: d.state(), Source: d.Source, Status: d.Status.String(), Unverified: d.Status.Unverified})
	}
	return list
}

// state returns a deadline's state as a desk shows it.
func (d *Deadline) state() DateState {
	switch {
	case d.Missed && d.Excused != "":
		return DateExplained
	case d.Missed:
		return DateMissed
	case d.Met:
		return DateMet
	}
	return DateRunning
}

// jobs returns the open tasks as a desk shows them, in list, which has none yet.
func (w *World) jobs(list []Job) []Job {
	tasks := w.orderedTasks()
	today, jobs := w.Now.Midnight(), slices.Grow(list, len(tasks))
	for _, t := range tasks {
		j := Job{
			ID: t.ID, Title: t.Title, On: t.Case, Kind: t.Kind, Minutes: t.Left, Total: t.Minutes,
			Due: dateOr(t.Due, ""), DueISO: isoOf(t.Due), Source: t.Source, Status: t.Status.String(), Today: t.Due != 0 && t.Due <= today, Overdue: t.Due != 0 && t.Due < today,
			Begun: t.Left < t.Minutes, Planned: slices.Index(w.Plan, t.ID) + 1, Agreed: t.Agreed,
		}
		if p := w.person(t.With); p != nil {
			j.With = p.Name
		}
		if t.From > w.Now {
			j.From, j.FromWhen = t.From.DateText()+", "+t.From.Clock(), calendar.When(t.From)
		}
		if t.Closes > 0 {
			j.Hours = w.Now.At(t.Opens).Clock() + " to " + w.Now.At(t.Closes).Clock()
		}
		j.ContentNote = t.contentNote()
		jobs = append(jobs, j)
	}
	return orEmpty(jobs)
}

func (w *World) contacts() []Contact {
	people := make([]Contact, 0, len(w.People))
	for i := range w.People {
		if p := &w.People[i]; p.Reachable && !p.Left {
			c := Contact{ID: p.ID, Name: p.Name, Role: p.Role}
			if p.Away > w.Now {
				c.Away = p.Away.Clock()
			}
			people = append(people, c)
		}
	}
	return people
}

// dateOr formats a date, or returns otherwise for the zero time.
func dateOr(m calendar.Time, otherwise string) string {
	if m == 0 {
		return otherwise
	}
	return m.DateText()
}

// orEmpty returns the list, or an empty one if it is nil, so that JSON has []
// and not null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// isoOf returns the ISO date of a time, or "" for the zero time.
func isoOf(m calendar.Time) string {
	if m == 0 {
		return ""
	}
	return m.ISO()
}
