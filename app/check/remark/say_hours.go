package remark

import (
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// Days and times.

// forms are how days and times are written, by type.
var forms = map[string]sim.Sentence{
	"Minutes":                      "Write minutes as a number, such as 45, or a length such as \"90 minutes\" or \"2 hours\".",
	"integer|string|Minutes.table": "Write minutes as a number, such as 45, or a length such as \"90 minutes\" or \"2 hours\".",
	"Clock":                        "Write a time of day, such as \"09:00\".",
	"Date":                         "Write year, month and day, as in \"2026-03-02\".",
	"PastDay":                      "Write a date such as \"2026-02-17\", or how long ago it was, such as \"11 days\".",
	"Length":                       "Write a number of minutes, or a length such as \"2 hours\" or \"10 working days\"; for a time of day, write `wait_until`.",
	"Time":                         "Write \"10:40\", \"Tue 10:40\", \"day 4 09:10\" or \"2026-03-05 09:00\".",
	"Time|Length":                  "Write a time such as \"Tue 10:40\" or \"day 4 09:10\", or a length such as \"90 minutes\".",
}

// NoSuchTime is about a text where a day or a time of the type is wanted; better is what it
// may mean, or "".
func NoSuchTime(text, better, typ string) Remark {
	r := Remark{on("no-such-time", text), put("%s can't be read as a day, a time or a length", quotedText(text)), forms[typ]}
	if better != "" {
		r.Instead = put("Did you mean %s?", quotedText(better))
	} else if r.Instead == "" {
		r.Instead = "Write \"today\", \"tomorrow\", \"Friday\", \"day 3\", \"2026-03-20\", or a length such as \"10 working days\"."
	}
	return r
}

func quotedText(text string) string { return "\"" + Shorten(text, 40) + "\"" }

// CodeNoSuchDay is the code of a date that there isn't.
const CodeNoSuchDay = "no-such-day"

func NoSuchDay(text, why string) Remark {
	return Remark{on(CodeNoSuchDay, text), put("there is no date %s: %s", quotedText(text), why), "Write the day that is meant."}
}

func EndsBeforeItBegins(from, to string) Remark {
	return Remark{on("ends-before", from, to), put("the working day begins at %s and is over at %s, which is before that", from, to), "Write the earlier time in `from` and the later in `to`."}
}

// AfterHours is about a time outside working hours, which are over for good if it is the
// only day.
func AfterHours(text, from, until string, only bool) Remark {
	r := Remark{on("after-hours", text), put("the student works from %s to %s, and this is at %s, when nobody is at the desk", from, until, quotedText(text)), "Name a time in working hours; what comes at night is found in the morning."}
	if only {
		r.Sentence = put("the scenario goes from %s to %s, and %s isn't in it, so this never comes", from, until, quotedText(text))
		r.Instead = "Name a time between those two, or let the scenario last longer."
	}
	return r
}

// RunsOver is about a session that begins in working hours and goes on behind their end.
func RunsOver(text string, minutes int, over, until string) Remark {
	return Remark{on("runs-over", text, minutes), put("%d minutes from %s go on until %s, and the working day is over at %s", minutes, quotedText(text), over, until), "Begin earlier, or give it fewer minutes."}
}

// TimePassed is about a time that has passed when a storyline begins to wait for it: after
// the wait that is named, or before the first day if none is.
func TimePassed(text, after string, starts calendar.Time) Remark {
	r := Remark{on("time-passed", text, after), put("%s has passed by then: the storyline has waited until %s before", quotedText(text), quotedText(after)), "Name a later time, or put the two in the other order."}
	if after == "" {
		r.Sentence = put("%s is before the first day, %s, and has passed", quotedText(text), starts.ISO())
		r.Instead = "Name a time inside the scenario."
	}
	return r
}

func DueBeforeBegun(due, from string) Remark {
	return Remark{on("due-before-begun", due, from), put("this is due on %s, before it can be begun: its `from` is %s", quotedText(due), quotedText(from)), "Let it be due later, or begin sooner."}
}

func DueBeforeThere(due, when string) Remark {
	return Remark{on("due-before-there", due, when), put("this is due on %s, and comes only after %s: it is overdue when it arrives", quotedText(due), quotedText(when)), "Let it be due later, or come sooner."}
}

// HoursTurned is about the hours in which something can be done, as in `hours = { "09:00", "16:00" }`.
func HoursTurned(from, to string) Remark {
	return Remark{on("hours-turned", from, to), put("these hours begin at %s and end before that, at %s", from, to), put("Write the earlier time first: `{ \"%s\", \"%s\" }`.", to, from)}
}
