package form

import (
	"strings"
	"unicode/utf8"
)

// At returns the thing whose form changes what is written at a line and a column, both counted
// from 1, the column in characters; 0 for a column means all of the line. A storyline is meant only where it
// begins: what happens in it has forms of its own.
func (s *Script) At(line, column int) (t Thing, there bool) {
	if line < 1 {
		return Thing{}, false
	}
	from, rest := 0, s.Text()
	for range line - 1 {
		_, after, more := strings.Cut(rest, "\n")
		if !more {
			return Thing{}, false
		}
		rest = after
	}
	from = len(s.Text()) - len(rest)
	written, _, _ := strings.Cut(rest, "\n")
	at := from + len(written) - len(strings.TrimLeft(written, " \t"))
	for range column - 1 {
		_, size := utf8.DecodeRuneInString(written)
		from, written = from+size, written[size:]
	}
	if t = s.innermost(max(at, from)); t.Key != "" && (t.Word != Storyline || t.Line == line) {
		return t, true
	}
	for _, t := range s.Things { // a name is given to it before it begins
		if t.Line == line {
			return t, true
		}
	}
	return Thing{}, false
}
