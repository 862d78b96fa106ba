package web_test

import (
	"strings"
	"testing"
)

// A scenario's teaching notes have a page, with links from the form for a class and the
// class's board, where a lecturer is. A student who begins isn't led to what gives
// everything away. If there are no notes, nothing links to them.
func TestNotesForTeaching(t *testing.T) {
	s := newSite(t, shelf())
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
	l := s.class(`{"scenario":"small"}`)
	linkTo(t, l.browser().get(l.Board), "/scenarios/small/teaching-notes")
	want(t, "of no scenario", p.get("/scenarios/gone/teaching-notes").StatusCode, 404)

	bare := newSite(t)
	untaught := bare.class(`{"scenario":"small"}`)
	want(t, "of a scenario without", bare.browser().get("/scenarios/small/teaching-notes").StatusCode, 404)
	for _, address := range []string{"/class/new", untaught.Board} {
		lacks(t, address, untaught.browser().get(address).text, "teaching-notes")
	}
	if p.cookie != nil {
		t.Error("reading notes gave a cookie")
	}
}
