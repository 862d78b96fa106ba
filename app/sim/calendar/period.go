package calendar

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"caseload/app/sim/sentence"
)

// Unit is what a Period counts in.
type Unit uint8

// Minutes and hours run on the wall clock. Days are calendar days. Working days
// exclude weekends and bank holidays. A month ends on the same day of the month,
// or on the last day of a month that is too short.
const (
	Minutes Unit = iota
	Hours
	Days
	WorkingDays
	Weeks
	Months
)

var unitNames = [...]string{"minute", "hour", "day", "working day", "week", "month"}

// Period is a length of time as a rule states it: 10 working days, 72 hours, 3
// months. The zero Period is no time at all. In JSON it is its text, such as
// "10 working days".
type Period struct {
	N    int
	Unit Unit
}

// longestPeriod limits N in a text. 10,000 of any unit is longer than any
// story.
const longestPeriod = 10_000

// ParsePeriod parses "10 working days", "1 week" or "90 minutes": a whole
// number from 0 to 10,000, followed by minutes, hours, days, working days,
// weeks or months, singular or plural. The error is written for authors.
func ParsePeriod(text string) (Period, error) {
	number, unit, _ := strings.Cut(strings.ToLower(strings.Join(strings.Fields(text), " ")), " ")
	n, isNumber := wholeNumber(number)
	u, isUnit := parseUnit(unit)
	if !isNumber || !isUnit {
		return Period{}, expected(aPeriod, text)
	}
	if n > longestPeriod {
		return Period{}, expectedShorter(u, text)
	}
	return Period{n, u}, nil
}

func parseUnit(text string) (Unit, bool) {
	for i, name := range unitNames {
		if text == name || text == name+"s" {
			return Unit(i), true
		}
	}
	return 0, false
}

// String returns the unit's name in the singular, such as "working day".
func (u Unit) String() string { return unitNames[u] }

func plural(u Unit) string { return unitNames[u] + "s" }

// wholeNumber parses a text of one to nine digits and nothing else.
func wholeNumber(text string) (int, bool) {
	if len(text) == 0 || len(text) > 9 || strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	return n, err == nil
}

// From returns the time at which a period that starts at m ends. Except for
// minutes and hours, the time of day stays the same. A negative N counts back.
func (p Period) From(m Time) Time {
	switch p.Unit {
	case Hours:
		return m + Time(p.N)*minutesAnHour
	case Days:
		return m.AddDays(p.N)
	case WorkingDays:
		return AddWorkingDays(m, p.N)
	case Weeks:
		return m.AddDays(7 * p.N)
	case Months:
		return AddMonths(m, p.N)
	default:
		return m + Time(p.N)
	}
}

// String returns text such as "1 working day" or "3 months". ParsePeriod reads
// it back.
func (p Period) String() string {
	if int(p.Unit) >= len(unitNames) {
		return fmt.Sprintf("%d of unit %d", p.N, p.Unit)
	}
	if p.N == 1 {
		return "1 " + unitNames[p.Unit]
	}
	return strconv.Itoa(p.N) + " " + plural(p.Unit)
}

// Every says how often something is due: "every month", "every 5 working days".
func (p Period) Every() string { return "every " + strings.TrimPrefix(p.String(), "1 ") }

// MarshalText encodes a period as its String.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText decodes a period with ParsePeriod.
func (p *Period) UnmarshalText(text []byte) (err error) {
	*p, err = ParsePeriod(string(text))
	return err
}

// ParseWhen parses a time as an author writes it, relative to now, in a
// scenario that starts at start:
//
//	Tue 10:40         the next one strictly after now ("Tuesday 10:40" too)
//	10:40             today; an error unless it is still ahead
//	day 4 09:10       the scenario's fourth working day; day 1 is the day of
//	                  start, or the first working day after it; an error if it
//	                  has passed
//	2026-03-05 09:00  that time; an error if it has passed
//
// A time given with its day or date that is exactly now has not passed. The
// result is never before now. The error is written for authors.
func ParseWhen(text string, now, start Time) (Time, error) {
	m, err := ParseUntil(text, now, start)
	switch {
	case err != nil:
		return 0, err
	case m <= now && len(strings.Fields(text)) == 1:
		return 0, passedToday(text, now, m)
	case m < now:
		return 0, passed(text, now)
	}
	return m, nil
}

// ParseUntil parses like ParseWhen, but also accepts times that have passed.
func ParseUntil(text string, now, start Time) (Time, error) {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return 0, expected(aTime, text)
	}
	minute, err := ParseClock(words[len(words)-1])
	if err != nil {
		return 0, expected(aTime, text)
	}
	switch words = words[:len(words)-1]; {
	case len(words) == 0:
		return now.At(minute), nil
	case len(words) == 2 && words[0] == "day":
		return onDay(words[1], minute, start, text)
	case len(words) == 1:
		if day, ok := parseWeekday(words[0]); ok {
			return nextWeekday(day, minute, now), nil
		}
		return onDate(words[0], minute, text)
	}
	return 0, expected(aTime, text)
}

func onDay(number string, minute int, start Time, text string) (Time, error) {
	n, ok := wholeNumber(number)
	if !ok || n < 1 || n > longestPeriod {
		return 0, expected(aTime, text)
	}
	// Counting from the day before makes day 1 the day of start if that is a
	// working day, and otherwise the first working day after it.
	day := AddWorkingDays(start.AddDays(-1), n)
	return covered(day.At(minute), text)
}

func onDate(date string, minute int, text string) (Time, error) {
	day, err := ParseDate(date)
	if err != nil {
		return 0, expected(aTime, text)
	}
	return covered(day.At(minute), text)
}

func covered(m Time, text string) (Time, error) {
	if err := Covered(m); err != nil {
		return 0, fmt.Errorf("%s: %w", sentence.Given(text), err)
	}
	return m, nil
}

func nextWeekday(day time.Weekday, minute int, now Time) Time {
	ahead := (int(day) - int(now.Weekday()) + 7) % 7
	m := now.AddDays(ahead).At(minute)
	if m <= now {
		m = m.AddDays(7)
	}
	return m
}

// parseWeekday parses a lower-case weekday of three letters or more ("tue",
// "tues", "tuesday"), and "weds".
func parseWeekday(text string) (time.Weekday, bool) {
	if text == "weds" {
		return time.Wednesday, true
	}
	for day := time.Sunday; day <= time.Saturday; day++ {
		if len(text) >= 3 && strings.HasPrefix(strings.ToLower(day.String()), text) {
			return day, true
		}
	}
	return 0, false
}

// WorkingDays returns roughly how many working days a period contains, or 0 for
// minutes and hours.
func (p Period) WorkingDays() int {
	switch p.Unit {
	case Days:
		return p.N * 5 / 7
	case WorkingDays:
		return p.N
	case Weeks:
		return p.N * 5
	case Months:
		return p.N * 21
	}
	return 0
}
