package page

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"caseload/app/sim/calendar"
)

// Cost formats the cost of an offer in minutes: "free", "15 min", "2 h 00".
func Cost(minutes int) string {
	if minutes <= 0 {
		return "free"
	}
	return Duration(minutes)
}

// Duration formats minutes as a length of time: "0 min", "15 min", "2 h 00".
func Duration(minutes int) string {
	if minutes < 60 {
		return fmt.Sprintf("%d min", max(minutes, 0))
	}
	return fmt.Sprintf("%d h %02d", minutes/60, minutes%60)
}

// Unbroken replaces the spaces in s with non-breaking ones, for example between a
// figure and its unit.
func Unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// AboutMinutes says roughly how long a scenario takes to play.
func AboutMinutes(minutes int) string {
	if minutes <= 0 {
		return "a short while"
	}
	return fmt.Sprintf("about %s", Duration(minutes))
}

// StoryDays says how long a scenario lasts in the story.
func StoryDays(days int) string {
	if days <= 1 {
		return "one day in the story"
	}
	return fmt.Sprintf("%d working days in the story", days)
}

// ShortDate turns "2026-03-03" into "3 March", and anything that isn't a date
// into "".
func ShortDate(iso string) string { return dayAs(iso, "2 January") }

// ShortDay turns "2026-03-03" into "Tue 3", for an axis, and anything that isn't
// a date into "".
func ShortDay(iso string) string { return dayAs(iso, "Mon 2") }

func dayAs(iso, layout string) string {
	day, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return ""
	}
	return day.Format(layout)
}

// Weekday returns the day of the week in three letters: "Tue".
func Weekday(w calendar.When) string { return calendar.Time(w).Weekday().String()[:3] }

// ForWords says in a sentence for which assignment a run was played: "" if for none.
func ForWords(assignment string, practice bool) string {
	switch {
	case assignment == "":
		return ""
	case practice:
		return "Practice for “" + assignment + "”."
	}
	return "For “" + assignment + "”."
}

// Count formats a number with its noun: "1 run", "2 runs".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func itOrThem(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

// JoinAnd joins words for a sentence: "a, b and c".
func JoinAnd(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}

// RunOf says whose a run is: "Asha’s and Ben’s run".
func RunOf(names ...string) string {
	whose := make([]string, len(names))
	for i, n := range names {
		whose[i] = n + "’s"
	}
	return JoinAnd(whose) + " run"
}

// JoinContentNotes joins content notes with semicolons, because they may contain
// commas.
func JoinContentNotes(notes []string) string { return strings.Join(notes, "; ") }

// Capitalised returns s beginning with a capital letter.
func Capitalised(s string) string {
	if s == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// TextParagraphs splits text at its empty lines, and drops empty paragraphs.
func TextParagraphs(text string) []string {
	var list []string
	for p := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			list = append(list, p)
		}
	}
	return list
}

// Rounded divides value by unit, rounding halves away from zero. For a value in
// thousandths, unit is 1000.
func Rounded[N int | int64](value, unit N) N {
	if value < 0 {
		return -Rounded(-value, unit)
	}
	return (value + unit/2) / unit
}

// Points formats points of load, given in thousandths, as a whole number.
func Points(thousandths int) string { return fmt.Sprint(Rounded(thousandths, 1000)) }

// StrainPoints formats points of strain, given in millionths, as a whole number.
func StrainPoints(millionths int64) string { return fmt.Sprint(Rounded(millionths, 1_000_000)) }

// Number formats f with as many decimal places as it has.
func Number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// Percent formats a position in a picture: "12.50%".
func Percent(f float64) string { return strconv.FormatFloat(f, 'f', 2, 64) + "%" }
