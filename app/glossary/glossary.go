// Package glossary reads what the terms of a field of social work mean, and finds them
// in texts. The terms are written in plain text, by the library for a jurisdiction or by
// the author of a pack.
package glossary

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Entry explains a term.
type Entry struct {
	Name   string
	Also   []string // other ways of writing it, and what an abbreviation stands for
	Means  string
	Source string // where it is set or said; "" for a word of everyday language
	Read   string // what was read to check it; "" if nobody has checked it
}

// Glossary is a list of entries, by name.
type Glossary []Entry

// Parse reads a glossary. Each of its paragraphs is an entry: the term with other ways of
// writing it after slashes, what it means, and lines that begin with "Source:" or
// "Read:". If a paragraph isn't an entry, it returns false.
func Parse(text string) (g Glossary, ok bool) {
	for paragraph := range strings.SplitSeq(strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")), "\n\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph == "" {
			continue
		}
		e := entryOf(paragraph)
		if e.Name == "" || e.Means == "" {
			return nil, false
		}
		g = append(g, e)
	}
	return g, true
}

// entryOf reads a paragraph. If it isn't an entry, Name or Means of the result is "".
func entryOf(paragraph string) (e Entry) {
	names, rest, _ := strings.Cut(paragraph, "\n")
	for i, name := range strings.Split(names, " / ") {
		if name = strings.TrimSpace(name); i == 0 {
			e.Name = name
		} else if name != "" {
			e.Also = append(e.Also, name)
		}
	}
	var means []string
	for line := range strings.SplitSeq(rest, "\n") {
		if source, ok := strings.CutPrefix(line, "Source:"); ok {
			e.Source = strings.TrimSpace(source)
		} else if read, ok := strings.CutPrefix(line, "Read:"); ok {
			e.Read = strings.TrimSpace(read)
		} else if line = strings.TrimSpace(line); line != "" {
			means = append(means, line)
		}
	}
	e.Means = strings.Join(means, " ")
	return e
}

// Of reads the parts of a glossary that a scenario declares. What isn't an entry is left
// out; whoever declares it has been told.
func Of(parts []string) Glossary {
	var g Glossary
	for _, part := range parts {
		read, _ := Parse(part)
		g = append(g, read...)
	}
	slices.SortStableFunc(g, func(a, b Entry) int {
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return g
}

// In returns the entries whose terms stand in a text, in the order of the glossary. Terms
// are found as whole words, also in the plural. Capital letters must agree where a term has
// them after its first letter: "MASH" isn't in "to mash".
func (g Glossary) In(text string) Glossary {
	lower := strings.ToLower(text)
	var found Glossary
	for _, e := range g {
		if slices.ContainsFunc(e.names(), func(name string) bool {
			if isAbbreviation(name) {
				return stands(text, name)
			}
			return stands(lower, strings.ToLower(name))
		}) {
			found = append(found, e)
		}
	}
	return found
}

// Names returns the terms, without other ways of writing them.
func (g Glossary) Names() []string {
	names := make([]string, len(g))
	for i, e := range g {
		names[i] = e.Name
	}
	return names
}

// names returns all ways of writing the term.
func (e Entry) names() []string { return append([]string{e.Name}, e.Also...) }

// isAbbreviation reports whether a name has capital letters after its first letter.
func isAbbreviation(name string) bool {
	return name != "" && strings.IndexFunc(name[1:], unicode.IsUpper) >= 0
}

// stands reports whether a name stands in a text as whole words, or with a plural's "s".
func stands(text, name string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		begin, end := at+i, at+i+len(name)
		if strings.HasPrefix(text[end:], "s") {
			end++
		}
		before, _ := utf8.DecodeLastRuneInString(text[:begin])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !isLetter(before) && !isLetter(after) {
			return true
		}
		at = begin + len(name)
	}
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
