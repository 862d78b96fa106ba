// Package sentence holds the type of text that is addressed to people. It depends
// on nothing, so that every package may say something.
package sentence

import (
	"fmt"
	"regexp"
	"strings"
)

// Sentence is text addressed to people. Pages and paper print it. Nothing may
// compare, search or parse it, because its wording may be improved at any time;
// what a program needs to know is given beside it as a state, a code or a
// number. A test of the whole module enforces this.
type Sentence string

// Say formats a sentence as [fmt.Sprintf] does.
func Say(format string, args ...any) Sentence { return Sentence(fmt.Sprintf(format, args...)) }

// inner turns quotation marks into those of a quotation within another.
var inner = strings.NewReplacer("“", "‘", "”", "’")

// whole matches text that is one quotation from beginning to end.
var whole = regexp.MustCompile(`^“([^“”]*)”$`)

// Quote sets an author's words in quotation marks: “Late again”. Marks within them
// become single ones. Words that are one quotation already keep their marks, so that
// what somebody says isn't quoted twice.
func Quote(words string) string {
	return "“" + inner.Replace(whole.ReplaceAllString(words, "$1")) + "”"
}

// Given quotes what was given to the program, for an error message, cut after 60
// characters so that it doesn't swamp the sentence.
func Given(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return fmt.Sprintf("%q", text)
}
