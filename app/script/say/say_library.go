package say

import (
	"caseload/app/sim"
)

// Needs says what a function of the library takes.
func Needs(word string, expected sim.Sentence, found string) sim.Sentence {
	return sim.Say("`%s` needs %s, but was given %s", word, expected, found)
}

// NotHere says that a function of Lua is left out, and what there is instead.
func NotHere(word string, instead sim.Sentence) sim.Sentence {
	return sim.Say("`%s` isn't here%s", word, instead)
}

// Why a function of Lua is left out.
const (
	UseReplace sim.Sentence = ", because there are no patterns; `replace` takes plain texts: `s:replace(\"old\", \"new\")`"
	UseFind    sim.Sentence = ", because there are no patterns; `find`, `starts` and `ends` take plain texts"
	UseSplit   sim.Sentence = ", because there are no patterns; `split` takes a text apart: `s:split(\",\")`"
	Differs    sim.Sentence = ": its results differ between computers, so a replay could come out differently"
	UseLuck    sim.Sentence = ": luck is drawn by name, with the words of the vocabulary, so that a replay draws the same"
)

// What single functions and operators refuse.
const (
	AssertFailed     sim.Sentence = "an `assert` failed"
	TypeOfNothing    sim.Sentence = "`type` needs a value"
	SelectTooFar     sim.Sentence = "`select` counts back further than there are values"
	SelectFromOne    sim.Sentence = "`select` counts from 1"
	NothingToReplace sim.Sentence = "`string.replace` needs a text to look for"
	NothingToSplitAt sim.Sentence = "`string.split` needs a text to split at"
	OneByte          sim.Sentence = "`string.byte` gives one byte: `s:byte(i)`"
	FormatUnfinished sim.Sentence = "`string.format` ends in an unfinished `%`"
	FormatTooFew     sim.Sentence = "`string.format` has more `%` than values"
	Frozen           sim.Sentence = "this table belongs to the vocabulary or to a module, and can't be changed; make a table of your own"
	NilKey           sim.Sentence = "nil (nothing) can't be a key in a table"
	NaNKey           sim.Sentence = "the key isn't a number (0/0), and can't be used in a table"
	InsertWhat       sim.Sentence = "`table.insert` needs a list and what to put in it"
	InsertNil        sim.Sentence = "`table.insert` was given nil (nothing) to put in the list"
	WholeExponent    sim.Sentence = "the exponent of `^` has to be a whole number; there is `math.sqrt` for square roots"
	Spent            sim.Sentence = "this goes on for too long without a wait; is it a loop that never ends?"
)

func ErrorTakesText(found string) sim.Sentence {
	return sim.Say("`error` takes a text, but was given %s", found)
}

func UnpackTooMany(most int) sim.Sentence { return sim.Say("`unpack` gives %d values at most", most) }

func PcallTooDeep(most int) sim.Sentence {
	return sim.Say("`pcall` is used inside `pcall` more than %d deep", most)
}

func NotANumber(word string) sim.Sentence { return sim.Say("`%s` needs a whole number", word) }

func CantCalculate(found string) sim.Sentence {
	return sim.Say("can't calculate with %s; `tonumber` makes a number of a text", found)
}

func SplitTooMany(most int) sim.Sentence {
	return sim.Say("`string.split` would give more than %d parts", most)
}

func FormatNeedsWhole(verb byte, found string) sim.Sentence {
	return sim.Say("`%%%c` in `string.format` needs a whole number, but was given %s", verb, found)
}

func FormatUnknown(verb byte) sim.Sentence {
	return sim.Say("`%%%c` isn't one of `string.format`'s: d i f g e x s", verb)
}

func FormatFlags(flags string) sim.Sentence {
	return sim.Say("`string.format` can't use `%s`", Quote(flags))
}

func FormatWidth(most int) sim.Sentence {
	return sim.Say("a width or precision in `string.format` is at most %d", most)
}

// CantSet says that something isn't a table in which a field can be set. what is
// the field; "" for any.
func CantSet(what, of string, isRecord bool) sim.Sentence {
	if what = "`" + name(what) + "`"; what == "``" {
		what = "anything"
	}
	if isRecord {
		return sim.Say("%s of %s can't be set by a script", what, of)
	}
	return sim.Say("can't set %s of %s", what, of)
}

func ListFull(most int) sim.Sentence { return sim.Say("a list can have %d items at most", most) }

func LongKey(most int) sim.Sentence { return sim.Say("a key can be %d characters long at most", most) }

func ConcatItem(i int, found string) sim.Sentence {
	return sim.Say("`table.concat` joins texts and numbers, but item %d is %s", i, found)
}

func InsertWhere(most int) sim.Sentence {
	return sim.Say("`table.insert` can put an item at 1 to %d of this list", most)
}

func RemoveWhere(most int) sim.Sentence {
	return sim.Say("`table.remove` can take item 1 to %d out of this list", most)
}

func SortWith(found string) sim.Sentence {
	return sim.Say("`table.sort` compares with a function, but was given %s", found)
}

func CantOrder(one, other string) sim.Sentence {
	return sim.Say("`table.sort` can't order %s and %s; give it a function that compares", one, other)
}

func TooManyPassedOn(most int) sim.Sentence {
	return sim.Say("`...` stands for more than %d values here; put them in a table", most)
}

func CantCompare(one, other string) sim.Sentence {
	return sim.Say("can't compare %s with %s", one, other)
}

func CantJoin(found string) sim.Sentence { return sim.Say("can't join %s to a text with `..`", found) }

func WouldBeLong(kib int) sim.Sentence {
	return sim.Say("this text would be longer than %d KiB; put long texts in files", kib)
}

func OperandNoNumber(operator, found string) sim.Sentence {
	return sim.Say("`%s` calculates with numbers, but was given %s", operator, found)
}
