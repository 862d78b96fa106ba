package agree

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"caseload/app/check/phrase"
)

// Spoken returns the weekdays and the hours that a text says, in order. The number of a weekday is
// that of its first two letters; that of an hour is its minute in half a day.
func Spoken(text string) (days, hours []Count) {
	if !slices.ContainsFunc(timely, func(part string) bool { return strings.Contains(text, part) }) {
		return nil, nil
	}
	for _, p := range pieces(text) {
		c := Count{At: p.at, Said: p.said}
		switch p.kind {
		case "day":
			c.N = int(p.value[0])<<8 + int(p.value[1])
			days = append(days, c)
		case "hour":
			c.N, _ = strconv.Atoi(p.value)
			hours = append(hours, c)
		}
	}
	return days, hours
}

// timely are parts of words of which one is in every text that says a weekday or an hour.
var timely = []string{"day", "past ", " to ", ":", ".", "at ", "before ", "by ", "until ", "till ", "about "}

// Apart returns the first of what one text says if another says something of the kind, and nothing
// that is the same; and what that says.
func Apart(here, there []Count) (said, has Count, are bool) {
	if len(here) == 0 || len(there) == 0 {
		return said, has, false
	}
	for _, a := range here {
		if slices.ContainsFunc(there, func(b Count) bool { return a.N == b.N }) {
			return said, has, false
		}
	}
	return here[0], there[0], true
}

var (
	weekend = phrase.New(`\b(?:Saturday|Sunday)s?\b`)
	onThat  = regexp.MustCompile(`(?i)\b(?:on|next|last|this|every|by|until|from|and|or)(?: a| the)? $`)
	closed  = regexp.MustCompile(`(?i)\b(?:school|class|lessons?|teacher|breakfast club|after[- ]school|nursery|registration|panel|supervision|surgery|GP|practice nurse|court|core group|health visitor|jobcentre)\b`)
	shut    = regexp.MustCompile(`(?i)\b(?:closed|shut|not|no|nobody|never|weekends?|since|before|out of hours|hospital|ward|isn[’']t|doesn[’']t|until|duty|holiday|slept|call every)\b`)
)

// IsClosed reports whether a role is that of somebody who isn't at work at weekends.
func IsClosed(role string) bool { return closed.MatchString(role) }

// AtWeekends returns the Saturdays and Sundays of sentences about what is closed then, or of all if
// whoever says them is.
func AtWeekends(t phrase.Text, all bool) (list []Count) {
	for _, m := range weekend.In(t, 50) {
		from := strings.LastIndexAny(t.Whole[:m[0]], ".!?\n") + 1
		to := len(t.Whole)
		if end := strings.IndexAny(t.Whole[m[1]:], ".!?\n"); end >= 0 {
			to = m[1] + end
		}
		sentence := t.Whole[from:to]
		if onThat.MatchString(t.Whole[from:m[0]]) && (all || closed.MatchString(sentence)) && !shut.MatchString(sentence) {
			list = append(list, Count{At: m[0], Said: t.Whole[m[0]:m[1]]})
		}
	}
	return list
}

// SaysHow reports whether the second part of a file's name says how somebody says something.
func SaysHow(part string) bool {
	return slices.Contains(strings.Fields("email rings rang phone call calls text letter note says writes wrote later again message voicemail reply email-again"), part)
}

// Counted is a day of a number of working days.
type Counted struct {
	At, Day, Of int
	Said        string
}

var dayOf = phrase.New(`\b[Dd]ay (\d{1,3}) of (?:its |the |their )?(\d{1,3})\b(?: working days)?`)

// DaysOf returns what a text says as in “day 31 of 45 working days”.
func DaysOf(t phrase.Text) (list []Counted) {
	for _, m := range dayOf.In(t, 50) {
		day, _ := strconv.Atoi(t.Whole[m[2]:m[3]])
		of, _ := strconv.Atoi(t.Whole[m[4]:m[5]])
		list = append(list, Counted{m[0], day, of, t.Whole[m[0]:m[1]]})
	}
	return list
}

var agedMonths = regexp.MustCompile(`\{(\w+)\}(?:,| is|[’']s) (\d{1,2}) months\b`)

// Months returns the ages in months that a text says, and the words in braces for who has them.
func Months(text string) (list []Count, who []string) {
	if !strings.Contains(text, " months") {
		return nil, nil
	}
	for _, m := range agedMonths.FindAllStringSubmatchIndex(text, 50) {
		n, _ := strconv.Atoi(text[m[4]:m[5]])
		list = append(list, Count{m[0], n, text[m[4]:m[5]] + " months"})
		who = append(who, text[m[2]:m[3]])
	}
	return list, who
}

var relative = regexp.MustCompile(`\{(\w*(?:older|elder|eldest|oldest|younger|youngest|little)\w*)\}(?:,| is|[’']s) (?:only )?(` + aNumber + `)\b(?: months)?`)

// OlderIsYounger returns the age of one who is called the older and is younger, by the same text,
// than one who is called the younger.
func OlderIsYounger(text string) (older, younger Count, is bool) {
	for _, m := range relative.FindAllStringSubmatchIndex(text, 20) {
		said := text[m[4]:m[5]]
		switch n := Number(said); {
		case strings.HasSuffix(text[m[0]:m[1]], "months"):
		case strings.Contains(text[m[2]:m[3]], "o") && strings.Contains(text[m[2]:m[3]], "ld"), strings.Contains(text[m[2]:m[3]], "eld"):
			older = Count{m[4], n, said}
		default:
			younger = Count{m[4], n, said}
		}
	}
	return older, younger, older.Said != "" && younger.Said != "" && older.N < younger.N
}
