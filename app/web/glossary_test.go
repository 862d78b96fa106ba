package web_test

import (
	"fmt"
	"strings"
	"testing"
)

// A term of the field is explained from where it stands on the desk, also when looking
// back, and on a page of its own with its source.
func TestTermsAreExplainedWhereTheyStand(t *testing.T) {
	s := newSite(t)
	p := s.program()
	b := p.as(s.browser())
	d := p.begin()
	b.cookie = p.cookie
	glossary := fmt.Sprintf("/runs/%d/glossary", d.Run)
	explained := func(where string, desk reply) {
		t.Helper()
		for _, said := range []string{"In the glossary: child in need", "A child who needs services.", "Children Act 1989, section 17 (not checked against a published source yet)", `href="` + glossary + `?open=case%3Areid`} {
			if !strings.Contains(desk.text, said) {
				t.Errorf("%s doesn't have %q", where, said)
			}
		}
	}
	explained("the case on the desk", b.get(fmt.Sprintf("/runs/%d?open=case:reid", d.Run)))
	if task := b.get(fmt.Sprintf("/runs/%d?open=job:reid-write-up-friday-s-visit", d.Run)); !strings.Contains(task.text, "Friday") || strings.Contains(task.text, "In the glossary") {
		t.Error("a term is explained where it doesn't stand")
	}
	d = p.decide(d.Run, 1, "triage:reid").desk(t)
	p.finish(d)
	explained("the case, looking back", b.get(fmt.Sprintf("/runs/%d/turns/1?open=case:reid", d.Run)))

	page := b.get(glossary)
	for _, said := range []string{"child in need", "section 17", "not checked against a published source yet", fmt.Sprintf(`href="/runs/%d/debrief"`, d.Run)} {
		if !strings.Contains(page.text, said) {
			t.Errorf("the glossary doesn't have %q", said)
		}
	}
	want(t, "as JSON", p.get(glossary).text, fmt.Sprintf(`{"run":%d,"entries":[{"name":"child in need","also":["section 17"],"means":"A child who needs services.","source":"Children Act 1989, section 17","read":""}]}`, d.Run))
	want(t, "somebody else's", s.browser().get(glossary).StatusCode, 404)
}
