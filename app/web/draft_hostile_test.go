package web_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	scriptform "caseload/app/script/form"
)

// tooLong is what a hostile script repeats, where a page shows it at length.
var tooLong = regexp.MustCompile(`z{500}`)

// TestStorylinesOfAHostileScriptAreShort: however long what a function asks and tells, and however
// often it is called, the page grows with the number of its moments alone.
func TestStorylinesOfAHostileScriptAreShort(t *testing.T) {
	w := newWriters(t)
	long := strings.Repeat("z", 60_000)
	script := fmt.Sprintf(`scenario { title = "Two days", role = "social worker", starts = "2026-03-02", days = 2 }
local names = require "names"
local family = names.family("%[1]s")
local a = person { family.parent, id = "a" }
local function h(x) %[2]s message { from = a, say = "%[1]s" } wait_until("%[1]s") end
local function all() h(a .%[1]s) end
%[3]s`, long, strings.Repeat("if x:done() then wait(1) end if a:seen() then wait(1) end ", 30), strings.Repeat("storyline(\"s\", all)\n", 50))
	want(t, "save the script", w.save(w.lou, w.version(w.lou), script).StatusCode, 303)
	for _, at := range []string{"/storylines", "/calendar", "/forms"} {
		shown := w.pat.get(w.draft + at)
		want(t, at, shown.StatusCode, 200)
		if n := len(shown.text); n > 4<<20 || tooLong.MatchString(shown.text) {
			t.Errorf("%s shows %d bytes, or one of the long texts", at, n)
		}
	}
	says(t, "the storylines", w.pat.get(w.draft+"/storylines").text, "If, as the script says it:")
}

// TestFormsOfAHostileScriptAreShort: a thing with very many values, and very many names for each,
// has a form with some of them, and says so.
func TestFormsOfAHostileScriptAreShort(t *testing.T) {
	w := newWriters(t)
	var people, words strings.Builder
	const persons = scriptform.MostThings - 1
	for i := range 3_000 {
		if i < persons {
			fmt.Fprintf(&people, "c%d = person {}, ", i)
		}
		fmt.Fprintf(&words, "a%d = b.c%d, ", i, i%persons)
	}
	script := "local b = { " + people.String() + "}\nmessage { from = b.c1, title = \"All\", words = { " + words.String() + "} }\n"
	want(t, "save the script", w.save(w.lou, w.version(w.lou), script).StatusCode, 303)
	shown := w.pat.get(w.formOf("message:All:0"))
	want(t, "the form", shown.StatusCode, 200)
	if n := len(shown.text); n > 12<<20 {
		t.Errorf("it has %d bytes", n)
	}
	says(t, "the form", shown.text, "More than 300 values", "Only some of the many names stand here", `value="b.c1" selected`)
}

// TestCalendarOfAHostileScriptIsShort: of very many dates it shows the first, each with its case.
func TestCalendarOfAHostileScriptIsShort(t *testing.T) {
	w := newWriters(t)
	script := "scenario { title = \"Two days\", role = \"social worker\", starts = \"2026-03-02\", days = 2 }\n"
	for i, file := range []string{"", "more.lua", "most.lua"} {
		if file != "" {
			w.file, _, _ = strings.Cut(w.lou.form(w.draft+"/files", fields("path", file)).Header.Get("Location"), "?")
		}
		for n := range scriptform.MostThings - 1 {
			script += fmt.Sprintf("c%[1]d = case { \"Case %[1]d\", since = \"2026-02-03\" }\n", i*scriptform.MostThings+n)
		}
		want(t, "save a script", w.save(w.lou, w.version(w.lou), script).StatusCode, 303)
		script = ""
	}
	shown := w.pat.get(w.draft + "/calendar").text
	says(t, "the calendar", shown, "2998 dates are", "Only the first 2000 stand here.", "Case 1990")
	if n := len(regexp.MustCompile(`id="date-\d+"`).FindAllString(shown, -1)); n != 2_000 {
		t.Errorf("it shows %d dates", n)
	}
}
