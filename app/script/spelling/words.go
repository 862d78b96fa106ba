package spelling

import (
	"strings"
	"unicode"
)

// Likely returns the known text that was probably meant: the nearest by spelling or, if none
// is near, the one that shares the most of its words. "phone call" shares one with "call",
// "record" begins "recording", and "CIN review" holds the initials of "Child in need
// review". It returns "" if no word is shared. What it returns may be a guess, so it isn't
// for mending a file without asking.
func Likely(text string, known []string) string {
	if near := Nearest(text, known); near != "" {
		return near
	}
	ours := wordsOf(text)
	best, most := "", 0.0
	for _, k := range known {
		if score := alike(ours, wordsOf(k)); score > most || score == most && best != "" && k < best {
			best, most = k, score
		}
	}
	return best
}

// maxLetters bounds the texts whose words are compared.
const maxLetters = 120

// small are words that any text may have.
var small = map[string]bool{"the": true, "a": true, "an": true, "of": true, "for": true, "to": true, "in": true, "and": true, "or": true, "on": true, "at": true, "is": true, "with": true}

// wordsOf returns the words of a text in small letters.
func wordsOf(text string) []string {
	if len(text) > maxLetters {
		return nil
	}
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// alike returns which share of two texts' letters stands in words that both have, 0 to 1.
func alike(ours, theirs []string) float64 {
	shared, all := 0, 0
	used := make([]bool, len(theirs))
	for _, word := range ours {
		if small[word] {
			continue
		}
		all += len(word)
		for i, other := range theirs {
			if !used[i] && begins(word, other) {
				used[i] = true
				shared += len(word) + len(other)
				break
			}
		}
		if n := len(word); n > 1 && n < 6 {
			for i := 0; i+n <= len(theirs); i++ {
				if initials(theirs[i:i+n]) == word {
					shared += len(word)
					for j := i; j < i+n; j++ {
						if !used[j] && !small[theirs[j]] {
							used[j] = true
							shared += len(theirs[j])
						}
					}
					break
				}
			}
		}
	}
	for _, word := range theirs {
		if !small[word] {
			all += len(word)
		}
	}
	if all == 0 {
		return 0
	}
	return float64(shared) / float64(all)
}

// begins reports whether two words are the same, or one begins with the other.
func begins(a, b string) bool {
	if small[b] {
		return false
	}
	if a == b {
		return true
	}
	return min(len(a), len(b)) > 2 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) ||
		len(a) > 4 && Nearest(a, []string{b}) != ""
}

func initials(words []string) string {
	var b strings.Builder
	for _, word := range words {
		b.WriteByte(word[0])
	}
	return b.String()
}
