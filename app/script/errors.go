package script

import (
	"errors"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

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

// place splits a raised message: the library and raise both begin it with
// "file:line: ".
var place = regexp.MustCompile(`(?s)^([A-Za-z0-9_./-]+):(\d+): ?(.*)$`)

// authorError makes an author's error from the library's message. last is the last
// message raised in the same virtual machine.
func authorError(raw string, last *raised) *Error {
	raw = shorten(raw, 2*messageBytes) // before it is searched
	e := &Error{Message: raw}
	if m := place.FindStringSubmatch(raw); m != nil {
		e.File = m[1]
		e.Line, _ = strconv.Atoi(m[2])
		e.Message = m[3]
	}
	last.mark(e)
	// A script can pass anything to `error`, line breaks included.
	e.Message = shorten(OneLine(plainly(e.Message)), messageBytes)
	return e
}

// notFunction is the message if it isn't known which of the calls on a line failed.
const notFunction = "something on this line is called like a function, but isn't one; is its name misspelt?"

// rewording turns the library's messages into sentences. None may print a value:
// the library would print addresses, and would print numbers differently on
// different processors.
var rewording = []struct {
	pattern *regexp.Regexp
	say     func(m []string) string
}{
	{regexp.MustCompile(`(?s)^attempt to index a non-table object\((\w+)\) with key '(.*)$`), sayIndex},
	{regexp.MustCompile(`^attempt to call a non-function object$`), func([]string) string { return notFunction }},
	{regexp.MustCompile(`^cannot perform (\w+) operation between (\w+) and (\w+)$`), func(m []string) string {
		verb := map[string]string{"add": "add", "sub": "subtract", "mul": "multiply", "div": "divide"}[m[1]]
		if verb == "" {
			verb = "calculate with"
		}
		return fmt.Sprintf("can't %s %s and %s", verb, article(m[2]), article(m[3]))
	}},
	{regexp.MustCompile(`^attempt to compare (\w+) with (\w+)$`), func(m []string) string {
		return fmt.Sprintf("can't compare %s with %s", article(m[1]), article(m[2]))
	}},
	{regexp.MustCompile(`^__unm undefined$`), func([]string) string { return "only a number can have a minus in front" }},
	{regexp.MustCompile(`^__len undefined$`), func([]string) string { return "`#` counts a list or a text, and this is neither" }},
	{regexp.MustCompile(`^for statement (\w+) must be a number$`), func(m []string) string {
		part := map[string]string{"init": "start", "limit": "end", "step": "step"}[m[1]]
		return "a `for` loop counts in numbers, and its " + part + " isn't one"
	}},
	{regexp.MustCompile(`^stack overflow$`), func([]string) string {
		return fmt.Sprintf("functions call one another more than %d deep; does one call itself without end?", callDepth)
	}},
	{regexp.MustCompile(`^registry overflow$`), func([]string) string { return "too many values are in use at once" }},
	{regexp.MustCompile(`^runtime error: `), func([]string) string { return "the engine failed here; please report this line" }},
}

// address matches the library's text for values that have none.
var address = regexp.MustCompile(`\b(table|function|userdata|thread|channel): 0x[0-9a-f]+`)

// plainly returns a raised message in an author's words.
func plainly(message string) string {
	for _, r := range rewording {
		if m := r.pattern.FindStringSubmatch(message); m != nil {
			return r.say(m)
		}
	}
	return address.ReplaceAllString(message, "$1")
}

var fieldName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]{0,39}$`)

func sayIndex(m []string) string {
	if name := strings.TrimSuffix(m[2], "'"); fieldName.MatchString(name) {
		return fmt.Sprintf("can't take `%s` from %s", name, article(m[1]))
	}
	return "can't take anything from " + article(m[1])
}

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
