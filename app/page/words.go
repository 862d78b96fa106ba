package page

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"caseload/app/sim"
)

// Cost is a length of time beside an offer: "free", "15 min", "2 h 00".
func Cost(minutes int) string {
	if minutes <= 0 {
		return "free"
	}
	return Duration(minutes)
}

// Duration is a length of time: "0 min", "15 min", "2 h 00".
func Duration(minutes int) string {
	if minutes < 60 {
		return fmt.Sprintf("%d min", max(minutes, 0))
	}
	return fmt.Sprintf("%d h %02d", minutes/60, minutes%60)
}

// Unbroken keeps a figure and its unit on one line.
func Unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// AboutMinutes is how long a scenario takes to play.
func AboutMinutes(minutes int) string {
	if minutes <= 0 {
		return "a short while"
	}
	return fmt.Sprintf("about %s", Duration(minutes))
}

// StoryDays is how long it lasts in the story.
func StoryDays(days int) string {
	if days <= 1 {
		return "one day in the story"
	}
	return fmt.Sprintf("%d working days in the story", days)
}

// ShortDate is a day, given as machines write it, without its day of the week:
// "3 March".
func ShortDate(iso string) string { return dayAs(iso, "2 January") }

// ShortDay is a day as short as an axis needs it: "Tue 3".
func ShortDay(iso string) string { return dayAs(iso, "Mon 2") }

func dayAs(iso, layout string) string {
	day, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return ""
	}
	return day.Format(layout)
}

// Weekday is the day of a moment in three letters.
func Weekday(w sim.When) string { return sim.Moment(w).Weekday().String()[:3] }

func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func them(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

// JoinAnd joins words as a sentence does: "a, b and c".
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

// JoinNotes joins content notes, which may have commas of their own.
func JoinNotes(notes []string) string { return strings.Join(notes, "; ") }

// Capitalised begins with a capital.
func Capitalised(s string) string {
	if s == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// Uncapitalised begins with a small letter, unless it begins with an abbreviation.
func Uncapitalised(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[size:])
	if s == "" || unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}

// TextParagraphs splits a text at its empty lines.
func TextParagraphs(text string) []string {
	var list []string
	for p := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			list = append(list, p)
		}
	}
	return list
}

// Rounded is a value in thousandths or millionths, rounded.
func Rounded[N int | int64](value, unit N) N {
	if value < 0 {
		return -Rounded(-value, unit)
	}
	return (value + unit/2) / unit
}

func Points(thousandths int) string        { return fmt.Sprint(Rounded(thousandths, 1000)) }
func StrainPoints(millionths int64) string { return fmt.Sprint(Rounded(millionths, 1_000_000)) }

func Number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func Percent(f float64) string { return strconv.FormatFloat(f, 'f', 2, 64) + "%" }
