package remark

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"caseload/app/script"
	"caseload/app/sim"
)

// Whatever a pack contains, a remark is a sentence on one line that can't steer a
// terminal, and no longer than a screen.
func TestARemarkIsFitToPrint(t *testing.T) {
	hostile := "x\n\x1b[31m\u202e" + strings.Repeat("long ", 1000)
	for _, r := range []Remark{
		Authored(&script.Error{Message: sim.Sentence(hostile)}), StorylineFails(hostile, &script.Error{Message: "nobody goes"}),
		UnknownField(hostile, hostile, hostile, []string{hostile}), NoText(hostile, hostile), SlugUnfit(hostile), NoScenario([]string{hostile}),
		FailsInPlay(sim.Fault{Storyline: hostile, Message: sim.Sentence(hostile)}, []string{hostile}),
		PlayUnreadable(errors.New(hostile)), NamesMatter("careful", 1, &Parting{Where: hostile, Here: hostile}),
	} {
		for _, s := range []string{string(r.Sentence), string(r.Instead)} {
			if strings.ContainsFunc(s, func(c rune) bool { return unicode.IsControl(c) || c == '\u202e' }) || utf8.RuneCountInString(s) > 901 {
				t.Errorf("%s: %d characters, %.80q", r.Code, utf8.RuneCountInString(s), s)
			}
			if s != "" && !strings.ContainsAny(s[len(s)-1:], ".?!") && !strings.HasSuffix(s, "…") {
				t.Errorf("%s has no end: %q", r.Code, s)
			}
		}
	}
}

// Remarks about different values are told apart, however they are worded.
func TestARemarkIsKnownByItsValues(t *testing.T) {
	if NoText("text/a.md", "").About != NoText("text/a.md", "text/b.md").About {
		t.Error("the same text is missing")
	}
	if NoText("text/a.md", "").About == NoText("text/b.md", "").About || NoText("x", "").About == NoCaseWord("x", "", nil).About {
		t.Error("something else is missing")
	}
	one := Authored(&script.Error{Code: script.CodeWrongField, Name: "due", Message: "worded in one way"})
	if other := Authored(&script.Error{Code: script.CodeWrongField, Name: "due", Message: "worded in another"}); one.About != other.About {
		t.Errorf("%v, %v", one, other)
	}
}
