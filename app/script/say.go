package script

import (
	"regexp"
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/gopher"
	"caseload/app/script/say"
	"caseload/app/sim"
)

// said makes one short line of a sentence: a script can pass anything to `error`,
// line breaks included.
func said(says sim.Sentence) sim.Sentence {
	return sim.Sentence(OneLine(say.Shorten(string(says), messageBytes)))
}

// a describes a value in a sentence, as in "was given the text …".
func a(value lua.LValue) string {
	if r := handleIn(value); r != nil {
		return "the " + r.kind.name + " " + say.Quote(r.title)
	}
	switch value := value.(type) {
	case lua.LString:
		return "the text " + say.Quote(string(value))
	case lua.LNumber:
		return "the number " + showNumber(float64(value))
	case lua.LBool:
		return strconv.FormatBool(bool(value))
	}
	return say.Type(value.Type().String())
}

// sayMachine puts what the library objected to at run time in an author's words.
// called are the names of what is called on the line.
func sayMachine(is gopher.Complaint, parts, called []string) sim.Sentence {
	switch is {
	case gopher.IndexedNoTable:
		field := strings.TrimSuffix(parts[1], "'")
		if !fieldName.MatchString(field) {
			field = ""
		}
		return say.CantTake(field, parts[0])
	case gopher.CalledNoFunction:
		return say.NoFunction(called)
	case gopher.CalculatedWith:
		return say.CantDo(parts[0], parts[1], parts[2])
	case gopher.ComparedWith:
		return say.CantCompare(say.Type(parts[0]), say.Type(parts[1]))
	case gopher.Negated:
		return say.MinusNoNumber
	case gopher.Counted:
		return say.CountsNothing
	case gopher.LoopOverNoNumber:
		return say.LoopNoNumber(parts[0])
	case gopher.CallsTooDeep:
		return say.CallsTooDeep(callDepth)
	case gopher.TooManyValues:
		return say.TooManyValues
	}
	return say.LibraryFailed
}

var fieldName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]{0,39}$`)
