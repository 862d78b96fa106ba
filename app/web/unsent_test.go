package web_test

import (
	"fmt"
	"html"
	"net/url"
	"strings"
	"testing"
)

// TestANoteStaysInItsBox sends a note with decisions that are not made. The page
// that says so still has the note in a box, with and without JavaScript.
func TestANoteStaysInItsBox(t *testing.T) {
	const note = "She said \"no\" twice"
	for _, c := range []struct {
		name, body string
		status     int
		spoil      func(*testing.T, *site, *person)
	}{
		{"the desk has moved on", "turn=1&offer=triage%3Areid", 409, nil},
		{"a field that can't be so", "turn=2&offer=triage%3Areid&with.tier=P9", 422, nil},
		{"the offer is gone", "turn=2&offer=fly", 422, nil},
		{"storage is locked", "turn=2&offer=triage%3Areid", 503, func(t *testing.T, s *site, _ *person) {
			other(t, s).Hold(t)
		}},
		{"nothing can be looked at either", "turn=2&offer=triage%3Areid", 503, func(_ *testing.T, s *site, _ *person) { s.SetPatience(0) }},
		{"it isn't understood", "turn=2&offer=triage%3Areid&extra=1", 400, nil},
		{"the run is somebody else's", "turn=2&offer=triage%3Areid", 404, func(_ *testing.T, _ *site, b *person) { b.cookie = nil }},
	} {
		for scripts, change := range map[string]request{"without JavaScript": with("HX-Request", ""), "with JavaScript": with("HX-Request", "true")} {
			t.Run(c.name+", "+scripts, func(t *testing.T) {
				t.Parallel() // one of them waits as long as the store does
				s := newSite(t)
				p, b := s.program(), s.browser()
				d := p.begin()
				want(t, "decide", p.decide(d.Run, 1, "triage:reid").StatusCode, 200)
				b.cookie = p.cookie
				if c.spoil != nil {
					c.spoil(t, s, b)
				}
				r := b.form(fmt.Sprintf("/runs/%d/decisions", d.Run), c.body+"&reason=pattern&note="+url.QueryEscape(note), change)
				want(t, "status", r.StatusCode, c.status)
				if n := strings.Count(r.text, html.EscapeString(note)+"</textarea>"); n != 1 {
					t.Errorf("the note is in %d boxes of %s", n, r.text)
				}
			})
		}
	}
}

// TestAReflectionStaysInItsBoxes sends words about a day that hasn't ended, for
// which no page of the reflection has a box.
func TestAReflectionStaysInItsBoxes(t *testing.T) {
	s := newSite(t)
	p, b := s.program(), s.browser()
	d := p.begin()
	b.cookie = p.cookie
	r := b.form(fmt.Sprintf("/runs/%d/reflection", d.Run), "day-1-what=It+rained&day-1-word=wet&open=day-1")
	want(t, "status", r.StatusCode, 422)
	for _, box := range []string{"It rained</textarea>", "wet</textarea>"} {
		if strings.Count(r.text, box) != 1 {
			t.Errorf("no %s in %s", box, r.text)
		}
	}
	if r := b.form(fmt.Sprintf("/runs/%d/reflection", d.Run), "day-1-what=It+rained", with("Sec-Fetch-Site", "cross-site")); strings.Contains(r.text, "rained") {
		t.Error("what another site sent is shown")
	}
}
