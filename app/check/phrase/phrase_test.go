package phrase

import (
	"io/fs"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"caseload/scenarios"
)

// expressions begin in all ways in which a phrase can.
var expressions = []string{
	`\b(?:Monday|Tuesday),? (?:the )?(\d{1,2})(?:st|nd|rd|th)?\b`,
	`(?i)\b(?:the (?:home|school|team)|go|a \w+|her|so that|you(?:'re|’re)|non-?\w+)\b`,
	`\b(?:[Ss]chool|[Cc]ouncil)\b|(?i)\b(?:mum|dad)s?\b`,
	`\b\p{Lu}[\p{L}’'-]+ \p{Lu}\p{Ll}+\b`,
	`(?i)\b(?:k|s|is)\b`,
	`\b\d+(?:st|nd)?\b`,
	`\b\d{1,2}:\d{2}\b|\b\d{2} (?:minutes|days)\b|\b(?:\w{2,} ){2}(?:team|home)\b`,
	`\b(?:[A-Z][a-z]+ ){1,2}and\b|\b[A-Z]{2}\b`,
	`(?i)\bthe (?:social work|family cent|family|social)\w*|\bcouldn?[’']?t?\b`,
	`(?i)\bfee(?:l|ls)\b[^.?!]{0,60}\b(?:it|that)\b`,
}

// TestPhrasesAreThoseOfTheExpression compares what is found in texts that ship with what
// package regexp finds.
func TestPhrasesAreThoseOfTheExpression(t *testing.T) {
	found := map[string]int{}
	err := fs.WalkDir(scenarios.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".md") {
			return err
		}
		text, err := fs.ReadFile(scenarios.FS, name)
		for _, expression := range expressions {
			want := regexp.MustCompile(expression).FindAllStringSubmatchIndex(string(text), -1)
			if got := New(expression).In(Of(string(text)), -1); !reflect.DeepEqual(got, want) {
				t.Errorf("%s in %s: found %v, want %v", expression, name, got, want)
			}
			found[expression] += len(want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, expression := range expressions {
		if found[expression] == 0 {
			t.Errorf("%s is nowhere, so nothing was compared", expression)
		}
	}
}

// TestPhrasesAreBounded checks that no more are returned than are wanted, and that a phrase
// may be at a text's end.
func TestPhrasesAreBounded(t *testing.T) {
	text := Of("go, go and go")
	if got := New(`\bgo\b`).In(text, 2); len(got) != 2 {
		t.Errorf("found %v", got)
	}
	if got := New(`\band go\b`).In(text, -1); len(got) != 1 || got[0][1] != len(text.Whole) {
		t.Errorf("found %v", got)
	}
}
