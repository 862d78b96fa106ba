// Package slip words findings about slips of the hand and of habit: what somebody wrote who knows
// how it is said, and not how it is written in a script. It finds nothing itself.
package slip

import (
	"fmt"
	"time"

	"caseload/app/check/remark"
	"caseload/app/sim/calendar"
)

// BeginsClosed is about a first day on which nobody is at work.
func BeginsClosed(day calendar.Time) remark.Remark {
	return remark.New("begins-closed", fmt.Sprintf("a scenario begins on a working day, and %s is %s", day.ISO(), closed(day)),
		fmt.Sprintf("Write `starts = %q`, which is the next one, or another working day.", calendar.NextWorkingDay(day).ISO()), day)
}

// ClosedDay is about a day on which something is due, or begins, and nobody is at work.
func ClosedDay(day calendar.Time) remark.Remark {
	return remark.New("closed-day", fmt.Sprintf("%s is %s, and nobody is at work. Is that intended?", day.ISO(), closed(day)),
		fmt.Sprintf("The next working day is %s.", calendar.NextWorkingDay(day).ISO()), day)
}

// closed says what kind of day it is on which nobody is at work.
func closed(day calendar.Time) string {
	if d := day.Weekday(); d == time.Saturday || d == time.Sunday {
		return "a " + d.String()
	}
	return "a bank holiday"
}
