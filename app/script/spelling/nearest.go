// Package spelling finds the word that was probably meant. It depends on nothing,
// and its cost is bounded, so it may be used on what a hostile script gives it.
package spelling

import (
	"maps"
	"slices"
	"strings"
)

// Nearest returns the known word with the fewest edits, or "" if none is close. Of
// equally close words it returns the first in alphabetical order. A word's opposite is never
// what was meant: “disagreed” for “agreed”.
func Nearest(word string, known []string) string {
	best, least := "", min(3, (len(word)+1)/3)+1
	if len(word) > 40 {
		return ""
	}
	for _, k := range known {
		if opposite(word, k) {
			continue
		}
		if d := edits(word, k, least); d < least || d == least && best != "" && k < best {
			best, least = k, d
		}
	}
	return best
}

// opposite reports whether one of two words is the other with a syllable that denies it.
func opposite(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	rest, is := strings.CutSuffix(a, b)
	return is && len(b) > 3 && slices.Contains([]string{"dis", "un", "in", "im", "non", "non-", "not-", "not "}, rest)
}

// edits returns the number of insertions, deletions, replacements and swaps of
// neighbours between a and b. It gives up once the number must exceed limit.
func edits(a, b string, limit int) int {
	if len(b) > 60 || len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, above, row := rows[(i+2)%3], rows[i%3], rows[(i+1)%3]
		if i > 1 && slices.Min(above) > limit && slices.Min(before) > limit {
			return limit + 1 // later rows can only be as far or further
		}
		row[0] = i
		for j := 1; j <= len(b); j++ {
			same := 1
			if a[i-1] == b[j-1] {
				same = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+same)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return rows[(len(a)+1)%3][len(b)]
}

// Alike returns at most three of the known names that begin as this one does and are about as long,
// in alphabetical order: what somebody may have been called before, or is mixed up with.
func Alike(name string, known map[string]bool) (list []string) {
	for _, one := range slices.Sorted(maps.Keys(known)) {
		if one != "" && name != "" && one[0] == name[0] && max(len(one), len(name))-min(len(one), len(name)) <= 2 && len(list) < 3 {
			list = append(list, one)
		}
	}
	return list
}
