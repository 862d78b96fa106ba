package script

import (
	"strings"
	"unicode"

	"caseload/app/script/say"
	"caseload/app/sim"
)

// Steers reports whether a character affects the text around it when it is
// displayed. Control characters may control a terminal or break a line, others
// change the reading direction, and invisible ones can make two different words
// look alike. Line breaks and tabs count as well; see [Steering].
func Steers(r rune) bool { return doing(r) != "" }

// doing says what a character does to the text around it, or returns "" if nothing.
func doing(r rune) string {
	switch {
	case r >= ' ' && r <= '~': // nearly every letter of nearly every text
		return ""
	case unicode.IsControl(r), r == '\u2028', r == '\u2029':
		return "controls the screen that it is shown on"
	case unicode.Is(unicode.Bidi_Control, r):
		return "changes the direction of reading"
	case r == '\u200b', r == '\u2060', r == '\ufeff', r == '\u180e', r >= 0xE0000 && r <= 0xE007F:
		return "can't be seen"
	}
	return ""
}

// Steering finds the first character in an author's text that [Steers], except for
// tabs, line breaks and a byte order mark at the beginning. It returns the offset
// in bytes and a sentence about it; the offset is -1 if there is none.
func Steering(text string) (at int, sentence sim.Sentence) {
	for i, r := range text {
		switch {
		case r == '\n', r == '\t', r == '\r' && strings.HasPrefix(text[i+1:], "\n"), r == '\ufeff' && i == 0:
		case Steers(r):
			return i, say.Steers(r, doing(r))
		}
	}
	return -1, ""
}

// isPlain reports whether a text holds nothing but printable ASCII, tabs and line
// breaks, and isn't only space, as nearly every text does.
func isPlain(text string) bool {
	shown := false
	for i := range len(text) {
		switch c := text[i]; {
		case c > ' ' && c <= '~':
			shown = true
		case c != ' ' && c != '\n' && c != '\t':
			return false
		}
	}
	return shown
}

// OneLine returns a text on one line, without the characters that [Steers] reports.
// What packs and people write can then be printed or logged among lines of our own.
func OneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if Steers(r) {
			return -1
		}
		return r
	}, strings.Join(strings.Fields(text), " "))
}
