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
	if near := Nearest("task", []string{"tasl", "tasj"}); near != "tasj" {
		t.Errorf("of two words that are equally close it found %q", near)
	}
}
