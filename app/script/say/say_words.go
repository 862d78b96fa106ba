package say

import (
	"caseload/app/sim"
)

// Where a word can be used.

func NotNow(word string) sim.Sentence { return sim.Say("`%s` can't be used now", word) }

func NotWhereHoldLooks(word string) sim.Sentence {
	return sim.Say("`%s` can't be used in what `hold` looks at: that is looked at whenever something has changed, so it may only ask how things are", word)
}

func OnlyInStoryline(word string) sim.Sentence {
	return sim.Say("`%s` can only be used in a storyline", word)
}

func OnlyAtTop(word string) sim.Sentence {
	return sim.Say("`%s` has to come before the storylines, and can't be used in one", word)
}

// CantWait says that a word that waits can't be used somewhere: "inside `pcall`".
func CantWait(word string, where sim.Sentence) sim.Sentence {
	return sim.Say("`%s` can't be used %s", word, where)
}

// Places where nothing can wait.
const (
	InPcall  sim.Sentence = "inside `pcall`"
	InSort   sim.Sentence = "inside `table.sort`"
	InHold   sim.Sentence = "in what `hold` looks at"
	InFile   sim.Sentence = "while the file is being read; only a storyline can"
	InModule sim.Sentence = "while a module is being read"
)

// What single words refuse.
const (
	EmptyPick     sim.Sentence = "`pick` needs a list with something in it"
	ExtendNoDay   sim.Sentence = "`extend` needs a day as its third argument"
	DependsFailed sim.Sentence = "this depends on something that failed before"
	WaitedNowhere sim.Sentence = "a word waited where nothing can wait"
	TwoAtOnce     sim.Sentence = "a storyline can't be resumed while another runs"
	NoLuaFunction sim.Sentence = "a storyline needs a function written in Lua"
)

func NoPaper(title, which string) sim.Sentence {
	return sim.Say("the case %s has no %s", Quote(title), which)
}

func TooMuchAdvice(most int) sim.Sentence {
	return sim.Say("there are %d pieces of advice already, which is the most that a scenario may have", most)
}

// NoColon says that a method was called with a dot, or on something else.
func NoColon(method, kind string) sim.Sentence {
	return sim.Say("`%s` is called on a %s with a colon: `the_%s:%s(…)`", method, kind, kind, method)
}

func NoSuchOfHandle(kind, field string, known []string) sim.Sentence {
	return sim.Say("a %s has no `%s`%s", kind, name(field), didYouMean(field, known))
}

// Texts.

func FilledTooLong(kib int) sim.Sentence {
	return sim.Say("this text would be longer than %d KiB with its words filled in", kib)
}

func UnknownPlaceholder(word string, known []string) sim.Sentence {
	return sim.Say("a text has {%s} in it, and neither it nor its case has such a word%s; write `words = { %s = … }`, or put the name in with `..`", word, didYouMean(word, known), word)
}

func TooMuchText(kib int) sim.Sentence {
	return sim.Say("the texts of this scenario come to more than %d KiB; is one of them repeated?", kib)
}

// Steers says what is wrong with a character in a text.
func Steers(r rune, does string) sim.Sentence {
	return sim.Say("there is a character here, U+%04X, that %s; take it out", r, does)
}

// Modules.

const (
	ModuleTaken sim.Sentence = "the shared library has a module of this name, too; give yours another name"
	NoMainFile  sim.Sentence = "this file is missing; a scenario begins with it"
)

func ModuleNeedsName(found string) sim.Sentence {
	return sim.Say("`require` needs a module's name, but was given %s", found)
}

func NoModuleName(text string) sim.Sentence {
	return sim.Say("%s can't be a module's name: small letters, digits, `_`, `-`, `.` and `/` only", Quote(text))
}

// Circle names the modules that require one another: "a requires b requires a".
func Circle(modules string) sim.Sentence {
	return sim.Say("modules require one another in a circle: %s", modules)
}

func ModulesTooDeep(most int) sim.Sentence {
	return sim.Say("modules require modules more than %d deep", most)
}

func NoModule(module string, known []string) sim.Sentence {
	return sim.Say("there is no module %s%s", Quote(module), didYouMean(module, known))
}
