// Package phrase finds phrases in texts: what begins where a word does. It is many times
// faster than a regular expression alone, which looks at every letter; this looks at the
// words that begin as one of the phrases does, and at nothing else.
package phrase

import (
	"regexp"
	"sync"
)

// Text is a text in which many patterns are looked for.
type Text struct {
	Whole string
	words []int32 // where each word begins
}

// Of returns the text for patterns to look in. A word is one as for \b in a regular
// expression: of letters of the English alphabet, digits and underscores.
func Of(text string) Text {
	t := Text{Whole: text}
	inside := false
	for i := range len(text) {
		is := inWord(text[i])
		if is && !inside {
			t.words = append(t.words, int32(i))
		}
		inside = is
	}
	return t
}

func inWord(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_'
}

// Pattern is a regular expression for phrases.
type Pattern struct {
	expression string
	once       sync.Once // for the following, since most commands look for no phrases
	begins     beginnings
	here       *regexp.Regexp
}

// New returns the pattern for a regular expression. Everything that it matches must begin
// where a word begins, and have at most 40 words.
func New(expression string) *Pattern { return &Pattern{expression: expression} }

const longest = 40

// In returns the phrases in a text in order, at most as many as most says, each as the
// submatches of package regexp are given: the bytes at which it begins and ends, and those of
// its groups.
func (p *Pattern) In(t Text, most int) (found [][]int) {
	p.once.Do(func() {
		p.begins = beginningsOf(p.expression)
		p.here = regexp.MustCompile(`^(?:` + p.expression + `)`)
	})
	past := 0
	for i, at := range t.words {
		from := int(at)
		if from < past || !p.begins.has(t.Whole[from:]) {
			continue
		}
		to := len(t.Whole)
		if i+longest < len(t.words) {
			to = int(t.words[i+longest])
		}
		m := p.here.FindStringSubmatchIndex(t.Whole[from:to])
		if m == nil {
			continue
		}
		for i := range m {
			if m[i] >= 0 {
				m[i] += from
			}
		}
		past = m[1]
		if found = append(found, m); len(found) == most {
			break
		}
	}
	return found
}
