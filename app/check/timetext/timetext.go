// Package timetext reads texts where a script wants a day, a time or a length of time, and says
// what a text that is none of them is likely to mean.
package timetext

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"caseload/app/script/spelling"
	"caseload/app/sim/calendar"
)

var dayTexts = []string{"today", "tomorrow"}

// Fits reports whether a text can be read as a value of the type. Of other types than
// those of days and times, every text can.
func Fits(text, typ string) bool {
	switch typ {
	case "Clock":
		return isClock(text)
	case "Date":
		return isDate(text)
	case "PastDay", "Day", "string|Length.table":
		return isDate(text) || isPeriod(text) || slices.Contains(dayTexts, strings.ToLower(text)) || !isClock(text) && isTime(text+" 10:00")
	case "Time":
		return isTime(text)
	case "Minutes", "integer|string|Minutes.table":
		return isPeriod(text)
	case "Length":
		return isPeriod(text)
	case "Time|Length":
		return isTime(text) || isPeriod(text)
	}
	return true
}

func isPeriod(text string) bool { _, err := calendar.ParsePeriod(text); return err == nil }
func isDate(text string) bool   { _, err := calendar.ParseDate(text); return err == nil }
func isClock(text string) bool  { _, err := calendar.ParseClock(text); return err == nil }

// isTime reports whether a text can be read as a time on some day; which one is the same.
func isTime(text string) bool {
	now, _ := calendar.ParseDate("2026-03-02")
	_, err := calendar.ParseUntil(text, now, now)
	return err == nil
}

var (
	slashed   = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b`)
	dotted    = regexp.MustCompile(`\b(\d{1,2})[.h](\d{2})$`)
	half      = regexp.MustCompile(`(?i)\b(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.?m\.?$`)
	backwards = regexp.MustCompile(`^(\d+)(?:st|nd|rd|th)? day\b|^day-?(\d+)\b`)
	inWords   = regexp.MustCompile(`(?i)^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+) (\d{4})\b`)
	shortDate = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})\b`)
)

// machine matches a date and a time as machines write them; the T of a Tuesday it doesn't.
var machine = regexp.MustCompile(`(\d)T(\d)`)

// noon matches the middle of a day as people say it.
var noon = regexp.MustCompile(`(?i)(?:\b12(?:[:.]00)? ?)?\b(?:noon|midday|mid-day)$`)

// together matches a time of day without a colon.
var together = regexp.MustCompile(`^([01]\d|2[0-3])([0-5]\d)$`)

var numberWords = strings.Fields("nought one two three four five six seven eight nine ten eleven twelve")

// Better returns what a text that can't be read as a time is likely to mean, or "".
func Better(text, typ string) string {
	better := strings.TrimSpace(text)
	if m := slashed.FindStringSubmatch(better); m != nil {
		year := m[3]
		if len(year) == 2 {
			year = "20" + year
		}
		better = fmt.Sprintf("%s-%02s-%02s", year, m[2], m[1]) + better[len(m[0]):]
	} else if m := shortDate.FindStringSubmatch(better); m != nil {
		better = fmt.Sprintf("%s-%02s-%02s", m[1], m[2], m[3]) + better[len(m[0]):]
	} else if m := inWords.FindStringSubmatch(better); m != nil {
		for _, layout := range []string{"2 January 2006", "2 Jan 2006"} {
			if day, err := time.Parse(layout, m[1]+" "+strings.ToUpper(m[2][:1])+strings.ToLower(m[2][1:])+" "+m[3]); err == nil {
				better = day.Format(time.DateOnly) + better[len(m[0]):]
				break
			}
		}
	}
	better = machine.ReplaceAllString(better, "$1 $2")
	better = noon.ReplaceAllString(better, "12:00")
	if m := backwards.FindStringSubmatch(better); m != nil {
		better = "day " + m[1] + m[2] + better[len(m[0]):]
	}
	if m := half.FindStringSubmatch(better); m != nil {
		hour := 0
		fmt.Sscan(m[1], &hour)
		if hour %= 12; strings.EqualFold(m[3], "p") {
			hour += 12
		}
		if m[2] == "" {
			m[2] = "00"
		}
		better = strings.TrimSuffix(better, m[0]) + fmt.Sprintf("%02d:%s", hour, m[2])
	} else if m := dotted.FindStringSubmatch(better); m != nil {
		better = strings.TrimSuffix(better, m[0]) + fmt.Sprintf("%02s:%s", m[1], m[2])
	}
	if m := together.FindStringSubmatch(better); m != nil {
		better = m[1] + ":" + m[2]
	}
	words := strings.Fields(better)
	first, _, _ := strings.Cut(better, " ")
	if n := slices.Index(numberWords, strings.ToLower(first)); n >= 0 {
		words[0] = strconv.Itoa(n)
	}
	for i, word := range words {
		near := spelling.Nearest(strings.ToLower(word), slices.Concat(weekdayNames, dayTexts, []string{"day"}))
		if near == "" || IsWeekday(word) || len(word) < 3 {
			continue
		}
		if slices.Contains(weekdayNames, near) {
			near = strings.ToUpper(near[:1]) + near[1:]
		}
		words[i] = near
	}
	if n, ok := Minutes(text); ok && n > 0 && (typ == "Minutes" || typ == "integer|string|Minutes.table") {
		return fmt.Sprintf("%d minutes", n)
	}
	if better = strings.Join(words, " "); better != text && Fits(better, typ) {
		return better
	}
	return ""
}

var hours = regexp.MustCompile(`(?i)^(\d{1,2})(?::|h)([0-5]\d)(?:m(?:in)?s?)?$`)

// Minutes returns the minutes of a length of time that is written as in a diary: 1:30, 1h30.
func Minutes(text string) (n int, ok bool) {
	m := hours.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	var hour, minute int
	fmt.Sscan(m[1], &hour)
	fmt.Sscan(m[2], &minute)
	return 60*hour + minute, true
}

// WhyNoDay says why there is no day of the date that a text begins with, or "".
func WhyNoDay(text string) string {
	m := shortDate.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	var year, month, day int
	fmt.Sscan(m[1], &year)
	fmt.Sscan(m[2], &month)
	fmt.Sscan(m[3], &day)
	if month < 1 || month > 12 {
		return "a year has twelve months, and the month stands in the middle"
	}
	if last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day(); day < 1 || day > last {
		return fmt.Sprintf("%s %d has %d days", time.Month(month), year, last)
	}
	return ""
}

var weekdayNames = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// IsWeekday reports whether a word is a weekday's name, or the beginning of one.
func IsWeekday(word string) bool {
	for _, name := range append([]string{"weds"}, weekdayNames...) {
		if len(word) >= 3 && strings.HasPrefix(name, strings.ToLower(word)) {
			return true
		}
	}
	return false
}
