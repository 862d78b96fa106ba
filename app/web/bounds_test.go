package web_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestControlCharactersAreRefused sends control characters wherever people type,
// in both formats. The error page has the text without them. Line breaks and tabs
// are accepted.
func TestControlCharactersAreRefused(t *testing.T) {
	s := newSite(t)
	p, b := s.program(), s.browser()
	d := p.begin()
	b.cookie = p.cookie
	const sentence = "What was sent holds control characters, which no page can show and nothing here can keep. Nothing was changed; send it again without them."
	decisions, reflection := fmt.Sprintf("/runs/%d/decisions", d.Run), fmt.Sprintf("/runs/%d/reflection", d.Run)
	for _, c := range []string{`\u0000`, `\b`, `\f`, `\u001B[2J`, `\u007f`, `\u009b`, "\u0085", "\u007f", `\\\u0007`} {
		r := p.post(decisions, `{"turn":1,"offer":"triage:reid","note":"a`+c+`b"}`)
		want(t, c, r.StatusCode, 422)
		want(t, c, r.sentence(t), sentence)
		want(t, c+" in a reflection", p.post(reflection, `{"day-1-what":"`+c+`"}`).StatusCode, 422)
	}
	for _, c := range []string{"%00", "%1b", "%08", "%7f", "%c2%9b"} {
		r := b.form(decisions, "turn=1&offer=triage%3Areid&note=so"+c+"+what")
		want(t, c, r.StatusCode, 422)
		if !strings.Contains(r.text, sentence) || !strings.Contains(r.text, "so what</textarea>") {
			t.Errorf("%s: %s", c, r.text)
		}
		want(t, c+" in a reflection", b.form(reflection, "day-1-what=so"+c+"+what").StatusCode, 422)
	}
	want(t, "nothing was kept", count(t, s, "words"), 0)
	want(t, "nothing was decided", count(t, s, "decisions"), 0)
	want(t, "lines and tabs", p.post(decisions, `{"turn":1,"offer":"triage:reid","note":"a\r\n\tb\u000ac\\b \\u0000"}`).StatusCode, 200)
	want(t, "lines and tabs in a form", b.form(decisions, "turn=2&offer=triage%3Areid&note=a%0D%0A%09b").StatusCode, 303)
	want(t, "both were kept", count(t, s, "words"), 2)
}

// TestBeginningIsNotADecision begins a run while nothing can be stored: the error
// must be about beginning, not about a decision.
func TestBeginningIsNotADecision(t *testing.T) {
	t.Parallel() // it waits as long as the store does
	s := newSite(t)
	p := s.program()
	p.begin()
	lock, err := other(t, s).Begin()
	check(t, err)
	t.Cleanup(func() { _ = lock.Rollback() })
	for _, who := range []*person{p, s.program()} {
		r := who.post("/scenarios/small/runs", `{"seed":2}`)
		want(t, "status", r.StatusCode, 503)
		want(t, "sentence", r.sentence(t), "Your run could not be begun, because nothing can be stored just now. Nothing was changed; try again in a moment.")
	}
}
