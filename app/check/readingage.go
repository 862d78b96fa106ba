package check

import (
	"math"
	"regexp"
	"strings"

	"caseload/app/check/remark"
)

var readingAgeRules = []Rule{
	{"reading-age", Warning, "A text can be read by somebody tired: a reading age of 15 at most, by the Flesch–Kincaid formula.", readingAges},
}

// readingAgeLimit is the highest accepted reading age. Flesch's tables call a
// text “plain English” if 13- to 15-year-olds can read it, which is easy for most
// adults. Students have studied, but they read against the story's clock, perhaps
// in a second language, and much of the text is speech. Letters from courts and
// the like are harder in real life, too; silence the rule there and say so.
const readingAgeLimit = 15

// leastWords is the minimum number of words for which the formula is meaningful;
// it was made for passages of a hundred words.
const leastWords = 80

// readingAges measures every text in the pack.
func readingAges(p *pack, say say) {
	for _, name := range p.texts() {
		text := markup.ReplaceAllString(placeholder.ReplaceAllString(p.files[name], "Sam"), " ")
		words, sentences, syllables := counts(text)
		if words < leastWords || sentences == 0 {
			continue
		}
		age := readingAge(words, sentences, syllables)
		if age <= readingAgeLimit {
			continue
		}
		say(Finding{File: name}.says(remark.HardToRead(age, words, sentences, syllables, readingAgeLimit)))
	}
}

var markup = regexp.MustCompile(`(?m)^[#>*-]+ |\*\*|[_*]|\[|\]\([^)]*\)`)

// readingAge returns Flesch and Kincaid's grade level (Kincaid and others, 1975:
// 0.39 × words per sentence + 11.8 × syllables per word − 15.59) plus five, the
// years before an American child's first grade. The remaining half year is left
// to rounding.
func readingAge(words, sentences, syllables int) float64 {
	grade := 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
	return math.Max(5, grade+5)
}

var (
	wordPattern = regexp.MustCompile(`[A-Za-z]+(?:[’'][A-Za-z]+)?`)
	stops       = regexp.MustCompile(`[.!?…:]+["”’)]*(?:\s|$)|\n\s*\n|\n(?:[-*]|\d+\.) `)
)

func counts(text string) (words, sentences, syllables int) {
	for _, part := range stops.Split(text, -1) {
		found := wordPattern.FindAllString(part, -1)
		if len(found) == 0 {
			continue
		}
		sentences++
		words += len(found)
		for _, word := range found {
			syllables += syllablesOf(strings.ToLower(word))
		}
	}
	return words, sentences, syllables
}

// syllablesOf counts groups of vowels, without a silent e at the end. That is
// right for about nine words in ten, with errors in both directions.
func syllablesOf(word string) int {
	word, _, _ = strings.Cut(strings.ReplaceAll(word, "’", "'"), "'")
	n, before := 0, false
	for _, r := range word {
		vowel := strings.ContainsRune("aeiouy", r)
		if vowel && !before {
			n++
		}
		before = vowel
	}
	switch {
	case strings.HasSuffix(word, "le") && len(word) > 2 && !strings.ContainsRune("aeiouy", rune(word[len(word)-3])):
	case strings.HasSuffix(word, "es") && !strings.HasSuffix(word, "ses") && !strings.HasSuffix(word, "ches") && !strings.HasSuffix(word, "xes") && !strings.HasSuffix(word, "ies"), strings.HasSuffix(word, "ed") && !strings.HasSuffix(word, "ted") && !strings.HasSuffix(word, "ded"), strings.HasSuffix(word, "e"):
		n--
	}
	return max(1, n)
}
