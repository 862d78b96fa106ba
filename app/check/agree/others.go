package agree

import (
	"regexp"
	"strings"

	"caseload/app/check/phrase"
)

// sentence returns where the sentence begins and ends in which a byte is.
func sentence(text string, at int) (from, to int) {
	from, to = strings.LastIndexAny(text[:at], ".!?\n“”")+1, len(text)
	if end := strings.IndexAny(text[at:], ".!?\n“”"); end >= 0 {
		to = at + end
	}
	return from, to
}

// visiting matches what stands before the date of a visit.
var visiting = regexp.MustCompile(`\b(?:[Vv]isit|[Vv]isited|[Hh]ome visit),? (?:was )?(?:on )?$`)

// YearsPast returns the years in which a text says that something has happened.
func YearsPast(text string) (list []Count) {
	if !strings.Contains(text, " 20") {
		return nil
	}
	for _, m := range happened.FindAllStringSubmatchIndex(text, 50) {
		list = append(list, Count{m[2], Number(text[m[2]:m[3]]), text[m[2]:m[3]]})
	}
	return list
}

var happened = regexp.MustCompile(`\b(?:died|born|married|moved|came|left|retired|began|started|met|closed|lost|worked|bought|stopped|separated|divorced|opened|arrived|since)\b[^.!?\n]{0,30}?(?: in| since)?(?: \p{Lu}\p{Ll}+)? (20\d\d)\b`)

var onDate = phrase.New(`\b` + aDay + `\b`)

// OnDates returns the dates in sentences about what is closed at weekends and on holidays.
func OnDates(t phrase.Text) (list []Date) {
	for _, m := range onDate.In(t, 100) {
		from, to := sentence(t.Whole, m[0])
		if s := t.Whole[from:to]; !visiting.MatchString(t.Whole[from:m[0]]) && !closed.MatchString(s) || shut.MatchString(s) || due.In(phrase.Of(s), 1) != nil {
			continue
		}
		for _, d := range dates(t.Whole[m[0]:m[1]], anyDate) {
			list = append(list, Date{m[0], d.Day, d.Month, d.Said})
		}
	}
	return list
}

var (
	pregnant = regexp.MustCompile(`(?i)\b(` + aNumber + `|twenty-\w+|thirty-\w+) weeks (?:pregnant|gone|into (?:her|the) pregnancy)\b`)
	expected = regexp.MustCompile(`\b(?:[Dd]ue|[Ee]xpected|baby comes|baby is coming|is to be born)(?: date)?(?: is| in| on| by| at the (?:end|beginning|start) of| the| about| around| early| late)* (?:\d{1,2}(?:st|nd|rd|th)? )?` + aMonth)
)

// Pregnancy is how many weeks somebody is pregnant by a text, and the month in which it says that
// the child is expected.
type Pregnancy struct{ At, Weeks, Month int }

// Pregnancies returns those of which a text says both near each other, or which last too long.
func Pregnancies(text string) (list []Pregnancy) {
	if !strings.Contains(text, " weeks ") {
		return nil
	}
	for _, m := range pregnant.FindAllStringSubmatchIndex(text, 20) {
		p := Pregnancy{At: m[0], Weeks: compound(text[m[2]:m[3]])}
		near := text[max(0, m[0]-120):min(len(text), m[1]+120)]
		if e := expected.FindStringSubmatch(near); e != nil {
			p.Month = strings.Index(months, e[1])/3 + 1
		}
		list = append(list, p)
	}
	return list
}

// compound returns what a number is that may be of two words, as in “thirty-four”.
func compound(word string) int {
	tens, ones, two := strings.Cut(strings.ToLower(word), "-")
	if two {
		return Number(tens) + Number(ones)
	}
	return Number(word)
}

var timescale = phrase.New(`(?i)\bassessments?\b[^.!?\n]{0,50}\b(?:within|inside|has|have|takes?|allows?|lasts?|due in|must be done in) (` + aNumber + `|forty-\w+|thirty-\w+) working days\b`)

// Timescales returns the working days that a text says an assessment of a child may take.
func Timescales(t phrase.Text) (list []Count) {
	for _, m := range timescale.In(t, 20) {
		said := t.Whole[m[2]:m[3]]
		list = append(list, Count{m[2], compound(said), said})
	}
	return list
}
