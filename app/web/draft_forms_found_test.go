package web_test

import (
	"html"
	"strings"
	"testing"
)

// TestWhatWasFoundLeadsToItsForm: whoever writes by forms alone comes from what a check found to the
// form by which it is mended, sees it there, and mends it.
func TestWhatWasFoundLeadsToItsForm(t *testing.T) {
	const ageMissing = "and it is missing"
	w := newWriters(t)
	ageless := strings.Replace(formed, `child { "Kayla", age = 7 }`, `child { "Kayla" }`, 1)
	want(t, "save the script", w.save(w.lou, w.version(w.lou), ageless).StatusCode, 303)
	want(t, "check", w.pat.form(w.draft+"/check", "").StatusCode, 303)
	child := w.formOf("child:Kayla:0")
	says(t, "the draft", html.UnescapeString(w.pat.get(w.draft).text), `<a href="`+child+`">By form: Child: Kayla</a>`)
	says(t, "the list of forms", html.UnescapeString(w.pat.get(w.draft+"/forms").text), "What was found, and where to mend it", `Child: Kayla</a> <strong>`)
	says(t, "the case's form", html.UnescapeString(w.pat.get(w.formOf("case:home:0")).text), `Child: Kayla</a> <strong>`)
	says(t, "the child's form", html.UnescapeString(w.pat.get(child).text), "What the check found here", ageMissing)
	want(t, "mend it", w.pat.form(child, fields("version", w.version(w.lou), "value.age", "7")).StatusCode, 303)
	want(t, "check again", w.pat.form(w.draft+"/check", "").StatusCode, 303)
	if text := w.pat.get(child).text; strings.Contains(text, ageMissing) {
		t.Error("it is still said once it is mended")
	}
}

// TestWhoWritesForNobodyIsAsked: who comes into a partnership and belongs to several organisations is
// asked for which of them they write, since nobody can sign for one that nobody writes for.
func TestWhoWritesForNobodyIsAsked(t *testing.T) {
	w := newWriters(t)
	const asked = "for which of your organisations you write"
	joined := w.partnership + "?joined"
	if strings.Contains(w.pat.get(joined).text, asked) {
		t.Error("somebody with one organisation is asked")
	}
	want(t, "write for none", w.pat.form(w.partnership+"/self", fields("named", "", "organisation", "0")).StatusCode, 303)
	says(t, "the partnership", w.pat.get(joined).text, asked)
}
