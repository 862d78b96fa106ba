package check

import (
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script/syntax"
	"caseload/app/sim"
)

// habit is what people write who know another language, or none. Written is what stands
// in the file, in small letters; as is what it was read as.
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
	{"//", syntax.CommentSign, "a note for people doesn't begin with `//`", "Begin it with two hyphens, `--`.", "--"},
	{"#", syntax.CommentSign, "a note for people doesn't begin with `#`", "Begin it with two hyphens, `--`.", "--"},
	{"/*", syntax.CommentSign, "a note for people doesn't begin with `/*`", "Begin each of its lines with two hyphens, `--`.", ""},
	{"…", syntax.Dots, "`…` is one sign, and isn't Lua", "Write two full stops, `..`, to join texts.", ""},
	{":=", syntax.Assign, "`:=` isn't Lua", "Write `=`.", "="},
	{"=>", syntax.Assign, "`=>` isn't Lua", "Write `=`.", "="},
	{":", syntax.Assign, "a colon doesn't give a name or a field its value", "Write `=`.", " ="},
	{"->", syntax.Dot, "`->` isn't Lua", "Write `.` for a field, or `=` to give a value.", ""},
	{"[", syntax.OpenBrace, "a list stands in braces, not in square brackets", "Write `{ … }`.", ""},
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

// strangers are names that mean something elsewhere, by their small letters. Lua takes
// them for names that nobody has given.
var strangers = map[string]string{
	"true": "true", "false": "false", "nil": "nil", "null": "nil", "none": "nil", "undefined": "nil", "nothing": "nil",
	"yes": "true", "no": "false", "not": "not", "and": "and", "or": "or",
	"if": "if", "then": "then", "else": "else", "end": "end", "return": "return", "local": "local", "function": "function", "for": "for", "while": "while",
}

// stranger returns what is meant by a name that isn't known.
func stranger(name string) (remark.Remark, bool) {
	as := strangers[strings.ToLower(name)]
	if as == "" || as == name {
		return remark.Remark{}, false
	}
	return remark.Meant(name, as), true
}

// misread returns what is said about an error of what was read as something else, and
// what to write for it, "" if that isn't certain.
func misread(written string, as syntax.Kind) (r remark.Remark, mend string) {
	lower := strings.ToLower(written)
	for _, h := range habits {
		if h.written == lower && h.as == as {
			return remark.Habit(written, h.says, h.instead), h.mend
		}
	}
	switch as {
	case syntax.Text: // a time of day
		return remark.Habit(written, sim.Say("a time of day is a text, and stands in quotes"), sim.Say("Write \"%s\".", written)), `"` + written + `"`
	case syntax.Quote:
		return remark.CurlyQuote(written), ""
	}
	return remark.Meant(written, as.String()), as.String()
}
