package main

import (
	"io"
	"strings"
	"unicode"
)

// printable leaves out of lines what steers a terminal or turns the direction of
// reading: a pack's words stand in what is printed of it.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return -1
		}
		return r
	}, text)
}

// printing writes what is [printable]; each write has whole letters.
type printing struct{ io.Writer }

func (p printing) Write(data []byte) (int, error) {
	if _, err := io.WriteString(p.Writer, printable(string(data))); err != nil {
		return 0, err
	}
	return len(data), nil
}
