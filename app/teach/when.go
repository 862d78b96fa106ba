package teach

import (
	"errors"
	"time"
)

// Local is a date and a time of day as somebody typed them, in the time zone of their
// organisation: "2026-12-04" and "17:00".
type Local struct {
	Date string `json:"date"`
	Time string `json:"time"`
}

// Why a local time is no instant.
var (
	errNoTime  = errors.New("that is no date and time")
	errSkipped = errors.New("the clocks skip that time")
)

// Instant returns the instant of a local time. Of a time that comes twice, since the clocks
// go back, it is the second. A time that is skipped, since they go forward, is refused.
func (l Local) instant(zone *time.Location) (time.Time, error) {
	const form = "2006-01-02 15:04"
	at, err := time.ParseInLocation(form, l.Date+" "+l.Time, zone)
	if err != nil {
		return time.Time{}, errNoTime
	}
	if at.Format(form) != l.Date+" "+l.Time {
		return time.Time{}, errSkipped
	}
	for _, later := range []time.Duration{2 * time.Hour, time.Hour, 30 * time.Minute} {
		if again := at.Add(later); again.Format(form) == at.Format(form) {
			return again, nil
		}
	}
	return at, nil
}

// localOf returns how an instant is typed.
func localOf(at time.Time, zone *time.Location) Local {
	at = at.In(zone)
	return Local{at.Format("2006-01-02"), at.Format("15:04")}
}

// zone returns a time zone by its name, which was checked when it was stored.
func zone(name string) *time.Location {
	place, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC
	}
	return place
}
