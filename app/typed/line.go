// Package typed tidies what people type into boxes of one line: names, years, titles.
// It may not know what they are for.
package typed

import (
	"strings"
	"unicode"
)

// Line returns what was typed as one line, with single spaces. It drops what can't be
// seen, and what turns the direction of reading: with these, two names could look alike,
// or a name could rearrange the sentence that it stands in.
func Line(typed string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if isUnseen(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(typed, ""))), " ")
}

func isUnseen(r rune) bool {
	const blankBraille = '\u2800'
	return !unicode.IsPrint(r) && !unicode.IsSpace(r) || r == blankBraille ||
		unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}
