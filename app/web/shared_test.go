package web_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// shares shares parts the way a program does, and returns the address.
func (p *person) shares(run int64, parts ...string) string {
	t := p.site.t
	t.Helper()
	list, err := json.Marshal(parts)
	check(t, err)
	r := p.post(fmt.Sprintf("/runs/%d/reflection/share", run), fmt.Sprintf(`{"parts":%s}`, list))
	want(t, "share", r.StatusCode, 201)
	var j struct {
		Address string
		Parts   []string
	}
	check(t, json.Unmarshal([]byte(r.text), &j))
	want(t, "Location", r.Header.Get("Location"), j.Address)
	want(t, "parts", fmt.Sprint(j.Parts), fmt.Sprint(parts))
	return j.Address
}

// Anybody with the address can read the parts that were ticked, and nothing else
// of the run: no other part, feeling, strain, decision, note or name.
func TestOnlyWhatWasTickedIsShared(t *testing.T) {
	s := newSite(t)
	p := s.program()
	d := p.spoken(true)
	want(t, "keep", p.writes(d.Run, map[string]string{
		"day-1-what": "TICKED one <b>.\n\nA second paragraph.", "day-1-so-what": "TICKED two.", "day-1-word": "FELT this",
		"day-2-what": "NOT ticked.", "gibbs-description": "TICKED three.", "gibbs-feelings": "FELT that", "444-action": "NOT this form.",
	}).StatusCode, 204)
	address := p.shares(d.Run, "day-1", "gibbs")
	if !regexp.MustCompile(`^/shared/[A-Za-z0-9_-]{43}$`).MatchString(address) {
		t.Errorf("the address is %q", address)
	}
	for _, reader := range []*person{s.browser(), s.program()} {
		r := reader.get(address)
		want(t, "status", r.StatusCode, 200)
		want(t, "robots", r.Header.Get("X-Robots-Tag"), "noindex, nofollow, noarchive")
		want(t, "cache", r.Header.Get("Cache-Control"), "no-store")
		want(t, "cookies", len(r.Cookies()), 0)
		for _, part := range []string{"TICKED one", "A second paragraph.", "TICKED two.", "TICKED three.", "Monday 2 March", "What helped?"} {
			if !strings.Contains(r.text, part) {
				t.Errorf("it doesn't show %q", part)
			}
		}
		for _, part := range []string{"NOT", "FELT", "Tuesday 3 March", "train of", "strain", "tired", "a private word", "urgency", "/runs/", "<b>", "newly qualified", "triage"} {
			if strings.Contains(r.text, part) {
				t.Errorf("it shows %q", part)
			}
		}
	}
	if s.log.Len() > 0 {
		t.Errorf("the log has %s", s.log)
	}
}

// Later additions to a shared part are shown, and the page says so before and
// after sharing. Once sharing has stopped, the address leads nowhere, and sharing
// again creates another.
func TestSharingAndEndingIt(t *testing.T) {
	s := newSite(t)
	p := s.program()
	d := p.ended()
	b, reader := p.as(s.browser()), s.browser()
	own := fmt.Sprintf("/runs/%d/reflection", d.Run)
	page := b.get(own)
	if !strings.Contains(page.text, "also what you write there later") || strings.Contains(page.text, "Stop sharing") {
		t.Error("before it is shared the page doesn't say what sharing does, or offers to take back")
	}
	r := b.form(own+"/share", "day-1-what=Typed+and+not+kept+before&day-2-what=Private&part=day-1&open=day-1")
	want(t, "share", r.StatusCode, 303)
	want(t, "back at", r.Header.Get("Location"), own+"?shared")
	page = b.get(own + "?shared")
	first := p.reflection(d.Run).Share.Address
	for _, part := range []string{"http://caseload.test" + first, "Stop sharing", "You share <strong>Monday 2 March</strong>: what you write there shows there too", "Kept, and shared."} {
		if !strings.Contains(page.text, part) {
			t.Errorf("the page has no %q", part)
		}
	}
	if text := reader.get(first).text; !strings.Contains(text, "Typed and not kept before") || strings.Contains(text, "Private") {
		t.Error("what was typed on the page isn't shared with its part, or more is")
	}
	want(t, "write on", p.writes(d.Run, map[string]string{"day-1-so-what": "Later text", "day-1-what": ""}).StatusCode, 204)
	if text := reader.get(first).text; !strings.Contains(text, "Later text") || strings.Contains(text, "Typed") {
		t.Error("what is shared doesn't follow what is written")
	}
	if text := b.get(own + "?kept").text; strings.Contains(text, "Kept, for you alone.") || !strings.Contains(text, "in a part that you share; the rest is for you alone") {
		t.Error("the page says that what is shared is for them alone")
	}

	second := p.shares(d.Run, "day-2")
	if second == first {
		t.Error("it was shared again under the same address")
	}
	nothing := reader.get("/shared/" + strings.Repeat("A", 43))
	want(t, "the first address", reader.get(first).text, nothing.text)
	want(t, "end sharing", b.form(own+"/share/end", "day-1-now-what=Typed+then").StatusCode, 303)
	for _, address := range []string{first, second, "/shared/x", "/shared/%00", "/shared/" + strings.Repeat("A", 5000)} {
		r := reader.get(address)
		want(t, address[:min(len(address), 60)], r.StatusCode, 404)
		want(t, "body", r.text, nothing.text)
	}
	l := p.reflection(d.Run)
	if l.Share != nil || l.Writing["day-1-now-what"] != "Typed then" {
		t.Errorf("no longer shared, it is %+v", l)
	}
	if text := b.get(own + "?ended").text; !strings.Contains(text, "You no longer share this.") || strings.Contains(text, second) {
		t.Error("the page doesn't say that it is no longer shared")
	}
	want(t, "take back nothing", p.post(own+"/share/end", "").StatusCode, 204)
}

// Sharing can be stopped no matter what else is wrong on the page.
func TestEndingTheSharingComesFirst(t *testing.T) {
	s := newSite(t)
	p := s.program()
	d := p.ended()
	address := p.shares(d.Run, "day-1")
	r := p.as(s.browser()).form(fmt.Sprintf("/runs/%d/reflection/share/end", d.Run), "day-1-what="+strings.Repeat("x", 3001))
	want(t, "too long", r.StatusCode, 422)
	if !strings.Contains(r.text, "You no longer share it. Nothing was kept yet") {
		t.Error("the page doesn't say that it is no longer shared")
	}
	want(t, "shared", s.browser().get(address).StatusCode, 404)
}

func TestWhatCanNotBeShared(t *testing.T) {
	s := newSite(t)
	p := s.program()
	d := p.begin()
	d = p.decide(d.Run, d.Turn, "end").desk(t)
	share := fmt.Sprintf("/runs/%d/reflection/share", d.Run)
	for body, status := range map[string]int{`{"parts":[]}`: 422, `{}`: 422, `{"parts":["day-2"]}`: 422, `{"parts":["gibbs"]}`: 422, `{"parts":["strain"]}`: 422, `{"parts":"day-1"}`: 400, `{"part":"day-1"}`: 400, `{"parts":[1]}`: 400} {
		r := p.post(share, body)
		want(t, body, r.StatusCode, status)
		r.sentence(t)
	}
	r := p.as(s.browser()).form(share, "day-1-what=Still+here")
	want(t, "nothing ticked", r.StatusCode, 422)
	if !strings.Contains(r.text, "tick at least one part") || !strings.Contains(r.text, "Still here") {
		t.Error("the page doesn't say what to do, or has lost what was written")
	}
	if p.reflection(d.Run).Share != nil {
		t.Error("something is shared")
	}
}

// Erasing words and deleting runs also stop sharing.
func TestErasingEndsASharing(t *testing.T) {
	for _, action := range []string{"/runs/%d/writing/erase", "/runs/writing/erase", "/runs/delete"} {
		s := newSite(t)
		p := s.program()
		d := p.ended()
		p.writes(d.Run, map[string]string{"day-1-what": "x"})
		address := p.shares(d.Run, "day-1")
		if strings.Contains(action, "%") {
			action = fmt.Sprintf(action, d.Run)
		}
		want(t, action, p.do("POST", action, "", "").StatusCode, 204)
		want(t, "after "+action, s.browser().get(address).StatusCode, 404)
		want(t, "words after "+action, words(t, s, d.Run), 0)
	}
}
