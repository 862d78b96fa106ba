package script

import (
	"errors"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"caseload/app/script/gopher"
	"caseload/app/script/spelling"
	"caseload/app/sim"
)

// ErrInterrupted means that a backstop (the clock, the heap or a cancelled context)
// stopped a call. This depends on the machine and the moment, so the call decided
// nothing, and its virtual machine must be thrown away.
var ErrInterrupted = errors.New("the script was interrupted")

// Error is an author's mistake: a sentence and its place.
type Error struct {
	Pack    string // "" until a caller that knows it fills it in
	File    string
	Line    int // from 1; 0 if there is none
	Column  int // from 1; 0 if unknown, as it is for all but syntax errors
	Message string
	Code    sim.FaultCode
	Name    string // of the field, name or module it is about; "" if the code has none
}

// Error returns "pack/file:line: sentence", without the parts that are unknown.
func (e *Error) Error() string {
	where := e.File
	if e.Pack != "" {
		where = e.Pack + "/" + where
	}
	if e.Line > 0 {
		where += ":" + strconv.Itoa(e.Line)
	}
	if where == "" {
		return e.Message
	}
	return where + ": " + e.Message
}

// Errors is everything that is wrong with one file, in line order.
type Errors []*Error

func (es Errors) Error() string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap allows errors.As to find the first of the errors.
func (es Errors) Unwrap() []error {
	all := make([]error, len(es))
	for i, e := range es {
		all[i] = e
	}
	return all
}

// Each splits an error into the errors that were joined in it, in order; it returns
// nil for nil.
func Each(err error) (list []error) {
	joined, is := err.(interface{ Unwrap() []error })
	switch {
	case err == nil:
	case !is:
		list = []error{err}
	default:
		for _, one := range joined.Unwrap() {
			list = append(list, Each(one)...)
		}
	}
	return list
}

// order sorts by line; errors on the same line keep their order.
func (es Errors) order() {
	sort.SliceStable(es, func(i, j int) bool { return es[i].Line < es[j].Line })
}

// sayMachine puts what the library objected to at run time in an author's words.
// called are the names of what is called on the line.
func sayMachine(is gopher.Complaint, parts, called []string) string {
	switch is {
	case gopher.IndexedNoTable:
		if name := strings.TrimSuffix(parts[1], "'"); fieldName.MatchString(name) {
			return fmt.Sprintf("can't take `%s` from %s", name, article(parts[0]))
		}
		return "can't take anything from " + article(parts[0])
	case gopher.CalledNoFunction:
		return sayNoFunction(called)
	case gopher.CalculatedWith:
		verb := map[string]string{"add": "add", "sub": "subtract", "mul": "multiply", "div": "divide"}[parts[0]]
		if verb == "" {
			verb = "calculate with"
		}
		return fmt.Sprintf("can't %s %s and %s", verb, article(parts[1]), article(parts[2]))
	case gopher.ComparedWith:
		return fmt.Sprintf("can't compare %s with %s", article(parts[0]), article(parts[1]))
	case gopher.Negated:
		return "only a number can have a minus in front"
	case gopher.Counted:
		return "`#` counts a list or a text, and this is neither"
	case gopher.LoopOverNoNumber:
		part := map[string]string{"init": "start", "limit": "end", "step": "step"}[parts[0]]
		return "a `for` loop counts in numbers, and its " + part + " isn't one"
	case gopher.CallsTooDeep:
		return fmt.Sprintf("functions call one another more than %d deep; does one call itself without end?", callDepth)
	case gopher.TooManyValues:
		return "too many values are in use at once"
	}
	return "the engine failed here; please report this line"
}

func sayNoFunction(called []string) string {
	switch len(called) {
	case 0:
		return "something on this line is called like a function, but isn't one; is its name misspelt?"
	case 1:
		return fmt.Sprintf("`%s` isn't a function; is its name misspelt?", called[0])
	}
	return fmt.Sprintf("one of `%s` isn't a function; is its name misspelt?", strings.Join(called, "`, `"))
}

var fieldName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]{0,39}$`)

// article returns the words for a Lua type in running text.
func article(typ string) string {
	switch typ {
	case "nil":
		return "nil (nothing)"
	case "string":
		return "a text"
	case "boolean":
		return "true or false"
	case "userdata":
		return "a record"
	case "number", "table", "function":
		return "a " + typ
	}
	return typ
}

// shorten cuts text to at most n bytes, between characters, and replaces invalid
// UTF-8.
func shorten(text string, n int) string {
	if len(text) > n {
		cut := n - len("…")
		for cut > 0 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut] + "…"
	}
	return strings.ToValidUTF8(text, "?")
}

// quote returns a text in quotation marks for use in a sentence, shortened.
func quote(text string) string { return strconv.Quote(shorten(text, 60)) }

// didYouMean ends a sentence about an unknown word with the nearest known one, if
// there is any.
func didYouMean(word string, known []string) string {
	if near := spelling.Nearest(word, known); near != "" {
		return "; did you mean `" + near + "`?"
	}
	return ""
}
