package script

import (
	"errors"
	"sort"
	"strings"

	"caseload/app/script/say"
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
	Message sim.Sentence
	Code    sim.FaultCode
	Name    string // of the field, name or module it is about; "" if the code has none
}

// Error returns "pack/file:line: sentence", without the parts that are unknown.
func (e *Error) Error() string {
	return say.Placed(e.Pack, e.File, e.Line, e.Message)
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
