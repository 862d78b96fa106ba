package web_test

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"caseload/app/web"
)

// looked is a reflection as JSON.
type looked struct {
	Run   int64
	Ended bool
	Days  []struct {
		Day     int
		Date    string
		Moments []struct {
			Play, What, Prompt string
			Frameworks         []string
		}
	}
	Writing    map[string]string
	Asked      struct{ Status string }
	Frameworks []struct{ ID, Title, Status string }
	Share      *struct {
		Address string
		Parts   []string
	}
}

func (p *person) reflection(run int64) looked {
	t := p.site.t
	t.Helper()
	r := p.get(fmt.Sprintf("/runs/%d/reflection", run))
	want(t, "reflection", r.StatusCode, 200)
	var l looked
	check(t, json.Unmarshal([]byte(r.text), &l))
	return l
}

// writes sends the words of a reflection the way a program does.
func (p *person) writes(run int64, words map[string]string) reply {
	p.site.t.Helper()
	body, err := json.Marshal(words)
	check(p.site.t, err)
	return p.post(fmt.Sprintf("/runs/%d/reflection", run), string(body))
}

// as returns b with p's cookie: the same person using another client.
func (p *person) as(b *person) *person {
	b.cookie = p.cookie
	return b
}

// While a run goes on, a day can be looked back on once it has ended. Nothing is
// said about how it went, and the longer forms wait for the end.
func TestLookingBackDayByDay(t *testing.T) {
	s := newSite(t)
	p := s.program()
	b := s.browser()
	d := p.begin()
	address := fmt.Sprintf("/runs/%d/reflection", d.Run)
	want(t, "days on the first morning", len(p.reflection(d.Run).Days), 0)
	want(t, "a day that hasn't ended", p.writes(d.Run, map[string]string{"day-1-what": "x"}).StatusCode, 422)
	if page := p.as(b).get(address); !strings.Contains(page.text, "When your first day has ended") || strings.Contains(page.text, "<textarea") {
		t.Error("there are boxes, and nothing to look back on")
	}

	d = p.decide(d.Run, 1, "triage:reid").desk(t)
	d = p.decide(d.Run, d.Turn, "end").desk(t)
	if review := b.get(fmt.Sprintf("/runs/%d/review", d.Run)); !strings.Contains(review.text, `href="`+address+`"`) {
		t.Error("the review doesn't lead to it")
	}
	want(t, "keep", p.writes(d.Run, map[string]string{"day-1-what": " I set a tier.\r\nThen I went home. ", "day-1-word": "calm"}).StatusCode, 204)
	l := p.reflection(d.Run)
	if len(l.Days) != 1 || l.Days[0].Day != 1 || l.Days[0].Date != "Monday 2 March" || len(l.Days[0].Moments) != 0 || len(l.Frameworks) != 0 || l.Asked.Status != "not checked against a published source yet" || l.Share != nil {
		t.Errorf("in the middle it is %+v", l)
	}
	want(t, "what is kept", fmt.Sprint(l.Writing), "map[day-1-what:I set a tier.\nThen I went home. day-1-word:calm]")
	for _, early := range []string{"day-2-what", "gibbs-description", "444-action"} {
		want(t, early, p.writes(d.Run, map[string]string{early: "x"}).StatusCode, 422)
	}
	page := b.get(address + "?kept")
	for _, part := range []string{"Kept, for you alone.", "I set a tier.\nThen I went home.", "What power did you hold?", "not checked against a published source yet", "Leave it for now", `href="/exit"`} {
		if !strings.Contains(page.text, part) {
			t.Errorf("the page has no %q", part)
		}
	}
	if strings.Contains(page.text, "Gibbs") || strings.Contains(page.text, "From what happened that day") {
		t.Error("the page tells more than there is while the run goes on")
	}

	p.finish(d)
	l = p.reflection(d.Run)
	want(t, "ended", l.Ended, true)
	want(t, "days", len(l.Days), 2)
	want(t, "the words are as they were", l.Writing["day-1-word"], "calm")
	want(t, "the whole", p.writes(d.Run, map[string]string{"gibbs-plan": "Ask.", "444-action": "Tell Dawn.", "day-1-word": ""}).StatusCode, 204)
	want(t, "both forms, and one word less", fmt.Sprint(p.reflection(d.Run).Writing), "map[444-action:Tell Dawn. day-1-what:I set a tier.\nThen I went home. gibbs-plan:Ask.]")
	if debrief := b.get(fmt.Sprintf("/runs/%d/debrief", d.Run)); !strings.Contains(debrief.text, `href="`+address+`"`) {
		t.Error("the debrief doesn't lead to it")
	}
	want(t, "how it felt, in the debrief", p.post(fmt.Sprintf("/runs/%d/feeling", d.Run), `{"feeling":"tired"}`).StatusCode, 204)
	want(t, "is none of these words", len(p.reflection(d.Run).Writing), 3)
}

// The review between two days says what pressed and asks three questions, whose answers
// are kept in the reflection and shown again.
func TestTheReviewAsksWhatPressed(t *testing.T) {
	s := newSite(t)
	p := s.program()
	d := p.begin()
	d = p.decide(d.Run, d.Turn, "triage:reid").desk(t)
	p.decide(d.Run, d.Turn, "end").desk(t)
	b := p.as(s.browser())
	address := fmt.Sprintf("/runs/%d/reflection", d.Run)
	review := b.get(fmt.Sprintf("/runs/%d/review", d.Run))
	for _, part := range []string{"What pressed, and what helped", "What took some of it away", "What pressed?", "What helped?", "What would you do differently?", "it is never marked", `name="day-1-what"`, `action="` + address + `"`} {
		if !strings.Contains(review.text, part) {
			t.Errorf("the review has no %q", part)
		}
	}
	if strings.Contains(review.text, `name="day-1-word"`) {
		t.Error("the review asks for more than three things")
	}
	want(t, "keep", b.form(address, url.Values{"day-1-what": {"The phone."}, "day-1-so-what": {""}, "day-1-now-what": {"Ring first."}, "open": {"day-1"}}.Encode()).StatusCode, 303)
	want(t, "kept", fmt.Sprint(p.reflection(d.Run).Writing), "map[day-1-now-what:Ring first. day-1-what:The phone.]")
	if again := b.get(fmt.Sprintf("/runs/%d/review", d.Run)); !strings.Contains(again.text, "The phone.") {
		t.Error("the review doesn't show what was written")
	}
	if back := b.get(address); !strings.Contains(back.text, "What helped: ") {
		t.Error("looking back doesn't say what pressed")
	}
}

// A text that is too long is marked with the reason, and the page comes back with
// everything that was typed.
func TestAReflectionThatIsTooLong(t *testing.T) {
	s := newSite(t)
	p := s.program()
	d := p.ended()
	b := p.as(s.browser())
	address := fmt.Sprintf("/runs/%d/reflection", d.Run)
	long, short := strings.Repeat("lang ’ ", 500), "and this is short"
	body := url.Values{"day-1-what": {long}, "day-2-now-what": {short}, "day-1-word": {strings.Repeat("é", 41)}, "open": {"day-2"}}
	for _, action := range []string{address, address + "/share", address + "/share/end"} {
		if strings.HasSuffix(action, "/share") {
			body.Set("part", "day-1")
		}
		r := b.form(action, body.Encode())
		want(t, action, r.StatusCode, 422)
		for _, part := range []string{strings.TrimSpace(long), short, strings.Repeat("é", 41), "This has 3499 characters, and there is room for 3000.", "This has 41 characters, and there is room for 40.", `aria-invalid`} {
			if !strings.Contains(r.text, part) {
				t.Errorf("%s: the page has lost %.40q", action, part)
			}
		}
	}
	if l := p.reflection(d.Run); len(l.Writing) != 0 || l.Share != nil {
		t.Errorf("kept %.100v, shared %v", l.Writing, l.Share)
	}
	want(t, "a program", p.writes(d.Run, map[string]string{"day-1-what": long}).StatusCode, 422)

	// Every box of a week is full of characters that are long when encoded in a
	// form.
	full := url.Values{}
	for _, box := range []string{"day-1-what", "day-1-so-what", "day-1-now-what", "day-2-what", "day-2-so-what", "day-2-now-what",
		"gibbs-description", "gibbs-feelings", "gibbs-evaluation", "gibbs-analysis", "gibbs-conclusion", "gibbs-plan", "444-experience", "444-reflection", "444-analysis", "444-action"} {
		full.Set(box, strings.Repeat("…", 3000))
	}
	full.Set("day-1-word", strings.Repeat("é", 40))
	full.Set("open", "gibbs")
	r := b.form(address, full.Encode())
	want(t, "all of it", r.StatusCode, 303)
	want(t, "back at", r.Header.Get("Location"), address+"?kept&open=gibbs")
	want(t, "boxes", len(p.reflection(d.Run).Writing), 17)
}

// A reflection on five days with both longer forms, every box full of the widest
// characters, fits into one request.
func TestAWeekFits(t *testing.T) {
	size := 0
	for day := 1; day <= 5; day++ {
		for _, box := range []string{"what", "so-what", "now-what"} {
			size += len(url.Values{fmt.Sprintf("day-%d-%s", day, box): {strings.Repeat("…", 3000)}}.Encode()) + 1
		}
	}
	for range 10 {
		size += len(url.Values{"gibbs-description": {strings.Repeat("…", 3000)}}.Encode()) + 1
	}
	if size > web.MaxReflection {
		t.Errorf("a week comes to %d bytes, and %d are taken", size, web.MaxReflection)
	}
}

// Over a real connection, a reflection may be larger than anything else, but is
// still limited. Earlier answers on the same connection don't change that.
func TestTheRoomForAReflection(t *testing.T) {
	s := newSite(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	go s.Serve(listener)
	t.Cleanup(func() { _ = s.Shutdown(ctx) })
	line := &line{t: t, to: listener.Addr().String()}
	guest := s.program()
	guest.begin()
	for _, c := range []struct {
		address      string
		size, status int
	}{
		{"/runs/7/reflection", web.MaxReflection, 404}, {"/runs/1/decisions", 64<<10 + 1, 413}, {"/runs/7/reflection/share", 65 << 10, 404}, {"/runs/1/feeling?/reflection", 64<<10 + 1, 413},
		{"/runs/1/reflection", web.MaxReflection + 1, 413}, {"/class?/runs/1/reflection", 64<<10 + 1, 413},
	} {
		body := "day-1-what=" + strings.Repeat("x", c.size-len("day-1-what="))
		r, err := http.NewRequest("POST", "http://"+listener.Addr().String()+c.address, strings.NewReader(body))
		check(t, err)
		r.Header.Set("Content-Type", isForm)
		r.AddCookie(&http.Cookie{Name: guest.cookie.Name, Value: guest.cookie.Value})
		want(t, fmt.Sprint(c.address, " with ", c.size), line.send(r).StatusCode, c.status)
	}
}

func TestWhatAReflectionDoesNotUnderstand(t *testing.T) {
	s := newSite(t)
	p, other := s.program(), s.program()
	d := p.ended()
	other.begin()
	address := fmt.Sprintf("/runs/%d/reflection", d.Run)
	for _, body := range []string{`{"day-0-what":"x"}`, `{"day-01-what":"x"}`, `{"day-1-why":"x"}`, `{"day-1":"x"}`, `{"feeling":"x"}`, `{"gibbs":"x"}`, `{"day-1-what":1}`,
		`{"day-1-what":"x","day-1-what":"y"}`, `{"parts":["day-1"]}`, `{"note":"x"}`, `[]`, `{`, `{"day-99999999999999999999-what":"x"}`, `{"":"x"}`, `{"-":"x"}`} {
		r := p.post(address, body)
		want(t, body, r.StatusCode, 400)
		r.sentence(t)
	}
	for _, body := range []string{`{"day-3-what":"x"}`, `{"day-999-word":"x"}`} {
		want(t, body, p.post(address, body).StatusCode, 422)
	}
	want(t, "words", len(p.reflection(d.Run).Writing), 0)
	for _, who := range []*person{other, s.program()} {
		want(t, "theirs", who.get(address).StatusCode, 404)
		for _, action := range []string{"", "/share", "/share/end"} {
			want(t, "theirs"+action, who.post(address+action, `{"day-1-what":"x"}`).StatusCode, 404)
		}
	}
	want(t, "from another site", p.form(address, "day-1-what=x", with("Sec-Fetch-Site", "cross-site")).StatusCode, 403)
	want(t, "nothing sent changes nothing", p.post(address, "{}").StatusCode, 204)
}

// Questions about what happened follow the course's own frameworks, and say how
// far those were checked. Debriefs stored before stay unchanged.
func TestPromptsFollowACoursesFrameworks(t *testing.T) {
	own := fstest.MapFS{"frameworks.json": {Data: []byte(`{"frameworks":[{"id":"X.1","framework":"Ours","title":"Going home","status":"from memory","unverified":true}],
		"rules":[{"play":"risk-left","frameworks":["X.1"],"prompt":"Our own question?"}]}`)}}
	s := newSite(t)
	p := s.program()
	before := p.finish(p.begin())
	asked := func(run int64) (prompts string) {
		for _, d := range p.reflection(run).Days {
			for _, m := range d.Moments {
				prompts += m.Prompt
			}
		}
		return prompts
	}
	shipped := asked(before.Run)
	if shipped == "" || strings.Contains(shipped, "Our own") {
		t.Fatalf("by what ships it asks %q", shipped)
	}

	again := openSite(t, s.path, func(o *setup) {
		links, err := web.ReadFrameworks(own)
		check(t, err)
		o.Texts = own
		o.Runs.TeachBy(links)
	})
	p.site = again
	after := p.finish(p.begin())
	if got := asked(after.Run); !strings.Contains(got, "Our own question?") || strings.Contains(got, shipped) {
		t.Errorf("by the course's own it asks %q", got)
	}
	want(t, "what was kept before", asked(before.Run), shipped)
	l := p.reflection(after.Run)
	if len(l.Frameworks) != 1 || l.Frameworks[0].ID != "X.1" {
		t.Errorf("it names %+v", l.Frameworks)
	}
	b := p.as(again.browser())
	if page := b.get(fmt.Sprintf("/runs/%d/reflection", after.Run)).text; !strings.Contains(page, "Our own question?") || !strings.Contains(page, "(X.1, wording not checked yet)") {
		t.Error("the page doesn't ask it, or doesn't say how far it was checked")
	}

	for _, bad := range []string{`{`, `{"rules":[{"play":"nothing","frameworks":["X"],"prompt":"?"}]}`, `{} {}`, `{"frameworks":[{"id":"X.1"}]}`} {
		if _, err := web.ReadFrameworks(fstest.MapFS{"frameworks.json": {Data: []byte(bad)}}); err == nil || !strings.Contains(err.Error(), "frameworks.json") {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if links, err := web.ReadFrameworks(fstest.MapFS{"data.md": {Data: []byte("Who")}}); err != nil || len(links.Rules) == 0 {
		t.Errorf("without a file of its own it is %v, %v", links, err)
	}
}

// If a run can no longer be replayed, its student can still read, erase and stop
// sharing its reflection.
func TestAReflectionOfAnEarlierVersion(t *testing.T) {
	s := newSite(t)
	p := s.program()
	d := p.begin()
	d = p.decide(d.Run, d.Turn, "end").desk(t)
	want(t, "keep", p.writes(d.Run, map[string]string{"day-1-what": "What I saw."}).StatusCode, 204)
	db := other(t, s)
	_, err := db.Exec("UPDATE decisions SET digest = 'other'")
	check(t, err)
	p.site = openSite(t, s.path)
	l := p.reflection(d.Run)
	if len(l.Days) != 1 || l.Days[0].Date != "Day 1" || l.Writing["day-1-what"] != "What I saw." {
		t.Errorf("it is %+v", l)
	}
	page := p.as(p.site.browser()).get(fmt.Sprintf("/runs/%d/reflection", d.Run)).text
	if !strings.Contains(page, "What I saw.") || strings.Contains(page, "To the desk") {
		t.Error("the page doesn't show it, or leads to a desk that can't be shown")
	}
}

func TestAReflectionExpiresWithItsRun(t *testing.T) {
	s := newSite(t)
	p := s.program()
	d := p.ended()
	p.writes(d.Run, map[string]string{"day-1-what": "x"})
	address := p.shares(d.Run, "day-1")
	want(t, "before", s.browser().get(address).StatusCode, 200)
	expire(t, s, time.Now().Add(-time.Second))
	want(t, "shared", s.browser().get(address).StatusCode, 404)
	want(t, "its own", p.get(fmt.Sprintf("/runs/%d/reflection", d.Run)).StatusCode, 404)
}
