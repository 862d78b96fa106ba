// Package calendar is the time of the story: times on its own wall clock,
// lengths of time as rules state them, and the working days between times. It
// parses what authors write; its errors are for them.
//
// It is pure: it imports only the standard library and must not read a clock or
// a time zone. It knows nothing of the world.
package calendar

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"sort"
	"strings"
	"time"
)

// Working days exclude weekends and the bank holidays of England and Wales
// (DOMAIN 1).

//go:embed holidays-england-and-wales.csv
var holidaysCSV string

// holidays holds the bank holidays as day numbers since 1970-01-01, in
// ascending order. None falls on a weekend: the law moves such a holiday, and
// the file has the substitute day. It is set before main runs and only read
// afterwards.
var holidays = mustReadHolidays(holidaysCSV)

// mustReadHolidays parses the holidays file and panics if it is malformed. The
// file is compiled in, so any test run would show the panic.
func mustReadHolidays(text string) []int {
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		panic(err)
	}
	var days []int
	for _, row := range rows[1:] { // after the header, date,title
		m, err := ParseDate(row[0])
		if err != nil {
			panic(err)
		}
		days = append(days, m.dayNumber())
	}
	if !slices.IsSorted(days) {
		panic("holidays-england-and-wales.csv: dates out of order")
	}
	return days
}

// Covered returns an error if the bank holidays of m's year are not known. For
// such years the calendar still works but knows weekends only. The error is
// written for authors.
func Covered(m Time) error {
	first, last := coveredYears()
	if year, _, _ := m.Date(); year < first || year > last {
		return notCovered(m, first, last)
	}
	return nil
}

// coveredYears returns the first and last years for which bank holidays are
// known.
func coveredYears() (first, last int) {
	year := func(day int) int {
		y, _, _ := Time(day * MinutesADay).Date()
		return y
	}
	return year(holidays[0]), year(holidays[len(holidays)-1])
}

// IsWorkingDay reports whether m's day is neither a weekend day nor a bank
// holiday.
func IsWorkingDay(m Time) bool {
	day := m.dayNumber()
	return workingDaysTo(day) > workingDaysTo(day-1)
}

// NextWorkingDay returns the same time of day on the first working day after
// m's day.
func NextWorkingDay(m Time) Time { return AddWorkingDays(m, 1) }

// AddWorkingDays returns the same time of day n working days later, or earlier
// if n is negative. Day 0 is m's own day, whether or not it is a working day,
// so one working day after a Friday and one after the following Saturday are
// both the Monday.
func AddWorkingDays(m Time, n int) Time {
	if n == 0 {
		return m
	}
	day := m.dayNumber()
	if n > 0 && n <= 10 {
		return m.AddDays(stepped(day, n) - day)
	}
	target := workingDaysTo(day) + n
	if n < 0 {
		target = workingDaysTo(day-1) + 1 + n
	}
	return m.AddDays(workingDay(target, day, n) - day)
}

// stepped returns the nth working day after day. It steps from day to day, which is
// quicker than a search while n is small.
func stepped(day, n int) int {
	next := sort.SearchInts(holidays, day+1)
	for n > 0 {
		day++
		holiday := next < len(holidays) && holidays[next] == day
		if holiday {
			next++
		}
		if !holiday && (day-monday)%7 < 5 {
			n--
		}
	}
	return day
}

// workingDay returns the first day on which the count of working days reaches
// target. It searches around day, within a reach that is wide enough for n
// working days.
func workingDay(target, day, n int) int {
	// n working days span at most 2n days, plus all the holidays and one week.
	reach := 2*max(n, -n) + len(holidays) + 7
	first := day - reach
	return first + sort.Search(2*reach, func(i int) bool { return workingDaysTo(first+i) >= target })
}

// WorkingDaysBetween counts the working days after a's day up to and including
// b's day. The count is negative if b is before a. It inverts AddWorkingDays
// from a working day m: WorkingDaysBetween(m, AddWorkingDays(m, n)) is n.
func WorkingDaysBetween(a, b Time) int {
	return workingDaysTo(b.dayNumber()) - workingDaysTo(a.dayNumber())
}

// monday is the number of a Monday long before any story, 0001-01-01.
const monday = -719_162

// workingDaysTo counts the working days from monday up to and including day. Counting
// instead of stepping from day to day makes the cost the same however far ahead a
// script reaches.
func workingDaysTo(day int) int {
	weeks, rest := (day-monday)/7, (day-monday)%7
	weekdays := weeks*5 + min(rest+1, 5)
	return weekdays - sort.SearchInts(holidays, day+1)
}

// AddMonths returns the same time of day n calendar months later, or earlier if
// n is negative. If the resulting month is too short, it returns that month's
// last day: one month after 31 January is 28 or 29 February.
func AddMonths(m Time, n int) Time {
	year, month, day := m.Date()
	first := time.Date(year, month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return timeOf(first).AddDays(min(day, last)-1) + Time(m.Minute())
}
