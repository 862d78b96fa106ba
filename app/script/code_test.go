package script

import (
	"strings"
	"testing"

	"caseload/app/sim"
)

// TestAFaultHasItsPlaceAndCode checks that a fault has its code, name and place in
// separate fields, and that an author's own error with the wording of one of ours
// gets no code.
func TestAFaultHasItsPlaceAndCode(t *testing.T) {
	const head = "scenario { title = \"Codes\", role = \"worker\", starts = \"2026-03-02\", days = 1 }\n"
	for does, want := range map[string]struct {
		code sim.FaultCode
		name string
	}{
		"message { title = \"A\", say = \"text/none.md\" }":              {CodeNoFile, "say"},
		"message { title = \"A\", say = \"B\", form = \"C\" }":           {CodeUnknownField, "form"},
		"harm { \"A\", severity = 9 }":                                   {CodeWrongField, "severity"},
		"harm { severity = 2 }":                                          {CodeMissingField, "1"},
		"require \"nothing\"":                                            {CodeNoModule, "nothing"},
		"error \"there is no module\"":                                   {"", ""},
		"local ok, why = pcall(require, \"nothing\") error(\"\" .. why)": {"", ""},
		"local ok, why = pcall(require, \"nothing\") message { title = \"A\", say = \"B\", form = \"C\" }": {CodeUnknownField, "form"},
	} {
		w, err := tell(t, head+"storyline(\"One\", function()\n"+does+"\nend)")
		if err != nil || len(w.Faults) != 1 {
			t.Errorf("%s: %v, %+v", does, err, w)
			continue
		}
		f := w.Faults[0]
		if f.Code != want.code || f.Name != want.name || f.File != "scenario.lua" || f.Line != 3 || f.Storyline != "One" {
			t.Errorf("%s: found %+v", does, f)
		}
		if f.Says == "" || !strings.HasSuffix(string(f.Message), ": "+string(f.Says)) {
			t.Errorf("%s: %q isn't %q without its place", does, f.Says, f.Message)
		}
	}
}

// TestAnAuthorsErrorKeepsItsWords checks that an author's own error isn't taken for
// the library's because it is worded like one, and that a stack that grows in
// segments is known to be full.
func TestAnAuthorsErrorKeepsItsWords(t *testing.T) {
	for _, words := range []string{"stack overflow", "attempt to call a non-function object", "runtime error: mine", "lua callstack overflow"} {
		if got := loadResult(newVM(CurrentEngine()), "error "+`"`+words+`"`); got != "test.lua:1: "+words {
			t.Errorf("%q became %q", words, got)
		}
	}
	if got := loadResult(newVM(CurrentEngine()), "local function f() return 1 + f() end f()"); !strings.HasPrefix(got, "test.lua:1: functions call one another more than") {
		t.Error(got)
	}
}
