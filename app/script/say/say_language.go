package say

import (
	"strings"

	"caseload/app/script/spelling"
	"caseload/app/sim"
)

// What isn't part of the language of scenarios.
const (
	BreakWithoutLoop sim.Sentence = "`break` only makes sense inside a loop"
	DotsWithout      sim.Sentence = "`...` only makes sense in a function declared with `...`"
	NoGoto           sim.Sentence = "`goto` isn't part of the language of scenarios; use a loop or a function"
	NoStatement      sim.Sentence = "this isn't part of the language of scenarios"
	ForIn            sim.Sentence = "`for … in` takes a table in `pairs` or `ipairs`: `for i, item in ipairs(list) do`"
	ForInTwo         sim.Sentence = "`pairs` and `ipairs` give two values at most, a key and a value"
	CantAssign       sim.Sentence = "only a variable or a field can be assigned"
	KeyNoText        sim.Sentence = "a key in `[ ]` has to be a text here; give lists without keys, in order, or write `t[key] = value` after the table"
)

func NoLabel(label string) sim.Sentence {
	return sim.Say("`::%s::` and `goto` aren't part of the language of scenarios; use a loop or a function", Shorten(label, 40))
}

func UnknownName(word string, known []string) sim.Sentence {
	if near := spelling.Nearest(word, known); near != "" {
		return sim.Say("`%s` isn't known here; did you mean `%s`?", name(word), near)
	}
	return sim.Say("`%s` isn't known here; is a `local` missing, or is it declared further down?", name(word))
}

func AssignsWord(word string) sim.Sentence {
	return sim.Say("`%s` is a word of the language of scenarios and can't be given another meaning", name(word))
}

func GlobalFunction(word string) sim.Sentence {
	return sim.Say("`%s` would be a global function; did you mean `local function %s`?", name(word), name(word))
}

// GlobalVariable is about a name that is given a value and declared nowhere; locals are those that
// can be seen there.
func GlobalVariable(word string, locals []string) sim.Sentence {
	if near := spelling.Nearest(word, locals); near != "" {
		return sim.Say("`%s` isn't a local variable, so it can't be assigned; did you mean `%s`, or `local %s`?", name(word), near, name(word))
	}
	return sim.Say("`%s` isn't a local variable, so it can't be assigned; did you mean `local %s`?", name(word), name(word))
}

func UnusableNumber(numeral string) sim.Sentence {
	return sim.Say("`%s` isn't a number that can be used here", Shorten(numeral, 40))
}

func GivenTwice(key string) sim.Sentence {
	return sim.Say("`%s` is given twice in this table", name(key))
}

// Limits on a file.

func TooManyParts(most int) sim.Sentence {
	return sim.Say("this file is too long: it has more than %d parts; move some into modules and `require` them", most)
}

func NestedTooDeep(most int) sim.Sentence {
	return sim.Say("this is nested more than %d deep; split it into functions or smaller steps", most)
}

func TooManyConstants(most int) sim.Sentence {
	return sim.Say("this file has more than %d different texts, numbers and names; move some into modules", most)
}

func TooManyCaptured(most int) sim.Sentence {
	return sim.Say("more than %d variables of this function are used by functions inside it; put them in one table", most)
}

func TooManyFromOutside(most int) sim.Sentence {
	return sim.Say("this function uses more than %d variables from outside it; put them in one table", most)
}

func TooManyFunctions(most int) sim.Sentence {
	return sim.Say("this file has more than %d functions; move some into modules", most)
}

func FunctionsTooDeep(most int) sim.Sentence {
	return sim.Say("functions are nested more than %d deep", most)
}

func LongText(kib int) sim.Sentence {
	return sim.Say("this text is longer than %d KiB; put it in a file of its own", kib)
}

func LongList(most int) sim.Sentence {
	return sim.Say("this list has more than %d items; split it", most)
}

func LongWrittenKey(most int) sim.Sentence {
	return sim.Say("this key is longer than %d characters", most)
}

func LongCall(most int) sim.Sentence { return sim.Say("this call has more than %d arguments", most) }

func LongJoin(most int) sim.Sentence {
	return sim.Say("more than %d texts are joined with `..`; use `table.concat`", most)
}

func LongFile(kib, most int) sim.Sentence {
	return sim.Say("this file is %d KiB long, and a script may be %d at most; long texts belong in files of their own", kib, most)
}

func LongPack(functions, parts int) sim.Sentence {
	return sim.Say("with this file the pack's scripts are too long together: they have more than %d functions or %d parts; take some out", functions, parts)
}

// What the parser and the compiler find.
const (
	NoUTF8          sim.Sentence = "this line has letters that aren't UTF-8; save the file as UTF-8"
	Unreadable      sim.Sentence = "this file can't be read as Lua"
	LongTextUnended sim.Sentence = "a long text or comment `[[` doesn't end; is its `]]` missing?"
	LastTextUnended sim.Sentence = "a text doesn't end; is its closing quote missing?"
	TextUnended     sim.Sentence = "a text on this line doesn't end; is its closing quote missing?"
	FileUnfinished  sim.Sentence = "the file ends in the middle of something; is an `end`, a `}` or a `)` missing?"
	NoLua           sim.Sentence = "this isn't Lua"
	UnexpectedEqual sim.Sentence = "didn't expect `=` here; two of them ask whether things are the same, `==`, and one gives a name"
	NoBreakSpace    sim.Sentence = "there is a no-break space here; use a plain space"
	NotEqual        sim.Sentence = "`!=` isn't Lua; write `~=` for \"is not\""
	StrangeLetter   sim.Sentence = "there is a character here that means nothing in Lua"

	Uncompilable     sim.Sentence = "this file can't be compiled"
	TooManyVariables sim.Sentence = "this function has too many local variables, or one of its expressions too many parts; split it"
	JumpTooLong      sim.Sentence = "this loop or branch is too long; move parts of it into functions"
)

func NoNumber(token string) sim.Sentence { return sim.Say("`%s` isn't a number", token) }

func TypographicQuote(r rune) sim.Sentence {
	return sim.Say("`%c` is a typographic quote; Lua needs the plain \" or '", r)
}

func TypographicDash(r rune) sim.Sentence {
	return sim.Say("`%c` is a dash; Lua needs the plain -", r)
}

func TextEndsBefore(token string) sim.Sentence {
	return sim.Say("the text ends before `%s`; is a comma missing, or is there a straight quote inside a text, where a curly one belongs?", token)
}

func Unexpected(token string) sim.Sentence {
	return sim.Say("didn't expect `%s` here; is a comma, a `then`, a `do` or an `end` missing before it?", token)
}

// What stops a script at run time.
const (
	MinusNoNumber  sim.Sentence = "only a number can have a minus in front"
	CountsNothing  sim.Sentence = "`#` counts a list or a text, and this is neither"
	TooManyValues  sim.Sentence = "too many values are in use at once"
	LibraryFailed  sim.Sentence = "the engine failed here; please report this line"
	calledLikeFunc sim.Sentence = "something on this line is called like a function, but isn't one; is its name misspelt?"
)

// CantTake says that a field was asked of something without fields. field is "" if
// it can't be named.
func CantTake(field, typ string) sim.Sentence {
	if field == "" {
		return sim.Say("can't take anything from %s", Type(typ))
	}
	return sim.Say("can't take `%s` from %s", field, Type(typ))
}

// NoFunction says that what is called isn't a function. called are the names of
// what is called on the line.
func NoFunction(called []string) sim.Sentence {
	switch len(called) {
	case 0:
		return calledLikeFunc
	case 1:
		return sim.Say("`%s` isn't a function; is its name misspelt?", called[0])
	}
	return sim.Say("one of `%s` isn't a function; is its name misspelt?", strings.Join(called, "`, `"))
}

// CantDo says that an operation can't be done with values of two types. The
// operation is "add", "sub", "mul" or "div"; anything else is a calculation.
func CantDo(operation, one, other string) sim.Sentence {
	verb := map[string]string{"add": "add", "sub": "subtract", "mul": "multiply", "div": "divide"}[operation]
	if verb == "" {
		verb = "calculate with"
	}
	return sim.Say("can't %s %s and %s", verb, Type(one), Type(other))
}

// LoopNoNumber says which part of a `for` isn't a number: "init", "limit" or "step".
func LoopNoNumber(part string) sim.Sentence {
	return sim.Say("a `for` loop counts in numbers, and its %s isn't one", map[string]string{"init": "start", "limit": "end", "step": "step"}[part])
}

func CallsTooDeep(most int) sim.Sentence {
	return sim.Say("functions call one another more than %d deep; does one call itself without end?", most)
}
