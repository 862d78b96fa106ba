// Package slip words findings about slips of the hand and of habit: what somebody wrote who knows
// how it is said, and not how it is written in a script. It finds nothing itself.
package slip

import (
	"fmt"
	"slices"
	"time"

	"caseload/app/check/remark"
	"caseload/app/sim/calendar"
)

// BeginsClosed is about a first day on which nobody is at work.
func BeginsClosed(day calendar.Time) remark.Remark {
	return remark.New("begins-closed", fmt.Sprintf("a scenario begins on a working day, and %s is %s", day.ISO(), closed(day)),
		fmt.Sprintf("Write `starts = %q`, which is the next one, or another working day.", calendar.NextWorkingDay(day).ISO()), day)
}

// ClosedDay is about a day on which something is due, or begins, and nobody is at work.
func ClosedDay(day calendar.Time) remark.Remark {
	return remark.New("closed-day", fmt.Sprintf("%s is %s, and nobody is at work. Is that intended?", day.ISO(), closed(day)),
		fmt.Sprintf("The next working day is %s.", calendar.NextWorkingDay(day).ISO()), day)
}

// closed says what kind of day it is on which nobody is at work.
func closed(day calendar.Time) string {
	if d := day.Weekday(); d == time.Saturday || d == time.Sunday {
		return "a " + d.String()
	}
	return "a bank holiday"
}

// NoOpeningQuote is about a text that begins with speech in curly quotes, and ends with a straight
// one.
func NoOpeningQuote() remark.Remark {
	return remark.New("no-opening-quote", "a text on this line has no opening quote: the curly ones belong to what somebody says in it", "Write `\"` before the curly quote.")
}

// NamedFunction is about a function that is given to a word, and has a name all the same.
func NamedFunction(name string) remark.Remark {
	return remark.New("named-function", fmt.Sprintf("a function that is given to a word has no name, and `%s` stands here as one", remark.Shorten(name, 40)), "Write `function()`; between the brackets stand the names of what it is given, if anything.", name)
}

// FunctionWanted is about an argument that the function which is given it calls.
func FunctionWanted(helper, given string) remark.Remark {
	return remark.New("function-wanted", fmt.Sprintf("`%s` calls what it is given here, so that has to be a function", remark.Shorten(helper, 40)),
		fmt.Sprintf("Write `function() return %s end`.", remark.Shorten(given, 60)), helper, given)
}

// KeyWithoutQuotes is about an answer that is compared with a name which is no text. Texts are what
// the answer can be.
func KeyWithoutQuotes(value, name string, texts []string) remark.Remark {
	says := fmt.Sprintf("`%s` is compared with `%s` here, which is a name for something else than a text, so they are never the same", remark.Shorten(value, 40), remark.Shorten(name, 40))
	if slices.Contains(texts, name) {
		return remark.New("key-without-quotes", says, fmt.Sprintf("Put the answer in quotes: \"%s\".", name), value, name)
	}
	return remark.New("key-without-quotes", says, fmt.Sprintf("Write what was answered, in quotes, as in \"%s\".", texts[0]), value, name)
}

// CountsFromOne is about a list that is counted from 0, or from its end.
func CountsFromOne(list, index string) remark.Remark {
	if index == "0" {
		return remark.New("counts-from-one", fmt.Sprintf("lists are counted from 1 in Lua, and nothing stands at 0 in `%s`", remark.Shorten(list, 40)), fmt.Sprintf("Write `%s[1]` for the first.", remark.Shorten(list, 40)), list)
	}
	return remark.New("counts-from-one", fmt.Sprintf("lists are counted from 1 in Lua, and not from their end: nothing stands at %s in `%s`", index, remark.Shorten(list, 40)), fmt.Sprintf("Write `%s[#%s]` for the last.", remark.Shorten(list, 40), remark.Shorten(list, 40)), list)
}

// LoopsFromZero is about a loop that counts a list from 0.
func LoopsFromZero() remark.Remark {
	return remark.New("counts-from-one", "lists are counted from 1 in Lua, and this loop counts one from 0", "Begin with 1, and end with the list's length: `for i = 1, #list do`.")
}

// LeadsNowhere is about a scenario to which one leads, and which isn't there; near is one that is.
func LeadsNowhere(to, near string) remark.Remark {
	return remark.New("leads-nowhere", fmt.Sprintf("there is no scenario %q here, and there is one called %q", to, near), fmt.Sprintf("Write `leads_to = %q`, unless it is another one that lies elsewhere.", near), to, near)
}

// GivenLess is about an argument that is missing, which the function that is called can't do without.
func GivenLess(helper, parameter string) remark.Remark {
	return remark.New("given-less", fmt.Sprintf("`%s` is given less here than it needs: what it calls `%s` is missing", remark.Shorten(helper, 40), remark.Shorten(parameter, 40)), "Write it between the round brackets, in the order in which the function names what it is given.", helper, parameter)
}

// NeverYes is about an answer that is compared with true or false.
func NeverYes(value, truth string, texts []string) remark.Remark {
	return remark.New("key-without-quotes", fmt.Sprintf("`%s` is an answer, which is a text and never `%s`", remark.Shorten(value, 40), truth), fmt.Sprintf("Write which answer is meant, in quotes, as in \"%s\".", texts[0]), value, truth)
}
