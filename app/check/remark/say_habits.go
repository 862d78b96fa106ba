package remark

import (
	"strconv"
	"strings"

	"caseload/app/script/syntax"
	"caseload/app/sim"
)

// habit is what people write who know another language, or none. Written is what stands
// in the file, in small letters; as is what it is read as.
type habit struct {
	written string
	as      syntax.Kind
	says    sim.Sentence
	instead sim.Sentence
	mend    string // what to write for it, if that is safe
}

// habits are what is read as something else. Misspelt keywords aren't here; they have one
// sentence for all.
var habits = []habit{
	{"=", syntax.Equal, "one `=` gives a name or a field its value; two ask whether things are the same", "Write `==`.", "=="},
	{"==", syntax.Assign, "two `=` ask whether things are the same; one gives a name or a field its value", "Write `=`.", "="},
	{"!=", syntax.NotEqual, "`!=` isn't Lua", "Write `~=` for “is not”.", "~="},
	{"!==", syntax.NotEqual, "`!==` isn't Lua", "Write `~=` for “is not”.", "~="},
	{"<>", syntax.NotEqual, "`<>` isn't Lua", "Write `~=` for “is not”.", "~="},
	{"=/=", syntax.NotEqual, "`=/=` isn't Lua", "Write `~=` for “is not”.", "~="},
	{"≠", syntax.NotEqual, "`≠` isn't Lua", "Write `~=` for “is not”.", "~="},
	{"===", syntax.Equal, "`===` isn't Lua", "Write `==`.", "=="},
	{"=<", syntax.LessEqual, "`=<` isn't Lua", "Write `<=`.", "<="},
	{"=>", syntax.GreaterEqual, "`=>` isn't Lua", "Write `>=` for “at least”.", ">="},
	{"≤", syntax.LessEqual, "`≤` isn't Lua", "Write `<=`.", "<="},
	{"≥", syntax.GreaterEqual, "`≥` isn't Lua", "Write `>=`.", ">="},
	{"&&", syntax.And, "`&&` isn't Lua", "Write the word `and`.", " and "},
	{"&", syntax.And, "`&` isn't Lua", "Write the word `and`; between two texts, join them with `..`.", ""},
	{"||", syntax.Or, "`||` isn't Lua", "Write the word `or`.", " or "},
	{"!", syntax.Not, "`!` isn't Lua", "Write the word `not`.", "not "},
	{"//", syntax.Slash, "`//` isn't Lua", "Write `math.floor(a / b)` to divide and leave out the rest; a note for people begins with `--`.", ""},
	{"÷", syntax.Slash, "`÷` isn't Lua", "Write `/`.", "/"},
	{"×", syntax.Star, "`×` isn't Lua", "Write `*`.", "*"},
	{"–", syntax.Minus, "a dash isn't a minus", "Write `-`.", "-"},
	{"—", syntax.Minus, "a dash isn't a minus", "Write `-`.", "-"},
	{"−", syntax.Minus, "this minus is one for print", "Write `-`.", "-"},
	{"–", syntax.CommentSign, "a dash isn't a note; a word processor makes one of two hyphens", "Begin a note with two hyphens, `--`.", "--"},
	{"—", syntax.CommentSign, "a dash isn't a note; a word processor makes one of two hyphens", "Begin a note with two hyphens, `--`.", "--"},
	{"", syntax.CommentSign, "this looks like a note for people, or the rest of the one above: a line without `--` is read as code", "Begin it with `--`.", ""},
	{"-", syntax.CommentSign, "a note for people begins with two hyphens, and this begins with one", "Write `--`.", "--"},
	{"//", syntax.CommentSign, "a note for people doesn't begin with `//`", "Begin it with two hyphens, `--`.", "--"},
	{"#", syntax.CommentSign, "a note for people doesn't begin with `#`", "Begin it with two hyphens, `--`.", "--"},
	{"/*", syntax.CommentSign, "a note for people doesn't begin with `/*`", "Begin each of its lines with two hyphens, `--`.", ""},
	{"…", syntax.Dots, "`…` is one sign, and isn't Lua", "Write two full stops, `..`, to join texts.", ""},
	{":=", syntax.Assign, "`:=` isn't Lua", "Write `=`.", "="},
	{"=>", syntax.Assign, "`=>` isn't Lua", "Write `=`.", "="},
	{":", syntax.Assign, "a colon doesn't give a name or a field its value", "Write `=`.", " ="},
	{":", syntax.Comma, "a colon stands here where a comma does", "Write `,`.", ","},
	{".", syntax.Concat, "one full stop joins no texts", "Write two, `..`.", ""},
	{";", syntax.Comma, "a semicolon stands here where a comma does", "Write `,`.", ","},
	{".", syntax.Comma, "a full stop stands here where a comma does", "Write `,` between any two things in `{ … }` or `( … )`.", ","},
	{".", syntax.Semicolon, "a full stop `.` ends nothing in Lua", "Take it out.", ""},
	{":", syntax.Semicolon, "a colon `:` ends nothing in Lua", "Take it out.", ""},
	{"->", syntax.Dot, "`->` isn't Lua", "Write `.` for a field, or `=` to give a value.", ""},
	{"is", syntax.Equal, "`is` isn't Lua", "Write `==`, and `~=` for “is not”.", ""},
	{"equals", syntax.Equal, "`equals` isn't Lua", "Write `==`.", "=="},
	{"to", syntax.Comma, "`for` counts from one number to another with a comma between them", "Write `for i = 1, 3 do`.", ","},
	{"{", syntax.Then, "what `if` does stands between `then` and `end`, not in braces", "Write `then`.", "then"},
	{"{", syntax.DoKey, "what a loop does stands between `do` and `end`, not in braces", "Write `do`.", "do"},
	{"-", syntax.Comma, "`-` subtracts, and texts can't be subtracted", "Write a comma `,` between two things of a list.", ","},
	{"not", syntax.NotEqual, "`not` stands before what it turns round", "Write `~=` for “is not”.", ""},
	{"else", syntax.ElseIfKey, "`else` takes no condition of its own, and one stands behind it", "Write `elseif`.", "elseif"},
	{"(", syntax.Junk, "what `if` does stands between `then` and `end`, not in brackets", "Take the bracket `(` out.", ""},
	{"{", syntax.Junk, "what a function does ends with `end`, and doesn't stand in braces", "Take the brace out.", ""},
	{"[", syntax.OpenBrace, "a list stands in braces, not in square brackets", "Write `{ … }`.", ""},
	{"(", syntax.OpenBrace, "fields stand in braces, and these begin with a round bracket", "Write `{`.", "{"},
	{")", syntax.CloseBrace, "fields stand in braces, and these end with a round bracket", "Write `}`.", "}"},
	{"+=", syntax.Compound, "`+=` isn't Lua", "Write `name = name + 1`.", ""},
	{"-=", syntax.Compound, "`-=` isn't Lua", "Write `name = name - 1`.", ""},
	{"*=", syntax.Compound, "`*=` isn't Lua", "Write `name = name * 2`.", ""},
	{"/=", syntax.Compound, "`/=` isn't Lua", "Write `~=` for “is not”, or `name = name / 2`.", ""},
	{"..=", syntax.Compound, "`..=` isn't Lua", "Write `name = name .. \"more\"`.", ""},
	{"++", syntax.Compound, "`++` isn't Lua", "Write `name = name + 1`.", ""},
	{"elsif", syntax.ElseIfKey, "`elsif` isn't Lua", "Write `elseif`.", "elseif"},
	{"elif", syntax.ElseIfKey, "`elif` isn't Lua", "Write `elseif`.", "elseif"},
	{"var", syntax.LocalKey, "`var` isn't Lua", "Write `local` before a new name.", "local"},
	{"let", syntax.LocalKey, "`let` isn't Lua", "Write `local` before a new name.", "local"},
	{"func", syntax.FunctionKey, "`func` isn't Lua", "Write `function`.", "function"},
	{"def", syntax.FunctionKey, "`def` isn't Lua", "Write `function`.", "function"},
	{"fn", syntax.FunctionKey, "`fn` isn't Lua", "Write `function`.", "function"},
	{"endif", syntax.End, "`endif` isn't Lua", "Write `end`.", "end"},
}

// Misread returns what is said about what was read as something else, and what to write
// for it, "" if that isn't certain.
func Misread(written string, as syntax.Kind) (r Remark, mend string) {
	lower := strings.ToLower(written)
	for _, h := range habits {
		if h.written == lower && h.as == as {
			return habitual(written, h.says, h.instead), h.mend
		}
	}
	switch as {
	case syntax.Text:
		return habitual(written, "a time of day is a text, and stands in quotes", put("Write \"%s\".", written)), `"` + written + `"`
	case syntax.Quote:
		return CurlyQuote(written), ""
	case syntax.CommentSign:
		return habitual(written, put("a note for people doesn't begin with `%s`", written), "Begin it with two hyphens, `--`."), "--"
	}
	return meantBy(written, as.String()), as.String()
}

// Compound is about a sign such as `+=` between a name and a value.
func Compound(sign, name, value string) Remark {
	r, _ := Misread(sign, syntax.Compound)
	if sign == "++" {
		sign, value = "+=", "1"
	}
	is := put("`%s = %s %s %s`", name, name, strings.TrimSuffix(sign, "="), Shorten(value, 40))
	if sign == "/=" {
		r.Instead = put("Write `~=` for “is not”, or %s.", is)
	} else {
		r.Instead = put("Write %s.", is)
	}
	return r
}

// TimeWithoutQuotes is about a time of day behind a word, as in `wait_until 10.20`.
func TimeWithoutQuotes(written string) Remark {
	return habitual(written, put("`%s` is a time of day, which is a text and stands in quotes", Shorten(written, 20)), "Write it as in \"10:20\": hours from 00 to 23, a colon, minutes.")
}

// WordOfOthers is about a word with which other languages, or letters, begin a statement. It
// says false of any other.
func WordOfOthers(name string) (Remark, bool) {
	switch strings.ToLower(name) {
	case "export", "give", "gives", "yield", "give_back", "returns":
		return meantBy(name, "return"), true
	case "set", "const", "dim", "new", "define":
		return meantBy(name, "local"), true
	case "when", "unless", "should":
		return meantBy(name, "if"), true
	}
	return Remark{}, false
}

// BracesOutside is about a word in braces that is joined to a text.
func BracesOutside(word string) Remark {
	return habitual(word, put("`%s` stands outside of the quotes, where braces make a table", Shorten(word, 30)), put("Put it into the text: \"%s …\".", Shorten(word, 30)))
}

// HoursAndMinutes is about a length of time that is written as in a diary.
func HoursAndMinutes(written string, minutes int) Remark {
	return habitual(written, put("`%s` isn't a number; how long something takes is a number of minutes", written), put("Write `%d`.", minutes))
}

// TwoCommas is about a comma behind a comma.
func TwoCommas() Remark {
	return habitual(",,", "two commas stand here, and one separates two things", "Take one `,` out, or write what was to stand between them.")
}

// strangers are names that mean something elsewhere, by their small letters. Lua takes
// them for names that nobody has given.
var strangers = map[string]string{
	"true": "true", "false": "false", "nil": "nil", "null": "nil", "none": "nil", "undefined": "nil", "nothing": "nil",
	"yes": "true", "no": "false", "not": "not", "and": "and", "or": "or",
	"if": "if", "then": "then", "else": "else", "end": "end", "return": "return", "local": "local", "function": "function", "for": "for", "while": "while",
}

// Stranger returns what is said about a name that isn't known, and what is meant by it.
// The mend is "" if nothing is.
func Stranger(name string) (r Remark, mend string) {
	as := strangers[strings.ToLower(name)]
	if as == "" || as == name {
		return Remark{}, ""
	}
	return meantBy(name, as), as
}

// wordsFor are the words of the vocabulary for what people call otherwise, in small letters.
var wordsFor = map[string]string{
	"email": "message", "mail": "message", "letter": "message", "sms": "message", "text": "message", "say": "message", "send": "message", "print": "message",
	"question": "ask", "choice": "ask", "choose": "ask", "call": "ask", "phone": "ask", "ring": "ask",
	"seen": "saw", "sees": "saw", "meet": "saw", "cancel": "withdraw", "remove": "withdraw", "take_back": "withdraw", "reschedule": "move", "postpone": "move",
	"leave": "leaves", "absent": "away", "random": "chance", "roll": "chance", "dice": "chance", "choose_one": "pick", "time": "clock", "now": "clock", "today": "day",
	"story": "storyline", "scene": "storyline", "event": "storyline",
	"sleep": "wait", "pause": "wait", "delay": "wait", "until": "wait_until", "at": "wait_until",
	"family": "case", "client": "case", "allocation": "case", "colleague": "person", "worker": "person", "manager": "person", "character": "person",
	"todo": "task", "job": "task", "work": "task", "visit": "task", "due": "deadline", "date": "deadline", "parent": "adult", "mother": "adult", "father": "adult",
}

// WordMeant returns the word of the vocabulary that a name stands for, or "".
func WordMeant(name string) string { return wordsFor[strings.ToLower(name)] }

// WordFor says which word of the vocabulary a name that isn't known may be meant as, or "".
func WordFor(name string) sim.Sentence {
	if word := WordMeant(name); word != "" {
		return put("Did you mean the word `%s`? `caseload help %s` says how it is written.", word, word)
	}
	return ""
}

func habitual(what string, says, instead sim.Sentence) Remark {
	return Remark{on("habit", what), put("%s", says), put("%s", instead)}
}

// meantBy is about a slip of the hand: a keyword that is misspelt.
func meantBy(what, as string) Remark {
	if what != as && strings.EqualFold(what, as) {
		return Remark{on("meant", what, as), put("`%s` has a capital letter, and Lua's own words are in small letters; write `%s`", Shorten(what, 30), as), ""}
	}
	return Remark{on("meant", what, as), put("`%s` isn't Lua; write `%s`", Shorten(what, 30), as), ""}
}

// Quotes is what to write if a name that isn't known is meant as a text.
func Quotes(name string) sim.Sentence {
	return put("If it is meant as a text, put it in quotes: \"%s\".", Shorten(name, 40))
}

func NoEquals(name string) Remark {
	return Remark{on("no-word", "=", name), put("`=` is missing after `%s`", Shorten(name, 40)), "Write `=` between a field's name and its value."}
}

// AlwaysSo says that a text alone is asked for.
func AlwaysSo(text, better string) Remark {
	return Remark{on("always-so", text), put("`or %s` is always so, whatever was compared before it", Shorten(text, 40)), put("Compare each: `or %s`.", Shorten(better, 60))}
}

// TextAlone is about a text that is all there is of a condition.
func TextAlone(text string) Remark {
	return Remark{on("text-alone", text), put("`%s` alone is always so: nothing is compared with it", Shorten(text, 40)), put("Write what is asked before it: `answer == %s`.", Shorten(text, 40))}
}

// OneOfTwo is about `and` or `or` behind a text.
func OneOfTwo(word string) Remark {
	which := "the text before it"
	if word == "and" {
		which = "what follows it"
	}
	return Remark{on("one-of-two", word), put("`%s` behind a text gives only %s", word, which), put("Write a comma between two things of a list, and `..` to join texts; or compare each: `x == \"a\" or x == \"b\"`.")}
}

func NeverSo(better string) Remark {
	return Remark{on("never-so"), "`not` belongs only to what follows it at once, so this is never so.", put("Write `%s`.", Shorten(better, 60))}
}

func TwoComparisons() Remark {
	return Remark{on("two-comparisons"), "This compares what came of a comparison.", "Write two, with `and` between them: `5 < x and x < 7`."}
}

func PlusJoins() Remark {
	return Remark{on("plus-joins"), "`+` adds numbers, and can't join texts.", "Write `..`."}
}

func Unit(number, unit string) Remark {
	return Remark{on("unit", number, unit), put("a number stands alone, without a unit such as `%s`", Shorten(unit, 20)),
		put("Write the number, in minutes where a field is called `minutes`; or a length of time in quotes: \"%s %s\".", number, Shorten(unit, 20))}
}

func PerCent(number string) Remark {
	instead := sim.Sentence("Write a share as a number, such as 0.5 for a half; which numbers a field takes, `caseload help words` says.")
	if n, err := strconv.ParseFloat(number, 64); err == nil && n >= 0 && n <= 100 {
		instead = put("Write a share as a number: %s.", strconv.FormatFloat(n/100, 'g', 6, 64))
	}
	return Remark{on("per-cent", number), put("a number has no `%%` sign behind it, as `%s%%` has", number), instead}
}

func DecimalComma(written, better string) Remark {
	return Remark{on("decimal-comma", written), put("`%s` is two numbers: a decimal point is missing", written), put("Write `%s`.", better)}
}

func DateWithoutQuotes(date string) Remark {
	return Remark{on("date-without-quotes", date), "A date is a text, and stands in quotes.", put("Write \"%s\".", date)}
}

func DateWithSlashes(date string) Remark {
	return Remark{on("date-with-slashes", date), put("`%s` is a division; a date is a text of year, month and day, in quotes", date), "Write it as in \"2026-03-05\"."}
}
