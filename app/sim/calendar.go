package sim

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"
)

// The working calendar: working days exclude weekends and the bank holidays
// of England and Wales (DOMAIN 1).

//go:embed holidays-england-and-wales.csv
var holidaysCSV string

// holidays are the bank holidays as day numbers since 1970-01-01, in order.
// None falls on a weekend: there the law moves the day, and the file has the
// substitute. Written once, before main, and only read after.
var holidays = mustReadHolidays(holidaysCSV)

// mustReadHolidays panics on a file that can't be read, which a test would see
// first: the file is compiled in.
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

// Covered says whether the bank holidays of m's year are known. Outside those
// years the calendar still answers, but knows weekends only. The error is a
// sentence for an author.
func Covered(m Moment) error {
	first, last := coveredYears()
	if year, _, _ := m.Date(); year < first || year > last {
		return fmt.Errorf("bank holidays are known from %d to %d; %s is outside those years", first, last, m.ISO())
	}
	return nil
}

func coveredYears() (first, last int) {
	year := func(day int) int {
		y, _, _ := Moment(day * minutesADay).Date()
		return y
	}
	return year(holidays[0]), year(holidays[len(holidays)-1])
}

// IsWorkingDay says whether m's day is neither a weekend nor a bank holiday.
func IsWorkingDay(m Moment) bool {
	day := m.dayNumber()
	return workingDaysTo(day) > workingDaysTo(day-1)
}

// NextWorkingDay is the same time of day on the first working day after m's.
func NextWorkingDay(m Moment) Moment { return AddWorkingDays(m, 1) }

// AddWorkingDays is the same time of day, n working days later, or earlier if
// n is negative. Day 0 is m's own day, working or not, so one working day after
// a Friday and one after that Saturday are both the Monday.
func AddWorkingDays(m Moment, n int) Moment {
	if n == 0 {
		return m
	}
	day := m.dayNumber()
	target := workingDaysTo(day) + n
	if n < 0 {
		target = workingDaysTo(day-1) + 1 + n
	}
	return m.AddDays(workingDay(target, day, n) - day)
}

// workingDay is the day on which the count of working days reaches target,
// searched for on the side of day that n points to.
func workingDay(target, day, n int) int {
	// n working days take at most two days each, and all holidays and a week
	// besides.
	reach := 2*max(n, -n) + len(holidays) + 7
	first := day - reach
	return first + sort.Search(2*reach, func(i int) bool { return workingDaysTo(first+i) >= target })
}

// WorkingDaysBetween counts the working days after a's day, up to and including
// b's; negative where b is before a. From a working day m it is what
// AddWorkingDays took: WorkingDaysBetween(m, AddWorkingDays(m, n)) is n.
func WorkingDaysBetween(a, b Moment) int {
	return workingDaysTo(b.dayNumber()) - workingDaysTo(a.dayNumber())
}

// workingDaysTo counts working days up to and including a day, from a fixed
// Monday long before any story. Counting, rather than stepping from day to day,
// makes the cost the same however far a script reaches.
func workingDaysTo(day int) int {
	const monday = -719_162 // 0001-01-01
	weeks, rest := (day-monday)/7, (day-monday)%7
	weekdays := weeks*5 + min(rest+1, 5)
	return weekdays - sort.SearchInts(holidays, day+1)
}

// AddMonths is the same time of day, n calendar months later, or earlier if n
// is negative; where that month is too short, on its last day: one month after
// 31 January is 28 or 29 February.
func AddMonths(m Moment, n int) Moment {
	year, month, day := m.Date()
	first := time.Date(year, month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return momentOf(first).AddDays(min(day, last)-1) + Moment(m.Minute())
}
