// Package gopher reads what gopher-lua says. The library gives no codes: its parser,
// its compiler and its virtual machine say what is wrong in English only, and the
// place of an error at run time is the beginning of its text. This package knows the
// messages of gopher-lua 1.1.2, and no other code may read them.
// TestTheLibrarysMessagesAreKnown provokes each of them, and fails if a later version
// words one differently.
package gopher

import (
	"regexp"
	"strconv"
	"strings"
)

// Complaint is what the library objects to.
type Complaint int

const (
	Other Complaint = iota // a message that isn't listed here

	// The parser.
	LongTextUnended
	TextUnended
	NoNumber
	NoToken
	Misplaced

	// The compiler.
	TooManyVariables
	BreakWithoutLoop
	DotsWithoutFunction
	JumpTooLong

	// The virtual machine.
	IndexedNoTable // parts: the type that was indexed, and the key
	CalledNoFunction
	CalculatedWith // parts: the operation and two types
	ComparedWith   // parts: two types
	Negated
	Counted
	LoopOverNoNumber // parts: init, limit or step
	CallsTooDeep
	TooManyValues
	LibraryFailed // it panicked
)

// parserSays and compilerSays list whole messages.
var (
	parserSays = map[string]Complaint{
		"unterminated multiline string": LongTextUnended,
		"invalid multiline string":      LongTextUnended,
		"invalid multiline comment":     LongTextUnended,
		"unterminated string":           TextUnended,
		"illegal hexadecimal number":    NoNumber,
		"Invalid token":                 NoToken,
		"Invalid '~' token":             NoToken,
		"syntax error":                  Misplaced,
		"parse error":                   Misplaced,
	}
	compilerSays = map[string]Complaint{
		"too many local variables":                    TooManyVariables,
		"register overflow":                           TooManyVariables,
		"register overflow(too many local variables)": TooManyVariables,
		"no loop to break":                            BreakWithoutLoop,
		"cannot use '...' outside a vararg function":  DotsWithoutFunction,
		"too long to jump.":                           JumpTooLong,
	}
)

// machineSays lists the messages at run time, without their place. No sentence may
// contain a value from them: the library would print addresses, and would print
// numbers differently on different processors.
var machineSays = []struct {
	pattern *regexp.Regexp
	is      Complaint
}{
	{regexp.MustCompile(`(?s)^attempt to index a non-table object\((\w+)\) with key '(.*)$`), IndexedNoTable},
	{regexp.MustCompile(`^attempt to call a non-function object$`), CalledNoFunction},
	{regexp.MustCompile(`^cannot perform (\w+) operation between (\w+) and (\w+)$`), CalculatedWith},
	{regexp.MustCompile(`^attempt to compare (\w+) with (\w+)$`), ComparedWith},
	{regexp.MustCompile(`^__unm undefined$`), Negated},
	{regexp.MustCompile(`^__len undefined$`), Counted},
	{regexp.MustCompile(`^for statement (init|limit|step) must be a number$`), LoopOverNoNumber},
	{regexp.MustCompile(`^stack overflow$`), CallsTooDeep},
	{regexp.MustCompile(`^registry overflow$`), TooManyValues},
	{regexp.MustCompile(`^runtime error: `), LibraryFailed}, // Go's words, of a panic that the library caught
}

// OfParser reads the message of a parse.Error.
func OfParser(message string) Complaint { return parserSays[message] }

// OfCompiler reads the message of a lua.CompileError.
func OfCompiler(message string) Complaint { return compilerSays[message] }

// OfMachine reads a message at run time, without its place. What the parts are
// depends on the complaint.
func OfMachine(message string) (is Complaint, parts []string) {
	for _, m := range machineSays {
		if found := m.pattern.FindStringSubmatch(message); found != nil {
			return m.is, found[1:]
		}
	}
	return Other, nil
}

// place splits a message at run time: the library begins it with "file:line: ".
var place = regexp.MustCompile(`(?s)^([A-Za-z0-9_./-]+):(\d+): ?(.*)$`)

// Place returns where in a script a message at run time was raised, and the rest of
// the message. The file is "" if there is no place.
func Place(message string) (file string, line int, rest string) {
	m := place.FindStringSubmatch(message)
	if m == nil {
		return "", 0, message
	}
	line, _ = strconv.Atoi(m[2])
	return m[1], line, m[3]
}

// Overflowed reports whether an error says that a call stack that grows in segments
// is full. The library gives no place for it.
func Overflowed(err error) bool { return strings.Contains(err.Error(), "lua callstack overflow") }

// address matches the library's text for values that have none.
var address = regexp.MustCompile(`\b(table|function|userdata|thread|channel): 0x[0-9a-f]+`)

// WithoutAddresses returns a message with nothing in it that differs from one run
// to the next.
func WithoutAddresses(message string) string { return address.ReplaceAllString(message, "$1") }
