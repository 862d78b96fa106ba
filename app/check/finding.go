package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"caseload/app/script"
)

// Severity says what a finding means for the author.
type Severity string

// An error keeps the pack from being played as it was meant. A warning is
// something that a practitioner would look at again. A note is good to know.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Finding is one thing about a pack, at its place.
type Finding struct {
	File     string   `json:"file"`   // in the pack; "" for the pack as a whole
	Line     int      `json:"line"`   // from 1; 0 when it is about the whole file
	Column   int      `json:"column"` // in letters from 1; 0 when unknown
	Severity Severity `json:"severity"`
	Rule     string   `json:"rule"`
	Sentence string   `json:"sentence"` // what is wrong
	Instead  string   `json:"instead"`  // what to write or do instead
	Fix      *Fix     `json:"fix,omitempty"`
}

// Fix is a change that is safe to make.
type Fix struct {
	Says  string `json:"says"` // what it does, as a list of changes has it: "ended the last line"
	Edits []Edit `json:"edits"`
}

// Edit makes the bytes From to To of the file Text.
type Edit struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Text string `json:"text"`
}

// fix is a fix of one edit.
func fix(says string, from, to int, text string) *Fix {
	return &Fix{Says: says, Edits: []Edit{{from, to, text}}}
}

// String is "file:line:column: severity: sentence", without the parts that are
// unknown.
func (f Finding) String() string {
	where := f.File
	if f.Line > 0 {
		where += fmt.Sprintf(":%d", f.Line)
		if f.Column > 0 {
			where += fmt.Sprintf(":%d", f.Column)
		}
	}
	text := strings.TrimSpace(f.Sentence + " " + f.Instead)
	return fmt.Sprintf("%s: %s: %s [%s]", where, f.Severity, text, f.Rule)
}

// order sorts findings by place; what is at one place stays in the order of the
// rules. What is there twice is said once.
func order(list []Finding) []Finding {
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	return slices.CompactFunc(list, func(a, b Finding) bool {
		return a.File == b.File && a.Line == b.Line && a.Rule == b.Rule && a.Sentence == b.Sentence
	})
}

// Count is how many findings have a severity.
func Count(list []Finding, s Severity) (n int) {
	for _, f := range list {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// plain takes out of a text whatever could steer a terminal or turn the order of
// its letters: a pack's words stand in sentences.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r == utf8.RuneError, script.Steers(r):
			return '?'
		}
		return r
	}, text)
}

// sentence begins with a capital letter and ends with a stop.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	if c := text[0]; c >= 'a' && c <= 'z' {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, "!") {
		text += "."
	}
	return text
}

// shorten cuts text to at most n letters.
func shorten(text string, n int) string {
	if runes := []rune(text); len(runes) > n {
		return string(runes[:n-1]) + "…"
	}
	return text
}

// listed is a list in running text: "a, b and c".
func listed(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + " and " + items[len(items)-1]
}
