package web_test

import (
	"encoding/json"
	"strings"
	"testing"

	helppage "caseload/app/page/help"
)

// explained returns a small help, in place of the whole vocabulary.
func explained() helppage.Help {
	return helppage.Help{
		Themes: []helppage.Theme{{Name: "Telling", About: "what happens.", Words: []helppage.Word{
			{Name: "wait", Call: "wait(length)", Sentence: "Lets time pass.", Text: []string{"Lets time pass."}, When: "in a storyline",
				Fields: []helppage.Field{{Name: "length", Means: "How <long>.", Otherwise: "needed"}}, Examples: []string{`wait "2 hours"`}},
			{Name: "case:done", Call: "case:done(title)", Sentence: "Says so.", Text: []string{"Says so."}},
			{Name: "a case", Call: "a case", Sentence: "A case.", Text: []string{"A case."}},
		}}},
		Near: func(string) string { return "wait" },
	}
}

// The help is open to everybody without a cookie, and linked from every page.
func TestHelp(t *testing.T) {
	p := newSite(t, func(o *setup) { o.Help = explained() }).browser()
	r := p.get(linkTo(t, p.get("/"), "/help"))
	want(t, "status", r.StatusCode, 200)
	r = p.get(linkTo(t, r, "/help/words"))
	want(t, "status", r.StatusCode, 200)
	if p.cookie != nil {
		t.Error("reading help gave a cookie")
	}
	for _, link := range []string{"/help/words/wait", "/help/words/case:done", "/help/words/a%20case"} {
		r := p.get(linkTo(t, r, link))
		want(t, link, r.StatusCode, 200)
	}
	r = p.get("/help/words/wait")
	for _, said := range []string{"wait(length)", "Lets time pass.", "Said in a storyline.", "How &lt;long&gt;.", "wait &#34;2 hours&#34;"} {
		if !strings.Contains(r.text, said) {
			t.Errorf("the page doesn't say %q", said)
		}
	}
}

// The page for an unknown word links to the nearest word and to the list of all.
func TestAWordThatIsNotThere(t *testing.T) {
	p := newSite(t, func(o *setup) { o.Help = explained() }).browser()
	for _, name := range []string{"wiat", "..%2f..%2fetc", "%00", strings.Repeat("x", 5000)} {
		r := p.get("/help/words/" + name)
		want(t, "status", r.StatusCode, 404)
		if !strings.Contains(r.text, `href="/help/words"`) {
			t.Errorf("%.20s: no way to all words", name)
		}
	}
	if r := p.get("/help/words/wiat"); !strings.Contains(r.text, "Did you mean “wait”?") {
		t.Error("the nearest word isn't named")
	}
}

func TestHelpForPrograms(t *testing.T) {
	p := newSite(t, func(o *setup) { o.Help = explained() }).program()
	var themes []helppage.Theme
	check(t, json.Unmarshal([]byte(p.get("/help/words").text), &themes))
	want(t, "themes", len(themes), 1)
	var word helppage.Word
	check(t, json.Unmarshal([]byte(p.get("/help/words/wait").text), &word))
	want(t, "call", word.Call, "wait(length)")
	want(t, "status", p.get("/help/words/wiat").StatusCode, 404)
}
