package script

import (
	"fmt"
	"strings"
	"unicode"
)

// Steers reports whether a letter does something to the text around it where it
// is shown: a control character may steer a terminal or break a line, others turn
// the direction of reading, and some can't be seen and make two words of one look
// alike. Line breaks and tabs are among them; see [Steering].
func Steers(r rune) bool { return doing(r) != "" }

// doing is what a letter does to a text; "" for nothing.
func doing(r rune) string {
	switch {
	case unicode.IsControl(r), r == '\u2028', r == '\u2029':
		return "steers the screen that it is shown on"
	case unicode.Is(unicode.Bidi_Control, r):
		return "turns the direction of reading"
	case r == '\u200b', r == '\u2060', r == '\ufeff', r == '\u180e', r >= 0xE0000 && r <= 0xE007F:
		return "can't be seen"
	}
	return ""
}

// Steering finds the first letter of an author's text that [Steers], except for
// tabs, line breaks and a file's mark at its beginning: where it is, in bytes, and
// a sentence about it. The offset is -1 where there is none.
func Steering(text string) (at int, sentence string) {
	for i, r := range text {
		switch {
		case r == '\n', r == '\t', r == '\r' && strings.HasPrefix(text[i+1:], "\n"), r == '\ufeff' && i == 0:
		case Steers(r):
			return i, fmt.Sprintf("there is a letter here, U+%04X, that %s; take it out", r, doing(r))
		}
	}
	return -1, ""
}

// OneLine is a text on one line, without the letters that [Steers] knows: what
// packs and people say can then be printed or logged among lines of our own.
func OneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if Steers(r) {
			return -1
		}
		return r
	}, strings.Join(strings.Fields(text), " "))
}
