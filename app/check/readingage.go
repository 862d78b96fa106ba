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
		text := placeholder.ReplaceAllString(p.files[name], "Sam")
		if strings.ContainsAny(text, "#>*_[") || strings.Contains("\n"+text, "\n-") {
			text = markup.ReplaceAllString(text, " ")
		}
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

func counts(text string) (words, sentences, syllables int) {
	begun := false
	for i := 0; i < len(text); {
		n := letters(text[i:])
		if n == 0 {
			ends := stop(text[i:])
			begun = begun && ends == 0
			i += max(1, ends)
			continue
		}
		if words++; !begun {
			sentences++
			begun = true
		}
		syllables += syllablesOf(strings.ToLower(text[i : i+n]))
		i += n
		rest, is := strings.CutPrefix(text[i:], "'")
		if !is {
			rest, is = strings.CutPrefix(text[i:], "’")
		}
		if is && letters(rest) > 0 { // what follows an apostrophe belongs to the word
			i = len(text) - len(rest) + letters(rest)
		}
	}
	return words, sentences, syllables
}

// letters returns how many letters of the English alphabet a text begins with.
func letters(text string) (n int) {
	for n < len(text) && letter(text[n]) && text[n] != '_' {
		n++
	}
	return n
}

// stop returns the length of what ends a sentence at the beginning of a text: a sign with
// a space behind it, an empty line, or the beginning of an item of a list; or 0.
func stop(text string) int {
	switch text[0] {
	case ' ':
		return 0
	case '\n':
		space := len(text) - len(strings.TrimLeft(text, "\t\n\f\r "))
		if last := strings.LastIndexByte(text[:space], '\n'); last > 0 {
			return last + 1
		}
		item := strings.TrimLeft(text[1:], "0123456789")
		if numbered := len(item) < len(text)-1; numbered && strings.HasPrefix(item, ". ") || !numbered && (strings.HasPrefix(item, "- ") || strings.HasPrefix(item, "* ")) {
			return len(text) - len(item) + 2
		}
		return 0
	}
	rest := strings.TrimLeft(text, ".!?…:")
	if len(rest) == len(text) {
		return 0
	}
	rest = strings.TrimLeft(rest, "\"”’)")
	if rest == "" || strings.IndexByte("\t\n\f\r ", rest[0]) >= 0 {
		return len(text) - len(rest) + min(1, len(rest))
	}
	return 0
}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// syllablesOf counts groups of vowels in a word of small letters, without a silent e at
// the end. That is right for about nine words in ten, with errors in both directions.
func syllablesOf(word string) int {
	n := 0
	for i := range len(word) {
		if vowel(word[i]) && (i == 0 || !vowel(word[i-1])) {
			n++
		}
	}
	switch {
	case strings.HasSuffix(word, "le") && len(word) > 2 && !vowel(word[len(word)-3]):
	case strings.HasSuffix(word, "es") && !strings.HasSuffix(word, "ses") && !strings.HasSuffix(word, "ches") && !strings.HasSuffix(word, "xes") && !strings.HasSuffix(word, "ies"), strings.HasSuffix(word, "ed") && !strings.HasSuffix(word, "ted") && !strings.HasSuffix(word, "ded"), strings.HasSuffix(word, "e"):
		n--
	}
	return max(1, n)
}
