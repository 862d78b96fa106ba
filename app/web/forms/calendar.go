package forms

import (
	"fmt"
	"slices"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/script/dates"
	"caseload/app/script/strip"
	"caseload/app/sim/calendar"
	authorweb "caseload/app/web/author"
)

// queryCalendar marks a form that was come to from the calendar, and leads back there.
const queryCalendar = "calendar"

// The most dates of a calendar, the most weeks, and the most dates on one of its days.
const (
	mostDates = 2_000
	mostWeeks = 60
	mostOnDay = 6
)

// calendar shows the days of a draft's scenario.
func (s *Pages) calendar(c *fiber.Ctx) error {
	r, b, err := s.stripper(c)
	if err != nil {
		return err
	}
	v := authorpage.CalendarView{Layout: s.Layout, Draft: r.Draft().ID, Name: r.Draft().Name, Notice: noticeOf(c)}
	list := s.drafts.Dates(b.scripts, b.setting)
	on := map[calendar.Time][]authorpage.CalendarLink{}
	all := len(list)
	list = list[:min(all, mostDates)]
	groups := map[string]int{}
	for i, d := range list {
		one := b.date(i, d)
		about := ""
		if d.Case != "" {
			about = d.File + " " + d.Case // files may use one name for different cases
		}
		at, there := groups[about]
		if !there {
			at = len(v.Groups)
			groups[about] = at
			v.Groups = append(v.Groups, authorpage.CalendarGroup{At: about, Name: b.caseOf(d)})
		}
		v.Groups[at].Dates = append(v.Groups[at].Dates, one)
		if day := d.Day.Midnight(); d.Day != 0 {
			on[day] = append(on[day], authorpage.CalendarLink{At: one.At, What: one.What})
		}
	}
	v.Weeks = b.weeks(list, on)
	v.Left = sayLeft(b.left)
	v.Sum, v.Holds = sayCalendar(all, b.setting), sayHolidays(b.setting)
	return s.Page(c, v)
}

// date returns a date for the list.
func (b *stripper) date(i int, d dates.Date) authorpage.CalendarDate {
	file := b.files[d.File]
	one := authorpage.CalendarDate{
		At: fmt.Sprint("date-", i+1), What: sayDateOf(d), Day: sayDayOf(d), Written: sayWritten(d), Clash: sayClash(d, b.setting),
		Form: authorpage.AddressDate(b.draft, file.ID, d.Thing.Key), Script: authorpage.AddressLine(b.draft, file.ID, d.Thing.Line), Line: sayLine(strip.Place{File: d.File, Line: d.Thing.Line}),
	}
	if d.Rule != nil {
		one.Rule = sayRule(*d.Rule)
	}
	if b.writes && d.Field.Given && d.Field.Editable() && !d.Timed {
		one.Change = &authorpage.CalendarChange{Form: authorpage.AddressDate(b.draft, file.ID, d.Thing.Key), Name: boxName + d.Field.Path, Value: d.Field.Value.Text, IsDate: isDate.MatchString(d.Field.Value.Text), Version: file.Version}
	}
	return one
}

// caseOf says whom a date is about.
func (b *stripper) caseOf(d dates.Date) string {
	if d.Case == "" {
		return "About no case"
	}
	titles, known := b.cases[d.File]
	if !known {
		titles = map[string]string{}
		for _, t := range b.scripts[d.File].Things {
			for _, name := range []string{t.Local, t.Key} {
				if _, twice := titles[name]; t.Word == "case" && !twice {
					titles[name] = authorweb.SayTitle(t)
				}
			}
		}
		b.cases[d.File] = titles
	}
	if title, there := titles[d.Case]; there {
		return title
	}
	return authorweb.Shortened(d.Case)
}

// weeks returns the weeks around the scenario's days, and those in which something is dated.
func (b *stripper) weeks(list []dates.Date, on map[calendar.Time][]authorpage.CalendarLink) (weeks []authorpage.CalendarWeek) {
	start := b.setting.Start
	if start == 0 {
		return nil
	}
	monday := func(day calendar.Time) calendar.Time {
		return day.Midnight().AddDays(-(int(day.Weekday()) + 6) % 7)
	}
	last := calendar.AddWorkingDays(start, b.setting.Days-1)
	from, to := monday(start).AddDays(-7), monday(last).AddDays(7)
	first, end := from, to
	for _, d := range list {
		if d.Day != 0 {
			first, end = min(first, monday(d.Day)), max(end, monday(d.Day))
		}
	}
	first, end = max(first, from.AddDays(-7*mostWeeks/2)), min(end, to.AddDays(7*mostWeeks/2))
	gap := 0
	for week := first; week <= end; week = week.AddDays(7) {
		one, full := b.week(week, last, on)
		if !full && (week < from || week > to) {
			gap++
			continue
		}
		if gap > 0 {
			weeks = append(weeks, authorpage.CalendarWeek{Gap: page.Count(gap, "week", "weeks") + " without a date"})
			gap = 0
		}
		weeks = append(weeks, one)
	}
	return weeks
}

// week returns a week, and whether anything is dated in it.
func (b *stripper) week(monday, last calendar.Time, on map[calendar.Time][]authorpage.CalendarLink) (week authorpage.CalendarWeek, full bool) {
	for i := range 7 {
		day := monday.AddDays(i)
		one := authorpage.CalendarDay{Name: sayShortDay(day)[4:], Full: sayFullDay(day), Off: !calendar.IsWorkingDay(day), Items: on[day]}
		full = full || len(one.Items) > 0
		if more := len(one.Items) - mostOnDay; more > 0 {
			one.Items = append(slices.Clone(one.Items[:mostOnDay]), authorpage.CalendarLink{What: fmt.Sprintf("and %d more", more)})
		}
		number := calendar.WorkingDaysBetween(b.setting.Start, day) + 1
		one.Inner = !one.Off && day >= b.setting.Start.Midnight() && day <= last.Midnight()
		one.Note = sayDayNote(one, i, number)
		week.Days = append(week.Days, one)
	}
	return week, full
}
