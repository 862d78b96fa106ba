package check

import (
	"strings"
	"testing"

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
			found = found || f.Severity == Error && strings.Contains(strings.ToLower(f.Sentence), own)
		}
		if !found {
			t.Errorf("a storyline that fails with %q isn't told; found %v", own, list)
		}
	}
}
