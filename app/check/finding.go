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

// An error keeps the pack from being played as intended. A warning is something
// that a practitioner would look at again. A note is good to know.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Finding is one remark about a pack, with its place.
type Finding struct {
	File     string   `json:"file"`   // the file's path in the pack; "" for the pack as a whole
	Line     int      `json:"line"`   // from 1; 0 if it is about the whole file
	Column   int      `json:"column"` // in characters, from 1; 0 if unknown
	Severity Severity `json:"severity"`
	Rule     string   `json:"rule"`
	Sentence string   `json:"sentence"` // what is wrong
	Instead  string   `json:"instead"`  // what to write or do instead; may be ""
	Fix      *Fix     `json:"fix,omitempty"`
}

// Fix is a change that can safely be made automatically.
type Fix struct {
	Says  string `json:"says"` // what it does, worded for a list of changes: "ended the last line"
	Edits []Edit `json:"edits"`
}

// Edit replaces the bytes of the file between From and To with Text.
type Edit struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Text string `json:"text"`
}

// fix returns a fix that consists of a single edit.
func fix(says string, from, to int, text string) *Fix {
	return &Fix{Says: says, Edits: []Edit{{from, to, text}}}
}

// String returns "file:line:column: severity: sentence [rule]", without the parts
// that are unknown.
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

// order sorts findings by place; at one place they stay in the order of the
// rules. Duplicates are removed.
func order(list []Finding) []Finding {
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	return slices.CompactFunc(list, func(a, b Finding) bool {
		return a.File == b.File && a.Line == b.Line && a.Rule == b.Rule && a.Sentence == b.Sentence
	})
}

// Count returns the number of findings that have the given severity.
func Count(list []Finding, s Severity) (n int) {
	for _, f := range list {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// plain removes from a text whatever could control a terminal or change the
// direction of writing, because words from a pack are used in sentences.
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

// sentence makes a text begin with a capital letter and end with a full stop,
// unless it ends in "?" or "!".
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

// shorten cuts text to at most n characters, the last of which is then "…".
func shorten(text string, n int) string {
	if runes := []rune(text); len(runes) > n {
		return string(runes[:n-1]) + "…"
	}
	return text
}

// listed joins items as in running text: "a, b and c".
func listed(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + " and " + items[len(items)-1]
}
