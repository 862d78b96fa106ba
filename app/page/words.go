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
	return span(minutes)
}

// span is a length of time: "0 min", "15 min", "2 h 00".
func span(minutes int) string {
	if minutes < 60 {
		return fmt.Sprintf("%d min", max(minutes, 0))
	}
	return fmt.Sprintf("%d h %02d", minutes/60, minutes%60)
}

// unbroken keeps a figure and its unit on one line.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// aboutMinutes is how long a scenario takes to play.
func aboutMinutes(minutes int) string {
	if minutes <= 0 {
		return "a short while"
	}
	return fmt.Sprintf("about %s", span(minutes))
}

// storyDays is how long it lasts in the story.
func storyDays(days int) string {
	if days <= 1 {
		return "one day in the story"
	}
	return fmt.Sprintf("%d working days in the story", days)
}

// shortDate is a day, given as machines write it, without its day of the week:
// "3 March".
func shortDate(iso string) string { return dayAs(iso, "2 January") }

// nightName is a day as short as an axis needs it: "Tue 3".
func nightName(iso string) string { return dayAs(iso, "Mon 2") }

func dayAs(iso, layout string) string {
	day, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return ""
	}
	return day.Format(layout)
}

// weekday is the day of a moment in three letters.
func weekday(w sim.When) string { return sim.Moment(w).Weekday().String()[:3] }

func count(n int, one, many string) string {
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

// list joins words as a sentence does: "a, b and c".
func list(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}

// contents joins content notes, which may have commas of their own.
func contents(notes []string) string { return strings.Join(notes, "; ") }

// sentence begins with a capital.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// within begins with a small letter, unless it begins with an abbreviation.
func within(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[size:])
	if s == "" || unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}

// textParagraphs splits a text at its empty lines.
func textParagraphs(text string) []string {
	var list []string
	for p := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			list = append(list, p)
		}
	}
	return list
}

// whole is a value in thousandths or millionths, rounded.
func whole[N int | int64](value, unit N) N {
	if value < 0 {
		return -whole(-value, unit)
	}
	return (value + unit/2) / unit
}

func points(thousandths int) string        { return fmt.Sprint(whole(thousandths, 1000)) }
func strainPoints(millionths int64) string { return fmt.Sprint(whole(millionths, 1_000_000)) }

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func perCent(f float64) string { return strconv.FormatFloat(f, 'f', 2, 64) + "%" }
