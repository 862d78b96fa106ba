package web

import (
	"time"
	_ "time/tzdata" // a bare machine may not know London's
)

// Days and hours that are shown to people are London's, as the clocks on the walls
// of those this is made for. This file is the only place that knows a zone: what is
// kept and what programs get is in UTC.

var london = func() *time.Location {
	place, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err) // it is in the binary
	}
	return place
}()

// dateOf is the day on which something ends, for a sentence.
func dateOf(t time.Time) string { return t.In(london).Format("2 January 2006") }

// hourOf is the time of day.
func hourOf(t time.Time) string { return t.In(london).Format("15:04") }
