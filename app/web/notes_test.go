package web_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// A student's own notes can be opened at any time, by day and with what they were
// written at: while the run goes on, from the desk, and after its end, from the debrief.
// Nobody else can open them.
func TestMyNotes(t *testing.T) {
	s := newSite(t)
	p := s.program()
	b := s.browser()
	d := p.begin()
	address := fmt.Sprintf("/runs/%d/notes", d.Run)
	if page := p.as(b).get(address); !strings.Contains(page.text, "You haven’t written anything yet") {
		t.Error("nothing was written, and the page doesn't say so")
	}
	desk := fmt.Sprintf("/runs/%d?open=case%%3Areid", d.Run)
	linkTo(t, b.get(desk), address+"?open=case%3Areid")
	linkTo(t, b.get(address+"?open=case%3Areid"), desk) // and back to the case
	linkTo(t, b.get(fmt.Sprintf("/runs/%d/glossary?open=case%%3Areid", d.Run)), desk)
	want(t, "what stood open must be one of the run's own things", strings.Contains(b.get(address+"?open=//evil.example").text, `href="//`), false)

	said := b.form(fmt.Sprintf("/runs/%d/decisions", d.Run), "turn=1&offer=triage:reid&reason=pattern&note=Third+time+this+winter.")
	want(t, "a decision with a note", said.StatusCode, 303)
	d = p.decide(d.Run, 2, "end").desk(t)
	want(t, "a word about Monday", p.writes(d.Run, map[string]string{"day-1-what": "The phone.", "day-1-word": "tired"}).StatusCode, 204)
	first := p.notes(d.Run)
	want(t, "days", len(first.Days), 1)
	day := first.Days[0]
	want(t, "the day", fmt.Sprint(day.Day, " ", day.Date), "1 Monday 2 March")
	want(t, "notes", fmt.Sprint(day.Beside), "[{1 09:00 Reid pattern Third time this winter.}]")
	want(t, "about the day", fmt.Sprint(day.About), "[{What pressed? The phone.}]")
	page := b.get(address)
	for _, said := range []string{"Third time this winter.", "A pattern over time", "Monday 2 March", "The phone."} {
		if !strings.Contains(page.text, said) {
			t.Errorf("my notes don't have %q", said)
		}
	}
	if strings.Contains(page.text, "tired") {
		t.Error("how a day felt stands among the notes")
	}
	want(t, "somebody else's notes", s.browser().get(address).StatusCode, 404)

	p.finish(d)
	want(t, "the notes after the end", fmt.Sprint(p.notes(d.Run).Days[0].Beside), fmt.Sprint(day.Beside))
	if page := b.get(address); !strings.Contains(page.text, fmt.Sprintf(`href="/runs/%d/turns/1"`, d.Run)) {
		t.Error("a note doesn't lead to its desk")
	}
	if debrief := b.get(fmt.Sprintf("/runs/%d/debrief", d.Run)); !strings.Contains(debrief.text, `href="`+address+`"`) {
		t.Error("the debrief doesn't lead to my notes")
	}
}

// noted is a student's notes as JSON.
type noted struct {
	Days []struct {
		Day    int
		Date   string
		Beside []struct {
			Turn                 int
			At, On, Reason, Note string
		}
		About []struct{ Label, Text string }
	}
}

func (p *person) notes(run int64) (n noted) {
	t := p.site.t
	t.Helper()
	r := p.get(fmt.Sprintf("/runs/%d/notes", run))
	want(t, "notes", r.StatusCode, 200)
	check(t, json.Unmarshal([]byte(r.text), &n))
	return n
}
