package edge

import (
	"time"
	_ "time/tzdata" // the machine may have no time zone data
)

// Dates and times shown to people are London's, like those on the clocks of the
// people this is made for; those of an assignment are its organisation's. Everything
// stored is in UTC.

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

// InZone returns a function that formats a time for a sentence, in the time zone with a
// name: "Friday 4 December 2026, 17:00", with the zone if it isn't London's.
func InZone(name string) func(time.Time) string {
	place, err := time.LoadLocation(name)
	if err != nil {
		place, name = london, london.String()
	}
	return func(t time.Time) string {
		t = t.In(place)
		text := t.Format("Monday 2 January 2006, 15:04")
		if name != london.String() {
			text += " (" + t.Format("MST") + ")"
		}
		return text
	}
}
