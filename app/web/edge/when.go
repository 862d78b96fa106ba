package edge

import (
	"time"
	_ "time/tzdata" // the machine may have no time zone data
)

// Dates and times shown to people are London's, like those on the clocks of the
// people this is made for. Only this file knows a time zone: everything stored or
// sent to programs is in UTC.

var london = func() *time.Location {
	place, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err) // the zone is in the binary
	}
	return place
}()

// DateOf formats the day of t for a sentence.
func DateOf(t time.Time) string { return t.In(london).Format("2 January 2006") }

// HourOf formats the time of day of t.
func HourOf(t time.Time) string { return t.In(london).Format("15:04") }
