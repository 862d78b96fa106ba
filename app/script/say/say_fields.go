package say

import (
	"regexp"
	"strings"
	"time"

	"caseload/app/sim"
)

// What a field or an argument was expected to be.
const (
	AText           sim.Sentence = "a text"
	ANumber         sim.Sentence = "a number"
	AWholeNumber    sim.Sentence = "a whole number"
	ATruth          sim.Sentence = "true or false"
	AFunction       sim.Sentence = "a function"
	ATable          sim.Sentence = "a table `{ … }`"
	PlainTable      sim.Sentence = "a table"
	ALength         sim.Sentence = "a length of time such as \"2 hours\" or { days = 2 }"
	ADueDay         sim.Sentence = "a date or a length of time"
	Tiers           sim.Sentence = "a list of tiers, `{ \"P1\", \"P2\" }`,"
	WhatIsDue       sim.Sentence = "a text that says what is due"
	WhatAppointment sim.Sentence = "a text that says what it is"
	ATime           sim.Sentence = "a time such as \"Wed 15:30\" or \"day 2 15:30\""
	WhatTask        sim.Sentence = "a text that says what the task is"
	WhatHappened    sim.Sentence = "a text that says what happened"
	WhatIsSo        sim.Sentence = "a sentence that says what is so"
	WhatWentWell    sim.Sentence = "a text that says what went well"
	WhomAbout       sim.Sentence = "a text that says whom it is about"
	Words           sim.Sentence = "the words that are said"
	AnswersWords    sim.Sentence = "the words of the answer"
)

// AHandle is what a field that takes a handle of a kind was expected to be.
func AHandle(kind string) sim.Sentence { return sim.Say("a %s", kind) }

// Missing says that a field is needed. label is the word, or the table in it, that
// the field belongs to.
func Missing(label, field string, expected sim.Sentence) sim.Sentence {
	return sim.Say("%s needs %s as its %s, and it is missing", label, expected, field)
}

// Wrong says that a field holds something else.
func Wrong(label, field string, expected sim.Sentence, found string) sim.Sentence {
	return sim.Say("%s needs %s as its %s, but was given %s", label, expected, field, found)
}

// Refused says what is wrong with a field: one of the parts below, such as "is an
// empty text".
func Refused(label, field string, is sim.Sentence) sim.Sentence {
	return sim.Say("%s's %s %s", label, field, is)
}

// What is wrong with a field.
const (
	IsEmpty       sim.Sentence = "is an empty text"
	IsCut         sim.Sentence = "has half a letter in it; was it made with `sub`?"
	IsFuture      sim.Sentence = "lies in the future"
	IsOverADay    sim.Sentence = "is more than a day"
	IsNoPast      sim.Sentence = "is a date such as \"2026-02-19\" or how long ago it was, such as \"11 days\""
	IsNotLater    sim.Sentence = "has to be later than `from`"
	AreAlone      sim.Sentence = "need `responses` as well: give both or neither"
	IsNoOption    sim.Sentence = "is what stories compare with, so it has to be small letters, digits and hyphens: \"find-out\""
	IsNoGlossary  sim.Sentence = "has a paragraph that explains nothing: an entry is the term on a line, what it means on the next, and a line that begins with \"Source:\""
	IsNoSlug      sim.Sentence = "is the folder of a scenario, so it has to be small letters, digits and hyphens: \"first-week\""
	AreTooFew     sim.Sentence = "have to be two or more"
	AreTurned     sim.Sentence = "end later than they begin: { \"15:30\", \"18:00\" }"
	IsNoVisits    sim.Sentence = "belongs to a visit on a case: say `kind = \"visit\"` and `on`"
	NeedsAnswers  sim.Sentence = "needs at least two defensible answers"
	LackSomething sim.Sentence = "each need their words and `minutes`"
)

// ordinal matches the day of a month as it is said: 13th of.
var ordinal = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)(?: of)?\b`)

// IsNoDay says that a text names no day. A date as it stands in a letter is said as it is to be written.
func IsNoDay(text string) sim.Sentence {
	for _, layout := range []string{"2 January 2006", "2 Jan 2006", "January 2 2006", "2/1/2006", "2.1.2006", "2-1-2006"} {
		if day, err := time.Parse(layout, strings.ReplaceAll(ordinal.ReplaceAllString(text, "$1"), ",", "")); err == nil {
			return sim.Say("can't be %s; a date is written with the year first: \"%s\"", Quote(text), day.Format(time.DateOnly))
		}
	}
	return "can't be read; write \"today\", \"tomorrow\", \"Friday\", \"day 3\", \"2026-03-20\" or a length such as \"10 working days\""
}

func IsTooLong(most int) sim.Sentence { return sim.Say("is longer than %d characters", most) }

// IsUnfit says that a text has a character in it that mustn't be shown.
func IsUnfit(why sim.Sentence) sim.Sentence { return sim.Say("can't be shown: %s", why) }

func IsUnreadable(err error) sim.Sentence { return sim.Say("can't be read: %s", err) }

func IsNoChoice(text string, words []string) sim.Sentence {
	return sim.Say("can't be %s%s It is one of %s.", Quote(text), strings.Replace(didYouMean(text, words)+".", "?.", "?", 1), strings.Join(words, ", "))
}

func IsNoStatus(text string, known []string) sim.Sentence {
	return sim.Say("can't be %s. It is one of %s.", Quote(text), strings.Join(known, "; "))
}

func IsOutOfRange(low, high int, found string) sim.Sentence {
	return sim.Say("has to be from %d to %d, and is %s", low, high, found)
}

func IsNotWhole(found string) sim.Sentence {
	return sim.Say("has to be a whole number, and is %s", found)
}

func IsTwice(word string) sim.Sentence { return sim.Say("is given twice: %s", Quote(word)) }

func IsNoFile(file string, known []string) sim.Sentence {
	return sim.Say("names the file %s, which isn't in the pack%s", Quote(file), didYouMean(file, known))
}

func IsLongFile(file string, kib int) sim.Sentence {
	return sim.Say("names the file %s, which is longer than %d KiB", Quote(file), kib)
}

func IsNoMinutes(period any) sim.Sentence {
	return sim.Say("is a length in minutes or hours, and is %s", period)
}

// IsNobodyHere says that somebody doesn't belong to the case.
func IsNobodyHere(name string) sim.Sentence {
	return sim.Say("is %s, who isn't among the `people` of the case; name the case with `on`, and one of them", Quote(name))
}

func IsNoTier(text string) sim.Sentence {
	return sim.Say("includes %s, which isn't a tier; tiers are P0 to P4", Quote(text))
}

// What is wrong with the table or the arguments as a whole.

func NoTable(word, found string) sim.Sentence {
	return sim.Say("`%s` takes a table, `%s { … }`, but was given %s", word, word, found)
}

func OneTable(word string) sim.Sentence {
	return sim.Say("`%s` takes one table, and was given more", word)
}

// TooManyLines says that a line of routine work is one too many.
func TooManyLines(most int) sim.Sentence {
	return sim.Say("is one line of routine work too many: a play can have %d different ones; declare lists of lines once and share them", most)
}

func TooManyItems(label string, n, most int) sim.Sentence {
	return sim.Say("%s has %d items, and may have %d at most", label, n, most)
}

func TooManyEntries(label string, most int) sim.Sentence {
	return sim.Say("%s may have %d entries at most", label, most)
}

func TooManyArguments(label string, most, given int) sim.Sentence {
	return sim.Say("%s takes %d arguments at most, and was given %d", label, most, given)
}

func UnknownItem(label, item, found string) sim.Sentence {
	return sim.Say("%s doesn't know what to do with its %s, %s", label, item, found)
}

func UnknownField(label, field string, known []string) sim.Sentence {
	return sim.Say("%s has no `%s`%s", label, name(field), didYouMean(field, known))
}

func NoKey(label, found string) sim.Sentence {
	return sim.Say("%s can't have %s as a key", label, found)
}
