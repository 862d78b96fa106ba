package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/sim"
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
	Code     string   `json:"code"` // which of the rule's remarks this is, however it is worded
	values   string   // what the remark mentions
	library  bool     // the library refused what it was given
	pair     string   // the two places that say different things, if both are reported; see both

	Sentence sim.Sentence `json:"sentence"` // what is wrong
	Instead  sim.Sentence `json:"instead"`  // what to write or do instead; may be ""
	Fix      *Fix         `json:"fix,omitempty"`
}

// foundInPlays are the rules whose errors are met in plays.
var foundInPlays = []string{"storyline-fails", "play-breaks", "identity-moves", "golden-unreadable", "golden-broken", "golden-differs", "golden-fault"}

// Prevents reports whether a finding is an error that keeps the pack from being played. What
// was met in plays doesn't: more plays meet it again, and may meet more.
func (f Finding) Prevents() bool {
	return f.Severity == Error && !slices.Contains(foundInPlays, f.Rule)
}

// Stopped reports whether the check that made these findings had to be stopped.
func Stopped(list []Finding) bool {
	return slices.ContainsFunc(list, func(f Finding) bool { return f.Code == remark.StoppedFor("").Code })
}

// says fills in what is said about a place.
func (f Finding) says(r remark.Remark) Finding {
	f.Code, f.values, f.Sentence, f.Instead = r.Code, r.Values, r.Sentence, r.Instead
	return f
}

// onPack returns a finding about the pack as a whole, or about checking it.
func onPack(s Severity, r remark.Remark) Finding { return Finding{Rule: "pack", Severity: s}.says(r) }

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
	text := string(f.Sentence)
	if f.Instead != "" {
		text += " " + string(f.Instead)
	}
	return fmt.Sprintf("%s: %s: %s [%s]", where, f.Severity, text, f.Rule)
}

// order sorts findings by place; at one place they stay in the order of the
// rules. Duplicates are removed.
func order(list []Finding) []Finding {
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	return slices.CompactFunc(list, func(a, b Finding) bool {
		return a.File == b.File && a.Line == b.Line && a.Rule == b.Rule && a.Code == b.Code && a.values == b.values
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
