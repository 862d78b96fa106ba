package remark

import (
	"strings"
)

// What keeps a file from being Lua. Each says what to type, and where if that isn't the
// finding's own line.

// NoComma says that a comma is missing after what is written.
func NoComma(after string) Remark {
	return New("no-comma", "a comma is missing after "+written(after), "Write `,` there: a comma stands between any two things in `{ … }` or `( … )`.", after)
}

// NoCommaOrJoin says that a text is followed by a name.
func NoCommaOrJoin(text, name string) Remark {
	return New("no-comma-or-join", "a comma, or `..`, is missing between "+written(text)+" and "+written(name), "Write `..` to join two texts, and a comma between two things of a list.", text, name)
}

// NoJoin says that a text follows a value.
func NoJoin(value, text string) Remark {
	return New("no-join", "`..` is missing between "+written(value)+" and "+written(text), "Write `..` to join texts; or a comma, if they are two things of a list.", value, text)
}

// TextEnds says that a text has its own quotes inside it.
func TextEnds(before string, apostrophe bool) Remark {
	if apostrophe {
		return New("apostrophe", "the text ends before "+written(before)+": the apostrophe closes its single quote", "Put the text in double quotes: \"don't\".", before)
	}
	return New("inner-quote", "the text ends before "+written(before)+": a straight quote inside a text closes it", "Use curly quotes “ ” inside a text; or, if the text ends sooner, write its closing quote there.", before)
}

// TextGoesOn says that a line ends in the middle of a text in quotes.
func TextGoesOn() Remark {
	return New("text-goes-on", "this line ends in the middle of a text, and a text in quotes stands on one line", "Take the line break out, however long the line becomes; what has paragraphs goes into a file in the folder `text`.")
}

func NoWord(word, of string) Remark {
	return New("no-word", "`"+word+"` is missing after "+written(of), "Write `"+word+"` there.", word, of)
}

func NoParameters() Remark {
	return New("no-parameters", "`function` is followed by round brackets, `()`, and they are missing", "Write `function()`; between the brackets stand the names of what it is given, if anything.")
}

func NoBrackets(name, given string) Remark {
	return New("no-brackets", "`"+Shorten(name, 40)+"` needs round brackets `( )` around what it is given", "Write `"+Shorten(name, 40)+"("+Shorten(given, 40)+")`.", name)
}

// NoCall says that the brackets of a call are missing.
func NoCall(name string) Remark {
	return New("no-call", "round brackets `()` are missing after `"+Shorten(name, 40)+"`", "Write `"+Shorten(name, 40)+"()`; what it is given, if anything, stands between them.", name)
}

// CodeRoundList is the code of a list in round brackets.
const CodeRoundList = "round-list"

func RoundList() Remark {
	return New(CodeRoundList, "a list stands in braces `{ … }`, not in round brackets", "Write `{ … }`.")
}

func NoColon() Remark {
	return New("no-colon", "didn't expect a colon here", "Take it out: `then`, `do` or `else` begins what follows; and `=` gives a field its value.")
}

func EndAlone(word string) Remark {
	return New("end-alone", "`end` stands alone in Lua, and `"+word+"` follows it here", "Write `end`.", word)
}

func ReservedName(word, better string) Remark {
	return New("reserved", "`"+word+"` is a word of Lua's own, and can't be a name", "Write `"+better+"`.", word)
}

func NoOpeningParen(name string) Remark {
	return New("no-opening", "an opening bracket `(` is missing after `"+Shorten(name, 40)+"`", "Write `"+Shorten(name, 40)+"( … )`, with round brackets around what it is given.", name)
}

func NoOpening(name string) Remark {
	return New("no-opening", "an opening bracket `{` is missing after `"+Shorten(name, 40)+"`", "Write `"+Shorten(name, 40)+" { … }`.", name)
}

// NotClosed says what to type where something that began on a line should end. If it
// begins on the same line, begins is 0.
func NotClosed(opened string, begins int, typ string) Remark {
	what := "`" + opened + "`"
	if name := map[string]string{"(": "round bracket", "[": "square bracket", "{": "brace (curly bracket)"}[opened]; name != "" {
		what = name + " " + what
	}
	switch {
	case begins == 0:
		return New("not-closed", "the "+what+" on this line isn't closed: `"+typ+"` is missing", "Write `"+typ+"` at the end of what belongs to it.", typ)
	case strings.HasPrefix(typ, "end"):
		return Remark{on("not-closed", begins, typ), put("the %s of line %d has no `end`: `%s` is missing after this line", what, begins, typ), put("Write `%s` on a line of its own below this one.", typ)}
	}
	return Remark{on("not-closed", begins, typ), put("the %s of line %d isn't closed: `%s` is missing after this line", what, begins, typ), put("Write `%s` at the end of this line or below it.", typ)}
}

func ClosesNothing(what string) Remark {
	return New("closes-nothing", "this `"+what+"` closes nothing: it is one too many, or what it should close begins without its own word or bracket", "Take it out, or look at the line where what it closes should begin.", what)
}

func ClosesOther(written, opened string, begins int, typ string) Remark {
	write := "`" + typ + "`" // brackets look alike, so they are named
	if name := map[string]string{")": "round", "]": "square", "}": "curly"}[typ]; name != "" {
		write = "a " + name + " bracket, " + write + ","
	}
	return Remark{on("closes-other", written, begins, typ), put("`%s` stands here, but the `%s` of line %d is closed by `%s`", written, opened, begins, typ), put("Write %s instead.", write)}
}

// BracesAround is about fields that begin with a round bracket on a line and end with a brace.
func BracesAround(begins int) Remark {
	return Remark{on("braces-around", begins), put("fields stand in braces, and these begin with `(` in line %d", begins), "Write `{` where they begin."}
}

func NoQuote(opening string) Remark {
	return New("no-quote", "a text on this line has no closing quote", "Write `"+opening+"` where the text ends; or, if it is there, the opening quote is missing.")
}

func NoLongEnd(begins int) Remark {
	return Remark{on("no-long-end", begins), put("the long text or comment `[[` that begins on line %d doesn't end", begins), put("Write `]]` where it ends.")}
}

func NoValue(after string) Remark {
	return New("no-value", "something is missing after "+written(after), "Write what belongs there, or take "+written(after)+" out.", after)
}

// NothingBefore says that a comma has nothing in front of it but what is written.
func NothingBefore(after string) Remark {
	if after == "=" {
		return New("no-value", "something is missing between `=` and the comma `,`", "Write what belongs there, or take the whole field out with its comma.", after)
	}
	return New("no-value", "nothing stands between "+written(after)+" and the comma `,`", "Take the comma out, or write what belongs before it.", after)
}

// Bullet is about a text with a sign before it that makes it an item of a list in a letter.
func Bullet(sign string) Remark {
	return New("bullet", "a text in a list has no bullet before it, and `"+sign+"` is a minus or a sign of its own in Lua", "Take the `"+sign+"` out; what separates the items of a list is a comma.", sign)
}

func NoName() Remark {
	return New("no-name", "a name is missing here", "A name is letters, digits and underscores, without quotes around it, and doesn't begin with a digit.")
}

func NotHere(what string) Remark {
	return New("not-here", "didn't expect "+written(what)+" here", "Is something missing before it, or is it one word too many?", what)
}

// NoCommaHere is about a comma where none can be.
func NoCommaHere() Remark {
	return New("no-comma-here", "this comma `,` separates nothing: a condition has none before `and`, `or` and `then`, nor is there one before a closing round bracket", "Take it out; or, if something is missing before or after it, write that.")
}

// CodeStrayComma is the code of a comma outside of brackets.
const CodeStrayComma = "stray-comma"

func StrayComma() Remark {
	return New(CodeStrayComma, "a comma `,` ends nothing outside of brackets", "Take it out.")
}

// Unquoted is about words that stand where a value does.
func Unquoted(words string) Remark {
	return New("unquoted", written(words)+" stands without quotes", "Put a text in quotes: \""+Shorten(words, 60)+"\".", words)
}

func StrangeSign(what string) Remark {
	return New("strange-sign", "`"+what+"` means nothing in Lua", "Take it out, or put the text that it belongs to in quotes.", what)
}

func NotAssignable(what string) Remark {
	return New("not-assignable", written(what)+" can't be given a value", "Only a name or a field can stand before `=`.", what)
}

// NothingDone says that a value stands alone. Last is whether nothing follows it in its
// function.
func NothingDone(what string, last bool) Remark {
	if last {
		return New("nothing-done", "nothing is done with "+written(what)+"; is `return` missing before it?", "Write `return` before it if it is what the function gives back.", what)
	}
	return New("nothing-done", "nothing is done with "+written(what), "Give it to a word, as in `wait(5)`, or give it a name, as in `local name = …`.", what)
}

func NotLast(word string) Remark {
	return New("not-last", "this comes after `"+word+"`, so it is never reached", "Take it out, or put `"+word+"` between `if` and `end`.", word)
}

func NestedTooDeep() Remark {
	return New("nested", "this is nested too deep to be read", "Split it into functions.")
}

func NeedsElseIf(begins int) Remark {
	return Remark{on("else-if", begins), put("`else if` begins another `if`, which needs an `end` of its own"), put("Write `elseif`, one word.")}
}

// CodeBadName is the code of a name that has other signs in it than a name may have.
const CodeBadName = "bad-name"

func NameWithSpace(name, better string) Remark {
	return Remark{on(CodeBadName, name), put("a name has no space or other sign in it, and `%s` has", Shorten(name, 40)), put("Write `%s`, here and wherever it is used; or, if it is two names, put a comma `,` between them.", Shorten(better, 40))}
}

func NameWithHyphen(name, better string) Remark {
	return Remark{on(CodeBadName, name), put("a name has no hyphen in it, and `%s` has: that is a subtraction", Shorten(name, 40)), put("Write `%s`.", Shorten(better, 50))}
}

func KeyInQuotes(key, better string) Remark {
	return Remark{on("bad-key", key), put("%s stands before `=` as a name does, and is none", key), put("Write `%s =`.", Shorten(better, 50))}
}

func NamedInBrackets(field, word string) Remark {
	return Remark{on("named-value", field, word), put("`%s =` stands in round brackets, where things have no names", Shorten(field, 40)), put("Write `%s { … }` with braces if it is a table of fields, or leave the name out.", Shorten(word, 40))}
}

func DidCurl() string { return "made the quotes inside a text curly" }

func DidJoinLines() string { return "joined the lines of a text" }

func DidTakeOut(what string) string { return "took out `" + what + "`" }

func DidWrite(typ string) string { return "wrote `" + typ + "`" }

func DidReplace(what, by string) string { return "wrote `" + by + "` for `" + what + "`" }

// written returns what is written in a file for use in a sentence.
func written(what string) string {
	return "`" + Shorten(strings.Join(strings.Fields(what), " "), 40) + "`"
}
