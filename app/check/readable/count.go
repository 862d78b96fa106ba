package readable

import "strings"

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
	for n < len(text) && letter(text[n]) {
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

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

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
