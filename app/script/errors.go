package script

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"caseload/app/sim"
)

// ErrInterrupted says that a backstop (the clock, the heap, a cancelled
// context) stopped a call. That depends on the machine and the moment, so the
// call decided nothing and its machine must be thrown away.
var ErrInterrupted = errors.New("the script was interrupted")

// Error is an author's mistake: a sentence and its place.
type Error struct {
	Pack    string // "" until somebody who knows it fills it in
	File    string
	Line    int // from 1; 0 when there is none
	Column  int // from 1; 0 when unknown, as it is for all but syntax
	Message string
	Code    sim.FaultCode
	Name    string // of the field, name or module that it is about; "" where the code has none
}

// Error is "pack/file:line: sentence", without the parts that are unknown.
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

// Errors are all that is wrong with one file, in the order of its lines.
type Errors []*Error

func (es Errors) Error() string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap lets errors.As find the first of them.
func (es Errors) Unwrap() []error {
	all := make([]error, len(es))
	for i, e := range es {
		all[i] = e
	}
	return all
}

// order sorts by line, keeping what was found first on a line first.
func (es Errors) order() {
	sort.SliceStable(es, func(i, j int) bool { return es[i].Line < es[j].Line })
}

// place takes a raised message apart: the library and raise both put
// "file:line: " in front.
var place = regexp.MustCompile(`(?s)^([A-Za-z0-9_./-]+):(\d+): ?(.*)$`)

// authorError makes an author's error of what the library reports; last is what
// was raised last in the same machine.
func authorError(raw string, last *raised) *Error {
	raw = shorten(raw, 2*messageBytes) // before it is searched
	e := &Error{Message: raw}
	if m := place.FindStringSubmatch(raw); m != nil {
		e.File = m[1]
		e.Line, _ = strconv.Atoi(m[2])
		e.Message = m[3]
	}
	last.mark(e)
	// A script says what it likes to `error`, line breaks too.
	e.Message = shorten(OneLine(plainly(e.Message)), messageBytes)
	return e
}

// notFunction is what is said when it isn't known which of a line's calls failed.
const notFunction = "something on this line is called like a function, but isn't one; is its name misspelt?"

// rewording turns the library's messages into sentences. None may print a
// value: the library would print addresses, and numbers differently on
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

// address is how the library shows what has no text of its own.
var address = regexp.MustCompile(`\b(table|function|userdata|thread|channel): 0x[0-9a-f]+`)

// plainly gives a raised message in an author's words.
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

// article names a Lua type in running text.
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

// shorten cuts text to at most n bytes, at a letter's end, and makes it valid.
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

// quote shows a text in a sentence, shortened.
func quote(text string) string { return strconv.Quote(shorten(text, 60)) }

// didYouMean ends a sentence about an unknown word with the nearest known one.
func didYouMean(word string, known []string) string {
	if near := nearest(word, known); near != "" {
		return "; did you mean `" + near + "`?"
	}
	return ""
}

// nearest is the known word fewest edits away, or "" if none is near. Of
// equally near ones it is the first in alphabetical order.
func nearest(word string, known []string) string {
	best, least := "", min(3, (len(word)+1)/3)+1
	if len(word) > 40 {
		return ""
	}
	for _, k := range known {
		if d := edits(word, k, least); d < least || d == least && best != "" && k < best {
			best, least = k, d
		}
	}
	return best
}

// edits is the number of insertions, removals, changes and swaps of
// neighbours between a and b; it gives up early over limit.
func edits(a, b string, limit int) int {
	if len(b) > 60 || len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, above, row := rows[(i+2)%3], rows[i%3], rows[(i+1)%3]
		if i > 1 && slices.Min(above) > limit && slices.Min(before) > limit {
			return limit + 1 // whatever follows is as far or further
		}
		row[0] = i
		for j := 1; j <= len(b); j++ {
			same := 1
			if a[i-1] == b[j-1] {
				same = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+same)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return rows[(len(a)+1)%3][len(b)]
}
