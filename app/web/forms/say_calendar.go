package forms

import (
	"fmt"
	"time"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/script/dates"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
	authorweb "caseload/app/web/author"
)

// sayCalendar says what the page of days shows.
func sayCalendar(n int, s author.Setting) sim.Sentence {
	if s.Start == 0 {
		return "No days are known, as the scenario doesn’t say in plain words when it starts. Give it a first day in its form; then its dates stand here."
	}
	said := sim.Say("The scenario has %s and begins on %s. %s written in its scripts, or counted by a rule pack. A date that the script computes while it is played isn’t known here.", page.Count(s.Days, "working day", "working days"), sayFullDay(s.Start), page.Count(n, "date is", "dates are"))
	if n > mostDates {
		said += sim.Say(" Only the first %d stand here.", mostDates)
	}
	return said
}

// sayHolidays says that bank holidays aren't known for a year.
func sayHolidays(s author.Setting) sim.Sentence {
	if s.Start == 0 || calendar.Covered(s.Start) == nil {
		return ""
	}
	return "The bank holidays of that year aren’t known, so only weekends count as days on which nobody works."
}

func sayFullDay(day calendar.Time) string {
	year, _, _ := day.Date()
	return fmt.Sprintf("%s %d", day.DateText(), year)
}

// sayDayNote says what a day is: one of the scenario's, or one on which nobody works.
func sayDayNote(d authorpage.CalendarDay, weekday, number int) string {
	switch {
	case d.Inner:
		return fmt.Sprintf("Day %d", number)
	case d.Off && weekday < 5:
		return "Bank holiday"
	}
	return ""
}

// sayDateOf says what falls on a date.
func sayDateOf(d dates.Date) string {
	what := authorweb.SayWhat(d.Thing.Word) + ": " + authorweb.SayTitle(d.Thing)
	switch {
	case d.Thing.Word == "scenario":
		return "The scenario begins"
	case d.Thing.Word == "case" && d.Field.Name == "since":
		return "Allocated"
	case d.Field.Name == "seen":
		return "Last seen"
	case d.Rule != nil:
		return authorweb.SayWhat(d.Thing.Word)
	case d.Field.Name == "from":
		return what + ", not before"
	}
	return what
}

func sayDayOf(d dates.Date) string {
	switch {
	case d.Day == 0:
		return "Not known before it is played"
	case d.Timed:
		return sayFullDay(d.Day) + ", " + d.Day.Clock()
	}
	return sayFullDay(d.Day)
}

// sayWritten returns how a date is written, where that isn't a date.
func sayWritten(d dates.Date) string {
	if !d.Field.Given || isDate.MatchString(d.Field.Value.Text) {
		return ""
	}
	return d.Field.Source
}

// sayRule says by which rule a date is set, and how sure that is.
func sayRule(r dates.Rule) string {
	counted := r.Period.String() + " from " + r.From
	if r.CountsBack {
		counted = r.Period.String() + " " + r.From
	}
	return "By the rule pack: " + counted + ". " + page.RuleSource(r.Source, r.Status) + "."
}

// sayClash says what is odd about a date, or "".
func sayClash(d dates.Date, s author.Setting) sim.Sentence {
	weekday := d.Day.Weekday()
	switch {
	case d.Day == 0:
		return ""
	case d.Thing.Word == "scenario" && !calendar.IsWorkingDay(d.Day):
		return "A scenario begins on a working day, and this is none."
	case d.Past && s.Start != 0 && d.Day > s.Start:
		return "This is after the scenario begins, and should lie before."
	case d.Past:
		return ""
	case weekday == time.Saturday || weekday == time.Sunday:
		return sim.Say("This is a %s, on which nobody in the scenario works.", weekday.String())
	case !calendar.IsWorkingDay(d.Day):
		return "This is a bank holiday, on which nobody in the scenario works."
	case s.Start != 0 && d.Day < s.Start.Midnight() && d.Thing.Word != "scenario":
		return "This has passed before the scenario begins."
	case d.By != 0 && d.By.Midnight() != d.Day.Midnight():
		return sim.Say("Counted from when they were last seen, the rule comes to %s. Is the other day meant?", sayFullDay(d.By))
	}
	return ""
}
