package script

import "testing"

// TestSteering checks that text in any script, emoji and Windows line breaks are
// accepted, and that characters that affect the text around them aren't.
func TestSteering(t *testing.T) {
	for _, text := range []string{"", "plain\n\ttext\r\n", "naïve “quotes” – 日本語 עברית עَرَبي", "👩\u200d👧 नमस्\u200dते", "\ufeffa file's mark"} {
		if at, sentence := Steering(text); at >= 0 {
			t.Errorf("%q: %s", text, sentence)
		}
		if got := OneLine("a " + text); len(text) == 0 && got != "a" {
			t.Errorf("%q", got)
		}
	}
	for _, letter := range []string{"\x00", "\x1b", "\a", "\r", "\x7f", "\u009b", "\u2028", "\u202e", "\u2066", "\u061c", "\u200f", "\u200b", "\ufeff", "\U000e0041"} {
		if at, sentence := Steering("né" + letter + "x"); at != 3 || sentence == "" {
			t.Errorf("%q: at %d: %q", letter, at, sentence)
		}
		if got := OneLine("a" + letter + "b\nc"); got != "ab c" && got != "a b c" {
			t.Errorf("%q becomes %q", letter, got)
		}
	}
}
