package agree

import (
	"fmt"
	"strings"

	"caseload/app/check/remark"
)

// What is said where two places of a pack say different things.

const oneOfTwo = "Change one of the two."

// OtherSeen is about a date on which somebody was seen last; where is a file and line, has the date there.
func OtherSeen(said, has, where string) remark.Remark {
	return remark.New("other-seen", fmt.Sprintf("by this, the last visit was on %s, and by %s on %s", said, where, has), oneOfTwo, said, has, where)
}

// BeforeSince is about a first visit that was before the case was somebody's.
func BeforeSince(said, since string) remark.Remark {
	return remark.New("before-since", fmt.Sprintf("the first visit in the file was on %s, and the student has had the case since %s", said, since), "Change the entry, or `since`.", said, since)
}

// OutOfOrder is about an entry of a file that isn't in order with the one beside it.
func OutOfOrder(said, near string) remark.Remark {
	return remark.New("dates-out-of-order", fmt.Sprintf("the entry of %s isn't in order here, beside that of %s", remark.Quoted(said), remark.Quoted(near)), "Look at the day and month of both; entries go from the earliest to the latest.", said, near)
}

// OtherDue is about a date that the note above it doesn't come to, which may be before the first day.
func OtherDue(due, note string, line int, over bool) remark.Remark {
	if over {
		due += ", before the first day"
	}
	return remark.New("other-due", fmt.Sprintf("this is %s, and the note above comes to %s (line %d)", due, note, line), "Count again, and change one of the two.", due, note)
}

// NoDay is about a text where a day has to be named.
func NoDay(text string) remark.Remark {
	return remark.New("no-day", fmt.Sprintf("%s isn't a day", remark.Quoted(text)), "Write \"today\", \"tomorrow\", a weekday, \"day 3\", a date such as \"2026-03-20\", or a length such as \"10 working days\".", text)
}

// OtherSum is about working days after a date that come to another one than is said.
func OtherSum(from string, days int, said, is string) remark.Remark {
	return remark.New("other-sum", fmt.Sprintf("%s and %d working days is %s, not %s", from, days, is, said), "Change one of them; weekends and bank holidays aren't counted.", from, days, said)
}

// NoSuchDue is about a date in a text by which something is to be done, on which nothing is due.
func NoSuchDue(said, near string) remark.Remark {
	return remark.New("no-such-due", fmt.Sprintf("nothing is due on %s; the nearest date in the scripts is %s", said, near), oneOfTwo, said, near)
}

// OtherCount is about how many there are of what: “cases”, for example.
func OtherCount(said, what string, n int) remark.Remark {
	return remark.New("other-count", fmt.Sprintf("this says %s, and %s %d", remark.Quoted(said), what, n), oneOfTwo, said, what, n)
}

// OtherRange is about tiers that notes say can be defended.
func OtherRange(said, has string) remark.Remark {
	return remark.New("other-range", fmt.Sprintf("these notes say %s, and the range that is published is %s (`tiers`)", said, has), oneOfTwo, said, has)
}

// NoSuchWork is about the length of some work in notes' tables, which no task of its kind takes.
func NoSuchWork(said, kind, has string) remark.Remark {
	return remark.New("no-such-work", fmt.Sprintf("these notes say %s, and the minutes of tasks of the kind %s are %s", remark.Quoted(said), remark.Quoted(kind), has), oneOfTwo, said, kind, has)
}

// OtherEndTold is about the hour at which a scenario ends, where texts agree about another; where is one of them.
func OtherEndTold(to, said, where string) remark.Remark {
	return remark.New("other-end-told", fmt.Sprintf("the scenario ends at %s, and several texts say %s (%s)", to, said, where), "Change this, or all of them.", to, said)
}

// OtherEnd is about an hour at which a text says that the day ends.
func OtherEnd(said, to string) remark.Remark {
	return remark.New("other-end", fmt.Sprintf("this says that the day ends at %s, and the scenario ends at %s", said, to), oneOfTwo, said, to)
}

// NoSuchAge is about an age that nobody has; ages says which there are.
func NoSuchAge(said, ages string) remark.Remark {
	return remark.New("no-such-age", fmt.Sprintf("nobody in this scenario is %s, as far as it says; the ages in it are %s", said, ages), "Is somebody else meant? If not, change one of the two.", said, ages)
}

// OtherAge is about the age of the only one in a case, of whom another place, such as its summary,
// says another.
func OtherAge(said int, where string, has int) remark.Remark {
	return remark.New("age-told-otherwise", fmt.Sprintf("the age is %d here, and %d in %s", said, has, where), oneOfTwo, said, where, has)
}

// NamesOtherKind is about a task whose title names another kind of work than its `kind`.
func NamesOtherKind(title, is, named string) remark.Remark {
	return remark.New("names-other-kind", fmt.Sprintf("%s sounds like a %s, and its kind is %s", remark.Quoted(title), named, remark.Quoted(is)), fmt.Sprintf("Write `kind = %q`, or change the title.", named), title, is, named)
}

// OtherHour is about an hour in a text where something that stands beside it, or goes by the same
// name, has another.
func OtherHour(said, what, has string) remark.Remark {
	return remark.New("other-hour", fmt.Sprintf("this says %s, and %s says %s", remark.Quoted(said), what, has), oneOfTwo, said, what, has)
}

// ToldOtherwise is about a number, a weekday or an hour that other texts tell otherwise, in the
// same words.
func ToldOtherwise(said, other, where string) remark.Remark {
	return remark.New("told-otherwise", fmt.Sprintf("this says %s, and another text says %s (%s)", remark.Quoted(said), remark.Quoted(other), where), "Is it the same thing? Then change one of the two.", said, other)
}

// ClosedThen is about a Saturday or Sunday on which something is said to be that isn't open then.
func ClosedThen(day string) remark.Remark {
	return remark.New("closed-then", fmt.Sprintf("is this on a %s? It is the weekend, when schools, surgeries, panels and offices are closed", strings.TrimSuffix(day, "s")), "Name a working day, or say who is there at the weekend.", day)
}

// OtherDayOf is about a day of so many working days, by what is due.
func OtherDayOf(said string, is, of int, due string, whole int) remark.Remark {
	return remark.New("other-day-of", fmt.Sprintf("this says %s, and with what is due on %s the first day is day %d of %d; or the days are %d", remark.Quoted(said), due, is, of, whole), "Count the working days again, and change one of them.", said, due)
}

// OlderIs is about ages in one text, by which the older one is younger.
func OlderIs(older, younger string) remark.Remark {
	return remark.New("older-is-younger", fmt.Sprintf("by this text the older one is %s and the younger one %s", older, younger), "Look at both ages; change one of the two, or the words.", older, younger)
}

// PromisePassed is about an answer that promises something before an hour that has passed.
func PromisePassed(said, now string) remark.Remark {
	return remark.New("promise-passed", fmt.Sprintf("this promises something before %s, and it is %s or later when it is asked, so that hour has passed", said, now), "Name a later hour in the label.", said, now)
}

// OtherSender is about a message whose text is called after somebody else than who sends it.
func OtherSender(from, file, called string) remark.Remark {
	return remark.New("other-sender", fmt.Sprintf("this comes from %s, and its text, %s, is called after %s: whose words are they?", remark.Quoted(from), file, remark.Quoted(called)), "Change who it is from, or the text.", from, file)
}

// MixedFamilies is about somebody of one family beside somebody of another, where one is meant.
func MixedFamilies(one, other string) remark.Remark {
	return remark.New("mixed-families", fmt.Sprintf("`%s` and `%s` are of two families that are drawn apart, so that their names differ. Is one family meant?", one, other), "Take both from the same family.", one, other)
}

// BegunTooEarly is about a first day before which several things haven't happened that have; the
// first of them is at a line of a file.
func BegunTooEarly(starts, file string, line int) remark.Remark {
	return remark.New("begun-too-early", fmt.Sprintf("the scenario begins on %s, and several days that are past by then aren't, such as that at %s:%d", starts, file, line), "Is it the right year? Write the first day as year, month and day; or change the others.", starts)
}

// CodeNotPast is the code of what NotPast says.
const CodeNotPast = "not-past"

// NotPast is about a day before the scenario, as it should be, that isn't.
func NotPast(day, starts string) remark.Remark {
	return remark.New(CodeNotPast, fmt.Sprintf("%q isn't past: the scenario begins on %s", day, starts), "Write a day before the first, as year, month and day, or how long ago it was, such as \"11 days\".", day)
}

// NotOpenOn is about a date on which something is said to be that isn't open then; day says which
// day it is.
func NotOpenOn(said, day string) remark.Remark {
	return remark.New("not-open-on", fmt.Sprintf("%s is a %s, when schools, surgeries, panels and offices are closed", said, day), "Name a working day, or say who is there on that day.", said, day)
}

// OtherWeeks is about how far a pregnancy is, and when the child is expected.
func OtherWeeks(weeks int, month string) remark.Remark {
	if month == "" {
		return remark.New("too-many-weeks", fmt.Sprintf("%d weeks is longer than a pregnancy: 40 is the whole of it", weeks), "Change the number of weeks.", weeks)
	}
	return remark.New("other-weeks", fmt.Sprintf("%d weeks pregnant on the first day, the baby is expected in %s, and this says another month", weeks, month), "Change the weeks or the month; 40 weeks is the whole of it.", weeks, month)
}

// OtherTimescale is about the working days that an assessment may take, by the rules of children's
// services in England (Working Together, as in rule packs).
func OtherTimescale(said string) remark.Remark {
	return remark.New("other-timescale", fmt.Sprintf("this says %s working days for an assessment, and the timescale is 45 in England", said), "Write 45, or say whose timescale the other is.", said)
}

// OtherCase is about what somebody says who belongs to another case than it is about.
func OtherCase(from, about, belongs string) remark.Remark {
	return remark.New("other-case", fmt.Sprintf("this is about the case `%s`, and `%s`, from whom it is, is among the people of `%s`", about, from, belongs), fmt.Sprintf("Write `about = %s`, or change who it is from.", belongs), from, about)
}

// OtherBegin is about when a task can be begun, where its title says another hour.
func OtherBegin(from, said string) remark.Remark {
	return remark.New("other-begin", fmt.Sprintf("this can be begun from %s, and the title says %s", from, said), oneOfTwo, from, said)
}

// YearAhead is about a year in which something is said to have happened that is still to come.
func YearAhead(year, starts string) remark.Remark {
	return remark.New("year-ahead", fmt.Sprintf("this tells of %s as past, and the scenario begins on %s, before that year", year, starts), "Change the year.", year)
}

// WaitsPast is about a wait until after the hour at which an answer's label says that it goes on.
func WaitsPast(waits, said string) remark.Remark {
	return remark.New("waits-past", fmt.Sprintf("this waits until %s, and the label of the answer that leads here says %s", waits, said), oneOfTwo, waits, said)
}

// NotChecked is about a day on which a rule pack says that it was compared with its sources, and
// which hasn't come.
func NotChecked(day string) remark.Remark {
	return remark.New("rules-ahead", fmt.Sprintf("the rule pack says that it was checked on %s, which hasn't come yet", day), "Write the day on which somebody last compared it with its sources (`checked`), or take that out: then everybody reads that it isn't known.", day)
}
