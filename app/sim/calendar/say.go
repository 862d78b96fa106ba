package calendar

import (
	"fmt"

	"caseload/app/sim/sentence"
)

// What an author is told about a date, a time or a length of time that can't be read.

const (
	aDate   = `a date such as "2026-03-02"`
	aClock  = `a time of day such as "10:40"`
	aPeriod = `a length of time such as "10 working days"`
	aTime   = `a time such as "Tue 10:40", "10:40", "day 4 09:10" or "2026-03-05 09:00"`
)

// expected says what was expected, and what was found instead.
func expected(what, found string) error {
	return fmt.Errorf("expected %s; found %s", what, sentence.Given(found))
}

func expectedShorter(u Unit, found string) error {
	return expected(fmt.Sprintf("a length of time of at most %d %s", longestPeriod, plural(u)), found)
}

// passedToday says that a time without a day has passed. m is that time today.
func passedToday(text string, now, m Time) error {
	return fmt.Errorf("%s without a day means today, and it is %s already; name the day too, such as \"%s %s\"",
		sentence.Given(text), now.Clock(), now.AddDays(1).Weekday().String()[:3], m.Clock())
}

func passed(text string, now Time) error {
	return fmt.Errorf("%s has passed: it is %s, %s already", sentence.Given(text), now.DateText(), now.Clock())
}

func notCovered(m Time, first, last int) error {
	return fmt.Errorf("bank holidays are known from %d to %d; %s is outside those years", first, last, m.ISO())
}
