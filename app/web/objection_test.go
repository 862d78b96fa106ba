package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"caseload/app/store"
)

// Somebody says of what is open, of a decision and of a line of the debrief that it is wrong
// or unfair. It is kept without anything of them, and what is wrong with it is said at the
// form with what they wrote.
func TestSomebodyObjectsToAScenario(t *testing.T) {
	var kept *store.Store
	s := newSite(t, func(x *setup) { kept = x.kept })
	b := s.browser()
	run := b.form("/scenarios/small/runs", "").Header.Get("Location")
	says(t, "the desk", b.get(run+"?open=case:reid").text, run+"/objections?about=case%3Areid")
	at := run + "/objections"
	says(t, "the form", b.get(at+"?about=case:reid").text, `value="case:reid" checked`, "Your name, your run and what you decided aren’t kept with it.")
	for _, none := range []string{"case:none", "decision:end", "recommendation:reid", "person:1", "<b>"} {
		text := b.get(at + "?about=" + none).text
		says(t, none, text, "The scenario as a whole")
		saysNot(t, none, text, "about-place")
	}
	for wrong, said := range map[string]string{
		fields("kind", "rude", "about", "case:reid", "place", "case:reid", "text", "It is <b>late</b>."):  "Choose whether something is wrong or unfair",
		fields("kind", "wrong", "about", "case:reid", "place", "case:reid", "text", " "):                  "Write what is wrong or unfair",
		fields("kind", "wrong", "about", "case:none", "place", "case:reid", "text", "Late."):              "isn’t there any longer",
		fields("kind", "wrong", "about", "", "place", "case:reid", "text", strings.Repeat("Late. ", 400)): "You can send 2000 characters",
	} {
		r := b.form(at, wrong)
		want(t, said, r.StatusCode, 422)
		says(t, said, r.text, said, `value="case:reid"`)
	}
	r := b.form(at, fields("kind", "unfair", "about", "case:reid", "place", "case:reid", "text", "It is <b>late</b>."))
	want(t, "send", r.StatusCode, 303)
	says(t, "sent", b.get(r.Header.Get("Location")).text, "It is sent", "nobody can answer you here")
	b.playsOn(run)
	says(t, "a decision", b.get(run+"/turns/1").text, run+"/objections?about=decision%3Aend")
	debrief := b.get(run + "/debrief").text
	says(t, "the debrief", debrief, run+"/objections?about=recommendation%3Abrook-primary-email")
	saysNot(t, "what is handed on", b.get(run+"/debrief?for=others").text, "/objections")
	p := *b
	p.header = http.Header{"Accept": {"application/json"}}
	for _, about := range []string{"decision:end", "recommendation:brook-primary-email", ""} {
		want(t, about, p.post(at, fmt.Sprintf(`{"kind":"wrong","about":%q,"text":"Not so."}`, about)).StatusCode, 204)
	}
	want(t, "a stranger", s.browser().form(at, fields("kind", "wrong", "text", "Mine.")).StatusCode, 404)

	list, err := kept.Objections(ctx, kept.Operator(), "")
	check(t, err)
	var all []string
	for _, o := range list {
		all = append(all, o.About+" "+o.Kind+" "+o.Text)
	}
	want(t, "what is kept", strings.Join(all, "; "), " wrong Not so.; case:reid unfair It is <b>late</b>.; decision:end wrong Not so.; recommendation:brook-primary-email wrong Not so.")
	for range 6 {
		want(t, "more", p.post(at, `{"kind":"wrong","text":"Not so."}`).StatusCode, 204)
	}
	want(t, "too many", p.post(at, `{"kind":"wrong","text":"Not so."}`).StatusCode, 429)

	more := func() (send func() int) { // a fresh guest at the same address
		b := s.browser()
		at := b.form("/scenarios/small/runs", "").Header.Get("Location") + "/objections"
		return func() int { return b.form(at, fields("kind", "wrong", "text", "Not so.")).StatusCode }
	}
	for range 9 {
		send := more()
		for range 10 {
			want(t, "others' there", send(), 303)
		}
	}
	want(t, "too many from an address", more()(), 429)
}
