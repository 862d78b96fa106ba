package author

import (
	"strings"
	"unicode"

	"github.com/aymanbagabas/go-udiff"
)

// markWords says of lines that took the place of others, one by one, in which words they differ.
// Lines that have little in common are left as they are.
func markWords(list []Line) {
	for at := 0; at < len(list); {
		gone := at
		for at < len(list) && list[at].Is == 0 {
			at++
		}
		come := at
		for at < len(list) && list[at].Was == 0 {
			at++
		}
		for i := range min(come-gone, at-come) {
			was, is := &list[gone+i], &list[come+i]
			was.Changed, is.Changed = changedWords(was.Text, is.Text)
		}
		if at == gone {
			at++
		}
	}
}

// changedWords returns which bytes of two lines differ, in whole words, or nothing if most do.
func changedWords(was, is string) (inWas, inIs [][2]int) {
	before, after := words(was), words(is)
	i, j, same := 0, 0, 0 // words, and bytes of those that stay
	keep := func(to int) {
		for ; i < to; i, j = i+1, j+1 {
			same += len(strings.TrimSpace(before[i]))
		}
	}
	text := perLine(before)
	for _, e := range udiff.Lines(text, perLine(after)) {
		keep(strings.Count(text[:e.Start], "\n"))
		gone, come := strings.Count(text[e.Start:e.End], "\n"), strings.Count(e.New, "\n")
		inWas, inIs = span(inWas, before, i, i+gone), span(inIs, after, j, j+come)
		i, j = i+gone, j+come
	}
	keep(len(before))
	if 2*same < max(len(strings.TrimSpace(was)), len(strings.TrimSpace(is))) {
		return nil, nil
	}
	return inWas, inIs
}

// span adds the bytes of some words, from one up to and without another, to a list.
func span(list [][2]int, of []string, from, to int) [][2]int {
	if from == to {
		return list
	}
	at := len(strings.Join(of[:from], ""))
	return append(list, [2]int{at, at + len(strings.Join(of[from:to], ""))})
}

// perLine puts each word on a line of its own.
func perLine(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w + "\n")
	}
	return b.String()
}

// words takes a line apart into words, spaces, and each other sign.
func words(line string) (list []string) {
	kind := func(r rune) int {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '_', r == '’':
			return 1
		case unicode.IsSpace(r):
			return 2
		}
		return 3
	}
	last := 3
	for _, r := range line {
		if k := kind(r); k == 3 || k != last {
			list, last = append(list, ""), k
		}
		list[len(list)-1] += string(r)
	}
	return list
}
