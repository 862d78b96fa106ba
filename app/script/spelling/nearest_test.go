package spelling

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	known := []string{"storyline", "wait", "wait_for", "wait_until", strings.Repeat("x", 100)}
	for word, want := range map[string]string{
		"storylin":              "storyline", // one left out
		"storylline":            "storyline", // one too many
		"wiat":                  "wait",      // neighbours swapped
		"wait_untel":            "wait_until",
		"wait_fir":              "wait_for",
		"wa":                    "",
		"":                      "",
		"message":               "",
		strings.Repeat("x", 99): "", // too long to be looked for
	} {
		if near := Nearest(word, known); near != want {
			t.Errorf("%q: found %q, not %q", word, near, want)
		}
	}
	for _, word := range []string{"disagreed", "not agreed", "non-agreed"} {
		if near := Nearest(word, []string{"agreed", "differed"}); near != "" {
			t.Errorf("%q is taken for its opposite, %q", word, near)
		}
	}
	if near := Nearest("task", []string{"tasl", "tasj"}); near != "tasj" {
		t.Errorf("of two words that are equally close it found %q", near)
	}
}

func TestLikely(t *testing.T) {
	kinds := []string{"visit", "call", "write up", "meeting", "core group", "conference", "review", "family time"}
	titles := []string{"Child in need review", "Child in need visit", "Conference report", "plan for the afternoons", "recording", "review", "police-notice"}
	for text, want := range map[string]string{
		"phone call":  "call",
		"plan review": "review",
		"Family-time": "family time",
		"home visits": "visit",
		"cor group":   "core group",
		"the":         "",
		"letter":      "",
		"":            "",
	} {
		if near := Likely(text, kinds); near != want {
			t.Errorf("%q: found %q, not %q", text, near, want)
		}
	}
	for text, want := range map[string]string{
		"CIN review":          "Child in need review",
		"CIN visit":           "Child in need visit",
		"record":              "recording",
		"plan for afternoons": "plan for the afternoons",
		"police":              "police-notice",
		"report":              "Conference report",
		"dinner":              "",
	} {
		if near := Likely(text, titles); near != want {
			t.Errorf("%q: found %q, not %q", text, near, want)
		}
	}
	if near := Likely(strings.Repeat("review ", 100), titles); near != "" {
		t.Errorf("found %q for a text that is too long", near)
	}
}
