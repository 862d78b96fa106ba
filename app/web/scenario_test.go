package web_test

import (
	"strings"
	"testing"
)

// A scenario's teaching notes have a page, with links from the form for a class and the
// class's board, where a lecturer is. A student who begins isn't led to what gives
// everything away. If there are no notes, nothing links to them.
func TestNotesForTeaching(t *testing.T) {
	s := newSite(t, shelf(), func(o *setup) {
		o.TeachingNotes = map[string]string{
			"small": "# A small morning: notes\n\nBring *tea*.\n\n| when | what |\n|---|---|\n| 5 | Read <b>it</b> |\n", "short": "The same.", "first-morning": " ", "gone": "Of no scenario.",
		}
	})
	p := s.browser()
	notes := p.get(linkTo(t, p.get("/class/new"), "/scenarios/small/teaching-notes"))
	want(t, "status", notes.StatusCode, 200)
	for _, said := range []string{"<h1>A small morning: notes</h1>", "tells everything that can come up", "Bring <em>tea</em>", `<th scope="row">5</th><td data-label="what">Read it</td>`} {
		if !strings.Contains(notes.text, said) {
			t.Errorf("the notes don't say %q", said)
		}
	}
	want(t, "a cut's", p.get(linkTo(t, p.get("/class/new"), "/scenarios/short/teaching-notes")).StatusCode, 200)
	for _, address := range []string{"/", "/scenarios/small", "/scenarios/short"} {
		lacks(t, address, p.get(address).text, "teaching-notes")
	}
	l, untaught := s.class(`{"scenario":"small"}`), s.class(`{"scenario":"first-morning"}`)
	linkTo(t, l.browser().get(l.Board), "/scenarios/small/teaching-notes")
	for _, slug := range []string{"first-morning", "gone", "none"} {
		want(t, slug, p.get("/scenarios/"+slug+"/teaching-notes").StatusCode, 404)
	}
	for _, address := range []string{"/scenarios/first-morning", untaught.Board} {
		if strings.Contains(untaught.browser().get(address).text, "/scenarios/first-morning/teaching-notes") {
			t.Errorf("%s leads to notes that aren't there", address)
		}
	}
	if p.cookie != nil {
		t.Error("reading notes gave a cookie")
	}
}
