// Package say holds every sentence that an author is told about a script, so that
// whoever improves the wording finds it here. It decides nothing, and nothing may
// depend on its words: errors carry codes.
//
// A sentence about a field is made of parts: [Missing] and [Wrong] take what was
// expected, such as [AText], and [Refused] takes what is wrong with the field, such as
// [IsEmpty].
package say

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"caseload/app/script/spelling"
	"caseload/app/sim"
)

// Author returns an author's own words, as given to `error`.
func Author(words string) sim.Sentence { return sim.Sentence(words) }

// Err returns the words of an error: of the world's refusal, or of another file.
func Err(err error) sim.Sentence { return sim.Sentence(err.Error()) }

// Shorten cuts text to at most n bytes, between characters, and replaces invalid
// UTF-8.
func Shorten(text string, n int) string {
	if len(text) > n {
		cut := n - len("…")
		for cut > 0 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut] + "…"
	}
	return strings.ToValidUTF8(text, "?")
}

// Quote returns a text in quotation marks for use in a sentence, shortened.
func Quote(text string) string { return strconv.Quote(Shorten(text, 60)) }

// name returns a name for use in a sentence, shortened.
func name(text string) string { return Shorten(text, 60) }

// Type returns the words for a Lua type in running text.
func Type(typ string) string {
	switch typ {
	case "nil":
		return "nil (nothing)"
	case "string":
		return "a text"
	case "boolean":
		return "true or false"
	case "userdata":
		return "a person, case or task"
	case "number", "table", "function":
		return "a " + typ
	}
	return typ
}

// didYouMean ends a sentence about an unknown word with the nearest known one, if
// there is any.
func didYouMean(word string, known []string) string {
	if near := spelling.Nearest(word, known); near != "" {
		return "; did you mean `" + near + "`?"
	}
	return ""
}

// Placed returns "pack/file:line: sentence", without the parts that are unknown.
func Placed(pack, file string, line int, says sim.Sentence) string {
	where := file
	if pack != "" {
		where = pack + "/" + where
	}
	if line > 0 {
		where += ":" + strconv.Itoa(line)
	}
	if where == "" {
		return string(says)
	}
	return where + ": " + string(says)
}
