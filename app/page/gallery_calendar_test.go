package page_test

import (
	"caseload/app/page"
	authorpage "caseload/app/page/author"
)

// calendarStates are the pages of the days of a draft's scenario.
func calendarStates(l page.Layout, name string) map[string]view {
	days := func(names ...string) (list []authorpage.CalendarDay) {
		for i, one := range names {
			list = append(list, authorpage.CalendarDay{Name: one, Full: "Monday " + one + " 2026", Off: i > 4})
		}
		return list
	}
	before := days("23 Mar", "24 Mar", "25 Mar", "26 Mar", "27 Mar", "28 Mar", "29 Mar")
	week := days("30 Mar", "31 Mar", "1 Apr", "2 Apr", "3 Apr", "4 Apr", "5 Apr")
	week[2].Inner, week[2].Note, week[2].Items = true, "Day 1", []authorpage.CalendarLink{{At: "date-1", What: "The scenario begins"}, {At: "date-2", What: "Task: Write up last week’s review meeting"}}
	week[3].Inner, week[3].Note = true, "Day 2"
	week[4].Off, week[4].Note = true, "Bank holiday"
	week[5].Items = []authorpage.CalendarLink{{At: "date-3", What: "Date: Plan agreed"}}
	date := func(at, what, day string) authorpage.CalendarDate {
		return authorpage.CalendarDate{At: at, What: what, Day: day, Form: authorpage.AddressDate(4, 7, "deadline:x:0"), Script: authorpage.AddressLine(4, 7, 30), Line: "line 30 of scenario.lua"}
	}
	visits, saturday, task, unknown := date("date-4", "Dates for visits", "Thursday 9 April 2026"), date("date-3", "Date: Plan agreed", "Saturday 11 April 2026"), date("date-2", "Task: Write up last week’s review meeting", "Wednesday 1 April 2026"), date("date-5", "Task: Ring the school", "Not known before it is played")
	visits.Rule = "By the rule pack: 20 working days from the last visit. Local standard (an example): a visit every 20 working days under a child in need plan (a local rule here; your own authority’s may differ)."
	visits.Clash = "Counted from when they were last seen, the rule comes to Wednesday 8 April 2026. Is the other day meant?"
	visits.Change = &authorpage.CalendarChange{Form: authorpage.AddressDate(4, 7, "children.visits:home:0"), Name: "value.due", Value: "2026-04-09", IsDate: true, Version: 3}
	saturday.Clash = "This is a Saturday, on which nobody in the scenario works."
	task.Written, unknown.Written = "\"today\"", "\"tomorrow\""
	task.Change = &authorpage.CalendarChange{Form: authorpage.AddressDate(4, 7, "task:x:0"), Name: "value.due", Value: "today", Version: 3}
	shown := authorpage.CalendarView{Layout: l, Draft: 4, Name: name,
		Sum:    "The scenario has 2 working days and begins on Wednesday 1 April 2026. 5 dates are written in its scripts, or counted by a rule pack. A date that the script computes while it is played isn’t known here.",
		Weeks:  []authorpage.CalendarWeek{{Days: before}, {Days: week}, {Gap: "4 weeks without a date"}, {Days: days("4 May", "5 May", "6 May", "7 May", "8 May", "9 May", "10 May")}},
		Groups: []authorpage.CalendarGroup{{At: "a", Name: "About no case", Dates: []authorpage.CalendarDate{date("date-1", "The scenario begins", "Wednesday 1 April 2026"), task, unknown}}, {At: "b", Name: "Osei", Dates: []authorpage.CalendarDate{visits, saturday}}}}
	none := authorpage.CalendarView{Layout: l, Draft: 4, Name: name, Sum: "No days are known, as the scenario doesn’t say in plain words when it starts. Give it a first day in its form; then its dates stand here."}
	return map[string]view{"draft-calendar": shown, "draft-calendar-none": none}
}
