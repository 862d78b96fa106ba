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

// another adds a script to the draft, and makes it the file that is written.
func (w *writers) another(path, text string) {
	w.t.Helper()
	w.file, _, _ = strings.Cut(w.lou.form(w.draft+"/files", fields("path", path)).Header.Get("Location"), "?")
	want(w.t, "save "+path, w.save(w.lou, w.version(w.lou), text).StatusCode, 303)
}

// number is the number of the file that is written.
func (w *writers) number() string { return w.file[strings.LastIndex(w.file, "/")+1:] }

// TestAListOfManyFormsIsFolded: where a draft has many forms, each file's are folded away, except those
// that are come back to; a long file is listed in parts.
func TestAListOfManyFormsIsFolded(t *testing.T) {
	w := newWriters(t)
	people := func(n int, called string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "person { \"%s %d\", role = \"aunt\" }\n", called, i+1)
		}
		return b.String()
	}
	want(t, "save the script", w.save(w.lou, w.version(w.lou), people(10, "Ann")).StatusCode, 303)
	if shown := w.pat.get(w.draft + "/forms").text; strings.Contains(shown, "forms-fold") || !strings.Contains(shown, "Person: Ann 10") {
		t.Error("ten forms are folded away, or aren't there")
	}
	w.another("more.lua", people(450, "Bea"))
	folds := regexp.MustCompile(`<details class="fold forms-fold"( open)?><summary>([^<]*)`)
	said := func(at string) (all string) {
		shown := w.pat.get(w.draft + at)
		want(t, at, shown.StatusCode, 200)
		for _, m := range folds.FindAllStringSubmatch(shown.text, -1) {
			all += m[2] + m[1] + "; "
		}
		return all
	}
	want(t, "folded away", said("/forms"), "10 forms; Forms 1 to 200 of 450; ")
	want(t, "unfolded", said("/forms?file="+w.number()), "10 forms; Forms 1 to 200 of 450 open; ")
	want(t, "further on", said("/forms?file="+w.number()+"&from=401"), "10 forms; Forms 401 to 450 of 450 open; ")
	want(t, "behind the end", said("/forms?file="+w.number()+"&from=9999"), "10 forms; Forms 450 to 450 of 450 open; ")
	part := w.pat.get(w.draft + "/forms?file=" + w.number() + "&from=201").text
	says(t, "the second part", part, "Person: Bea 201<", "Person: Bea 400<", "from=401#file-"+w.number(), `file=`+w.number()+`#file-`+w.number())
	if strings.Contains(part, "Bea 200<") || strings.Contains(part, "Bea 401<") {
		t.Error("it has others as well")
	}
	at := w.formOf("person:Bea 300:0")
	saved := w.pat.form(at, fields("version", w.version(w.lou), "value.role", "uncle"))
	to := saved.Header.Get("Location")
	want(t, "back to the list of its file", to, w.draft+"/forms?kept&file="+w.number()+"&at=300")
	says(t, "the list", w.pat.get(to).text, `href="#form-`+w.number()+`-300">Go on where you were`, `id="form-`+w.number()+`-300"`, "Bea 201<")
	says(t, "the way back from the form", w.pat.get(at).text, "/forms?file="+w.number()+"&amp;at=300#form-"+w.number()+"-300")
}

// TestAVeryLongDraftIsReadInParts: of a draft with more script than is looked through at once, each file
// has its forms, pages of the whole say what they leave out, and nothing is taken out that another
// file may go on with.
func TestAVeryLongDraftIsReadInParts(t *testing.T) {
	w := newWriters(t)
	start := "scenario { title = \"Two days\", role = \"social worker\", starts = \"2026-03-02\", days = 2 }\n"
	want(t, "save the script", w.save(w.lou, w.version(w.lou), start).StatusCode, 303)
	for _, path := range []string{"a.lua", "b.lua", "c.lua"} {
		w.another(path, "person { \"Who is in "+path+"\" }\nreturn { "+strings.Repeat("1,", 33_000)+" }\n")
	}
	list := w.pat.get(w.draft + "/forms").text
	says(t, "the list", list, "Who is in a.lua", "Who is in b.lua", "This draft has more script than is looked through at once, so this file is shown by itself.", "/forms?file="+w.number()+"#file-")
	if strings.Contains(list, "Who is in c.lua") {
		t.Error("the third file is read as well")
	}
	says(t, "the list of the third", w.pat.get(w.draft+"/forms?file="+w.number()).text, "Who is in c.lua")
	for _, at := range []string{"/storylines", "/calendar"} {
		says(t, at, w.pat.get(w.draft+at).text, "so what is in c.lua isn’t here")
	}
	at := w.formOf("person:Who is in c.lua:0")
	says(t, "its form", w.pat.get(at).text, "Who is in c.lua")
	want(t, "save it", w.pat.form(at, fields("version", w.version(w.lou), "value.role", "uncle")).StatusCode, 303)
	says(t, "taking it out", w.pat.get(strings.Replace(at, "/form?", "/take-out?", 1)).text, "it isn’t certain whether another file goes on with this")
	want(t, "it is taken out", w.pat.form(strings.Replace(at, "/form?", "/take-out?", 1), fields("version", w.version(w.lou))).StatusCode, 422)
}
