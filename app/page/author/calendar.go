package author

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// CalendarView shows the days of a draft's scenario, and what is due on them.
type CalendarView struct {
	page.Layout
	Notice page.Notice
	Draft  int64
	Name   string
	Sum    sim.Sentence
	Left   sim.Sentence // which scripts aren't shown, or ""
	Weeks  []CalendarWeek
	Groups []CalendarGroup
	Holds  sim.Sentence // what can't be known of bank holidays; "" for nothing
}

// CalendarWeek is a week from Monday on, or weeks without anything.
type CalendarWeek struct {
	Gap  string // "3 weeks without a date"; then there are no days
	Days []CalendarDay
}

// CalendarDay is a day.
type CalendarDay struct {
	Name  string // "2 March"
	Full  string // "Monday 2 March 2026"
	Note  string // "Day 1", "Bank holiday"
	Off   bool   // nobody works
	Inner bool   // it is one of the scenario's
	Items []CalendarLink
}

// CalendarLink leads from a day to a date.
type CalendarLink struct{ At, What string }

// CalendarGroup is the dates of a case, or those of none.
type CalendarGroup struct {
	At    string // tells the groups of a page apart
	Name  string
	Dates []CalendarDate
}

// CalendarDate is a date.
type CalendarDate struct {
	At           string
	What, Day    string
	Form, Script templ.SafeURL
	Line         string
	Written      string       // as it stands in the script; "" if that says no more
	Rule         string       // the rule that sets it, and how sure it is
	Clash        sim.Sentence // what is odd about it
	Change       *CalendarChange
}

// CalendarChange is the form in which a date is changed.
type CalendarChange struct {
	Form        templ.SafeURL
	Name, Value string
	IsDate      bool // it is written as year, month and day
	Version     int64
}

// Render writes the page to w.
func (v CalendarView) Render(ctx context.Context, w io.Writer) error {
	return calendarPage(v).Render(ctx, w)
}

func (g CalendarGroup) place(i int) string { return fmt.Sprint("group-", i+1) }

// weekday is the day of the week, for where it doesn't stand above a column.
func (d CalendarDay) weekday() string {
	weekday, _, _ := strings.Cut(d.Full, " ")
	return weekday
}
