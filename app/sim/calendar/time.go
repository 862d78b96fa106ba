package calendar

import (
	"fmt"
	"time"
)

// Time is a minute on the story's own wall clock: minutes since 1970-01-01
// 00:00, with no time zone and no summer time, so that every day has 1,440 of
// them. The zero Time is that midnight. In JSON it is that integer.
//
// Dates follow the Gregorian calendar; texts can name the years 0001 to 9999.
type Time int64

const (
	minutesAnHour = 60
	MinutesADay   = 24 * minutesAnHour
)

// ParseDate parses a date such as "2026-03-02" as that day's midnight. The
// error is written for authors.
func ParseDate(text string) (Time, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || t.Year() < 1 {
		return 0, expected(aDate, text)
	}
	return timeOf(t), nil
}

// ParseClock parses a time such as "10:40" or "9:05" as the minute of a day, 0
// to 1439. The error is written for authors.
func ParseClock(text string) (int, error) {
	hours, minutes, ok := clockDigits(text)
	if !ok || hours > 23 || minutes > 59 {
		return 0, expected(aClock, text)
	}
	return hours*minutesAnHour + minutes, nil
}

// clockDigits splits "9:05" or "10:40" into hours and minutes without checking
// their ranges. It doesn't use strconv, which would also accept "+9:05".
func clockDigits(text string) (hours, minutes int, ok bool) {
	if len(text) == len("9:05") {
		text = "0" + text
	}
	if len(text) != len("10:40") || text[2] != ':' {
		return 0, 0, false
	}
	for _, i := range []int{0, 1, 3, 4} {
		if text[i] < '0' || text[i] > '9' {
			return 0, 0, false
		}
	}
	two := func(i int) int { return int(text[i]-'0')*10 + int(text[i+1]-'0') }
	return two(0), two(3), true
}

// Midnight returns the time at which m's day starts.
func (m Time) Midnight() Time { return m - Time(m.Minute()) }

// At returns the given minute of m's day: m.At(9*60) is nine o'clock that
// morning. Minutes from 1440 on fall on later days.
func (m Time) At(minute int) Time { return m.Midnight() + Time(minute) }

// AddDays returns the same time of day n calendar days later, or earlier if n
// is negative.
func (m Time) AddDays(n int) Time { return m + Time(n)*MinutesADay }

// Minute returns the minute of the day, 0 to 1439.
func (m Time) Minute() int {
	minute := m % MinutesADay
	if minute < 0 { // before 1970, where Go's remainder is negative
		minute += MinutesADay
	}
	return int(minute)
}

// Weekday returns the day of the week.
func (m Time) Weekday() time.Weekday { return m.time().Weekday() }

// Date returns the year, month and day of the month.
func (m Time) Date() (year int, month time.Month, day int) { return m.time().Date() }

// Clock returns the time of day, such as "09:05".
func (m Time) Clock() string { return clocks[m.Minute()] }

// DateText returns the day as people write it, such as "Tuesday 3 March".
func (m Time) DateText() string {
	t := m.time()
	_, month, day := t.Date()
	return dateTexts[t.Weekday()][month-1][day-1]
}

// Every time of day and every date in words. A desk needs hundreds of them, so
// they are formatted once, before main runs, and only read afterwards.
var (
	clocks    = allClocks()
	dateTexts = allDateTexts()
	isoTexts  = allISOTexts()
)

func allClocks() (all [MinutesADay]string) {
	for minute := range all {
		all[minute] = fmt.Sprintf("%02d:%02d", minute/minutesAnHour, minute%minutesAnHour)
	}
	return all
}

func allDateTexts() (all [7][12][31]string) {
	for weekday := range all {
		for month := range all[weekday] {
			for day := range all[weekday][month] {
				all[weekday][month][day] = fmt.Sprintf("%s %d %s", time.Weekday(weekday), day+1, time.Month(month+1))
			}
		}
	}
	return all
}

// ISO returns the day as machines write it, such as "2026-03-03". ParseDate
// reads it back.
func (m Time) ISO() string {
	if day := m.dayNumber() - firstISO; day >= 0 && day < len(isoTexts) {
		return isoTexts[day]
	}
	return m.time().Format(time.DateOnly)
}

// firstISO is the day of the first of isoTexts, 2020-01-01.
const firstISO = 18_262

func allISOTexts() (all [20 * 366]string) {
	for day := range all {
		all[day] = time.Unix(int64(day+firstISO)*MinutesADay*60, 0).UTC().Format(time.DateOnly)
	}
	return all
}

// String returns the day and time, such as "2026-03-03 10:40". ParseWhen reads
// it back.
func (m Time) String() string { return m.ISO() + " " + m.Clock() }

// dayNumber returns the number of days since 1970-01-01.
func (m Time) dayNumber() int { return int(m.Midnight() / MinutesADay) }

// time converts m to a time.Time for its calendar arithmetic. It uses UTC, the
// zone in which no time is ever skipped or repeated.
func (m Time) time() time.Time { return time.Unix(int64(m)*60, 0).UTC() }

func timeOf(t time.Time) Time { return Time(t.Unix() / 60) }
