// Package readable measures a text: its words, and the age from which it is read easily. The
// most words that each sort of text should have stand here as well, so that whoever writes is
// told while writing what a check of the pack says afterwards. It words no sentence.
package readable

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// The most words of a text, by its sort (DESIGN.md, “The first ten minutes”).
const (
	MessageWords    = 80
	ReferralWords   = 150 // of a letter, too
	SummaryWords    = 120
	VisitWords      = 250
	ChronologyLines = 12 // of a chronology, whose lines are counted and not its words
)

// Placeholder finds a word in braces, which is replaced by what the text's case gives for it.
var Placeholder = regexp.MustCompile(`\{([A-Za-z_][A-Za-z0-9_]*)\}`)

// Names returns the words in braces in a text, each once, in the order in which they come.
func Names(text string) (names []string) {
	for _, m := range Placeholder.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(names, m[1]) {
			names = append(names, m[1])
		}
	}
	return names
}

// Words returns the number of words in a text.
func Words(text string) int { return len(strings.Fields(text)) }

// Lines returns the number of lines in a text that aren't empty.
func Lines(text string) (n int) {
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			n++
		}
	}
	return n
}

// Measure is what the reading age of a text is computed from.
type Measure struct{ Words, Sentences, Syllables int }

var markup = regexp.MustCompile(`(?m)^[#>*-]+ |\*\*|[_*]|\[|\]\([^)]*\)`)

// Measured returns the measure of a text, which may have Markdown's signs and words in braces.
func Measured(text string) (m Measure) {
	text = Placeholder.ReplaceAllString(text, "Sam")
	if strings.ContainsAny(text, "#>*_[") || strings.Contains("\n"+text, "\n-") {
		text = markup.ReplaceAllString(text, " ")
	}
	m.Words, m.Sentences, m.Syllables = counts(text)
	return m
}

// Age returns Flesch and Kincaid's grade level (J. P. Kincaid, R. P. Fishburne, R. L. Rogers and
// B. S. Chissom, Derivation of New Readability Formulas for Navy Enlisted Personnel, 1975:
// 0.39 × words per sentence + 11.8 × syllables per word − 15.59) plus five, the years before an
// American child's first grade, and at least 5. The remaining half year is left to rounding. It
// was made for passages of a hundred words, and is 0 for a text without a sentence. It can't
// know whether the words are known, nor whether what is said is clear.
func (m Measure) Age() float64 {
	if m.Sentences == 0 {
		return 0
	}
	grade := 0.39*float64(m.Words)/float64(m.Sentences) + 11.8*float64(m.Syllables)/float64(m.Words) - 15.59
	return math.Max(5, grade+5)
}
