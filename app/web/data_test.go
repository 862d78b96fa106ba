package web_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"caseload/app/web"
)

// words returns how many words records a run has.
func words(t *testing.T, s *site, run int64) (n int) {
	t.Helper()
	check(t, other(t, s).QueryRow("SELECT COUNT(*) FROM writings WHERE run_id = ?", run).Scan(&n))
	return n
}

// spoken returns a run with a note and, if it has ended, a feeling.
func (p *person) spoken(ended bool) desk {
	t := p.site.t
	t.Helper()
	d := p.begin()
	r := p.post(fmt.Sprintf("/runs/%d/decisions", d.Run), `{"turn":1,"offer":"triage:reid","reason":"urgency","note":"a private word"}`)
	want(t, "decide", r.StatusCode, 200)
	d = r.desk(t)
	if ended {
		d = p.finish(d)
		want(t, "feeling", p.post(fmt.Sprintf("/runs/%d/feeling", d.Run), `{"feeling":"tired"}`).StatusCode, 204)
	}
	return d
}

func TestThePageAboutData(t *testing.T) {
	s := newSite(t)
	p := s.browser()
	r := p.get(linkTo(t, p.get("/"), "/data"))
	want(t, "status", r.StatusCode, 200)
	if p.cookie != nil {
		t.Error("reading about cookies gave one")
	}
	for _, said := range []string{"Formative", "Not validated", "must not be used to select, assess or rank anybody", "caseload_guest", "30 days after you last played", "30 days, or until the lecturer ends it", "There are no runs of yours here", "hasn&#39;t written anything here yet",
		"Until you stop sharing or erase your words, and no longer than the run", "Never the boxes about feelings, nor strain, nor anything else of your run"} {
		if !strings.Contains(r.text, said) {
			t.Errorf("the page doesn't say %q", said)
		}
	}
	if strings.Contains(r.text, "/writing/erase") {
		t.Error("there is nothing to erase, and a form for it")
	}
	p.form("/scenarios/small/runs", "")
	if r := p.get("/data"); !strings.Contains(r.text, "This browser has 1 run here") {
		t.Error("the page doesn't know the run")
	}
}

// The student's own words can be erased for one run or for all, and nothing else
// is erased.
func TestErasingWords(t *testing.T) {
	s := newSite(t)
	p, them := s.program(), s.program()
	open, ended, also, theirs := p.spoken(false), p.spoken(true), p.spoken(true), them.spoken(true)
	b := s.browser()
	b.cookie = p.cookie

	debrief := fmt.Sprintf("/runs/%d/debrief", ended.Run)
	after := b.send(form(t, b.get(debrief), "/writing/erase"), nil)
	want(t, "back at", after.address, debrief+"?erased")
	if !strings.Contains(after.text, "Your words are erased") || strings.Contains(after.text, "You said: <strong>") {
		t.Error("the debrief doesn't say that the words are gone, or still has them")
	}
	for run, n := range map[int64]int{open.Run: 2, ended.Run: 0, also.Run: 3, theirs.Run: 3} {
		want(t, fmt.Sprint("words of run ", run), words(t, s, run), n)
	}
	want(t, "somebody else's", p.post(fmt.Sprintf("/runs/%d/writing/erase", theirs.Run), "").StatusCode, 404)
	want(t, "of one that is played", b.form(fmt.Sprintf("/runs/%d/writing/erase", open.Run), "").Header.Get("Location"), "/data?erased")

	all := b.send(form(t, b.get("/data"), "/runs/writing/erase"), nil)
	want(t, "back at", all.address, "/data?erased")
	for run, n := range map[int64]int{open.Run: 0, ended.Run: 0, also.Run: 0, theirs.Run: 3} {
		want(t, fmt.Sprint("words of run ", run), words(t, s, run), n)
	}
	want(t, "the desk", p.get(fmt.Sprintf("/runs/%d", open.Run)).desk(t).Digest, open.Digest)
	want(t, "the debrief", p.get(debrief).StatusCode, 200)
	nobody := s.program()
	want(t, "of nobody", nobody.post("/runs/writing/erase", "").StatusCode, 204)
	want(t, "for another site", b.form("/runs/writing/erase", "", with("Sec-Fetch-Site", "cross-site")).StatusCode, 403)
}

// An institution's own texts replace those that ship, file by file, as plain
// Markdown.
func TestOwnTexts(t *testing.T) {
	own := fstest.MapFS{"data.md": {Data: []byte("# Who\n\nThe **School** of Care, [by email](mailto:care@example.ac.uk).\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))")}}
	s := newSite(t, func(o *setup) { o.Texts = own })
	data := s.browser().get("/data").text
	for _, part := range []string{"<h3>Who</h3>", "The <strong>School</strong> of Care", `href="mailto:care@example.ac.uk"`} {
		if !strings.Contains(data, part) {
			t.Errorf("no %q in the page about data", part)
		}
	}
	for _, part := range []string{"alert(1)</script>", "javascript:", "hasn&#39;t written anything"} {
		if strings.Contains(data, part) {
			t.Errorf("%q is in the page about data", part)
		}
	}
	says(t, "without an own statement", s.browser().get("/accessibility").text, "Accessibility statement", "hasn&#39;t written who they are here yet", "partially compliant", "Preparation of this accessibility statement")
	p := s.program()
	d := p.spoken(true)
	b := s.browser()
	b.cookie = p.cookie
	if debrief := b.get(fmt.Sprintf("/runs/%d/debrief", d.Run)).text; !strings.Contains(debrief, "wellbeing service") {
		t.Error("without an own text about support, what ships isn't in the debrief")
	}
	own["support.md"] = &fstest.MapFile{Data: []byte("Ring Robin on 01632 960 001.")}
	own["accessibility.md"] = &fstest.MapFile{Data: []byte("This statement is by the School of Care.")}
	again := openSite(t, s.path, func(o *setup) { o.Texts = own })
	b.site = again
	if debrief := b.get(fmt.Sprintf("/runs/%d/debrief", d.Run)).text; !strings.Contains(debrief, "Ring Robin on 01632 960 001.") || strings.Contains(debrief, "wellbeing service") {
		t.Error("the own text about support isn't in the debrief")
	}
	statement := b.get("/accessibility").text
	says(t, "an own statement", statement, "This statement is by the School of Care.")
	saysNot(t, "an own statement", statement, "partially compliant")
}

func TestTextsThatAreRefused(t *testing.T) {
	for name, own := range map[string]fstest.MapFS{
		"none":        {"Data.md": {Data: []byte("Who")}},
		"empty":       {"data.md": {Data: []byte("\n\n")}},
		"too long":    {"support.md": {Data: []byte(strings.Repeat("word ", 10_000))}},
		"not UTF-8":   {"support.md": {Data: []byte("\xff")}},
		"only a HTML": {"data.md": {Data: []byte("<p>Who</p>")}},
	} {
		if _, err := web.New(web.Options{Texts: own}); err == nil || !strings.Contains(err.Error(), ".md") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
