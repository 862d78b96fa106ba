package check

import (
	"fmt"
	"strings"
	"testing"

	"caseload/app/check/remark"
	"caseload/app/script"
	"caseload/app/sim"
)

// What telling finds again is left out, recognised by its code and field, however
// either finding is worded; another field on the same line is still reported.
func TestWhatIsSaidIsKnownByItsCode(t *testing.T) {
	p := &pack{wrote: map[wrote]bool{
		{"home.lua", 3, script.CodeWrongField, "minutes"}: true,
		{"home.lua", 3, script.CodeMissingField, ""}:      true,
	}}
	at := Finding{File: "home.lua", Line: 3}
	for _, one := range []struct {
		e    *script.Error
		said bool
	}{
		{&script.Error{Message: "worded in quite another way", Code: script.CodeWrongField, Name: "minutes"}, true},
		{&script.Error{Message: "`task`'s `minutes` has to be a number", Code: script.CodeWrongField, Name: "due"}, false},
		{&script.Error{Message: "this thing lacks something", Code: sim.FaultLacking}, true},
		{&script.Error{Message: "A task needs a title and the minutes it takes"}, false},
	} {
		if got := p.saidOf(at, one.e); got != one.said {
			t.Errorf("%q, %s %s: said is %v", one.e.Message, one.e.Code, one.e.Name, got)
		}
	}
}

// An author's own error that is worded like one of ours is reported like any
// other.
func TestAnAuthorsErrorIsNoneOfOurs(t *testing.T) {
	for _, own := range []string{"there is no module for this", "it names the file twice"} {
		files := base(t)
		files["scenario.lua"] += "\nstoryline(\"Own\", function() error(\"" + own + "\") end)\n"
		list := findings(t, files)
		found := false
		for _, f := range list {
			found = found || f.Severity == Error && strings.Contains(strings.ToLower(string(f.Sentence)), own)
		}
		if !found {
			t.Errorf("a storyline that fails with %q isn't told; found %v", own, list)
		}
	}
}

// Findings at one place are the same if their codes and the values that they mention
// are, however they are worded.
func TestWhatIsSaidTwiceIsKnownByItsCode(t *testing.T) {
	say := func(words sim.Sentence, values ...any) Finding {
		return Finding{File: "home.lua", Line: 3, Rule: "turns"}.says(remark.Remark{About: remark.About{Code: "turns", Values: fmt.Sprint(values...)}, Sentence: words})
	}
	list := order([]Finding{say("Too many.", 81), say("There are too many.", 81), say("There are too many.", 82), say("There are too many.", 82, "of all")})
	if len(list) != 3 || list[0].values != say("", 81).values {
		t.Errorf("found %v", list)
	}
}
