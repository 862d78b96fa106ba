// Package sentence holds the type of text that is addressed to people. It depends
// on nothing, so that every package may say something.
package sentence

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Sentence is text addressed to people. Pages and paper print it. Nothing may
// compare, search or parse it, because its wording may be improved at any time;
// what a program needs to know is given beside it as a state, a code or a
// number. A test of the whole module enforces this.
type Sentence string

// Say formats a sentence as [fmt.Sprintf] does.
func Say(format string, args ...any) Sentence {
	if said, ok := plain(format, args); ok {
		return said
	}
	return Sentence(fmt.Sprintf(format, args...))
}

// plain formats a sentence that has nothing but texts and whole numbers put into it,
// as nearly every one does, several times faster than fmt does. It returns false if
// the sentence has anything else.
func plain(format string, args []any) (said Sentence, ok bool) {
	long := len(format)
	for _, a := range args {
		if text, is := a.(string); is {
			long += len(text)
		}
	}
	var b strings.Builder
	b.Grow(long)
	for _, a := range args {
		i := strings.IndexByte(format, '%')
		if i < 0 || i+1 == len(format) {
			return "", false
		}
		b.WriteString(format[:i])
		switch a := a.(type) {
		case string:
			ok = format[i+1] == 's'
			b.WriteString(a)
		case int:
			ok = format[i+1] == 'd'
			b.WriteString(strconv.Itoa(a))
		default:
			ok = false
		}
		if !ok {
			return "", false
		}
		format = format[i+2:]
	}
	if strings.IndexByte(format, '%') >= 0 {
		return "", false
	}
	b.WriteString(format)
	return Sentence(b.String()), true
}

// inner turns quotation marks into those of a quotation within another.
var inner = strings.NewReplacer("“", "‘", "”", "’")

// whole matches text that is one quotation from beginning to end.
var whole = regexp.MustCompile(`^“([^“”]*)”$`)

// Quote sets an author's words in quotation marks: “Late again”. Marks within them
// become single ones. Words that are one quotation already keep their marks, so that
// what somebody says isn't quoted twice.
func Quote(words string) string {
	if !strings.ContainsAny(words, "“”") {
		return "“" + words + "”"
	}
	return "“" + inner.Replace(whole.ReplaceAllString(words, "$1")) + "”"
}

// QuoteLast quotes the words with which a sentence ends, with the full stop that it needs:
// “Come in?” needs none, and “Thursday” has it after the quotation.
func QuoteLast(words string) string {
	quoted := Quote(words)
	if ended.MatchString(quoted) {
		return quoted
	}
	return quoted + "."
}

// ended matches a quotation that ends a sentence itself.
var ended = regexp.MustCompile(`[.?!…]’?”$`)

// Given quotes what was given to the program, for an error message, cut after 60
// characters so that it doesn't swamp the sentence.
func Given(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return fmt.Sprintf("%q", text)
}
