package web_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// ended begins a run, plays it to its end and returns the last desk.
func (p *person) ended() desk {
	p.site.t.Helper()
	d := p.begin()
	d = p.decide(d.Run, 1, "triage:reid").desk(p.site.t)
	return p.finish(d)
}

func TestEveryTurnCanBeLookedBackAt(t *testing.T) {
	p := newSite(t).program()
	first := p.get(fmt.Sprintf("/runs/%d", p.begin().Run)).text
	last := p.ended()
	for turn := 1; turn < last.Turn; turn++ {
		r := p.get(fmt.Sprintf("/runs/%d/turns/%d", last.Run, turn))
		want(t, "status", r.StatusCode, 200)
		var back struct {
			Run           int64
			Turn, Turns   int
			Ended         bool
			Decided       struct{ Offer string }
			Digest        string
			Offers, Inbox []json.RawMessage
		}
		check(t, json.Unmarshal([]byte(r.text), &back))
		if back.Run != last.Run || back.Turn != turn || back.Turns != last.Turn-1 || back.Ended || back.Decided.Offer == "" || len(back.Offers) == 0 || (back.Digest == "") != (turn == 1) {
			t.Errorf("turn %d: %.300s", turn, r.text)
		}
	}
	if !strings.Contains(first, `"offers"`) {
		t.Error("the first desk offers nothing")
	}

	b := p.site.browser()
	b.cookie = p.cookie
	page := b.get(fmt.Sprintf("/runs/%d/turns/2?open=case%%3Areid", last.Run))
	want(t, "page", page.StatusCode, 200)
	for _, words := range []string{"Looking back: Monday 2 March", fmt.Sprintf("decision 2 of %d", last.Turn-1), "What you decided:", `rel="prev"`, `rel="next"`, "What if, here?", "/turns/2?open="} {
		if !strings.Contains(page.text, words) {
			t.Errorf("the page doesn't have %q", words)
		}
	}
	if strings.Contains(page.text, "/decisions\"") {
		t.Error("something can be decided on the page")
	}
	fragment := b.get(fmt.Sprintf("/runs/%d/turns/2?open=case%%3Areid", last.Run), with("HX-Request", "true"))
	if strings.Contains(fragment.text, "<html") || !strings.Contains(fragment.text, `id="desk"`) {
		t.Error("htmx doesn't get the region")
	}
}

// Looking back, forking and what-ifs are refused alike, each with a sentence: 404
// for somebody else's run or one that doesn't exist, and 409 for one that hasn't
// ended.
func TestWhatCanNotBeLookedBackAtForkedOrTried(t *testing.T) {
	s := newSite(t)
	p, other := s.program(), s.program()
	last := p.ended()
	other.begin()
	open := p.begin().Run
	for _, c := range []struct {
		who    *person
		run    int64
		turn   string
		status int
	}{
		{p, last.Run, fmt.Sprint(last.Turn), 404}, {p, last.Run, "1000000", 404}, {p, last.Run + 99, "1", 404},
		{other, last.Run, "1", 404}, {s.program(), last.Run, "1", 404}, {p, open, "1", 409},
	} {
		for _, r := range []reply{
			c.who.get(fmt.Sprintf("/runs/%d/turns/%s", c.run, c.turn)),
			c.who.get(fmt.Sprintf("/runs/%d/what-if?turn=%s", c.run, c.turn)),
			c.who.post(fmt.Sprintf("/runs/%d/forks", c.run), `{"turn":`+c.turn+`}`),
			c.who.post(fmt.Sprintf("/runs/%d/what-ifs", c.run), `{"turn":`+c.turn+`}`),
		} {
			want(t, fmt.Sprintf("%s turn %s of run %d", r.Request.URL.Path, c.turn, c.run), r.StatusCode, c.status)
			r.sentence(t)
		}
	}
	for _, turn := range []string{"0", "-1", "01", "x", "99999999999999999999"} {
		want(t, "turn "+turn, p.get(fmt.Sprintf("/runs/%d/turns/%s", last.Run, turn)).StatusCode, 404)
	}
	b := s.browser()
	b.cookie = p.cookie
	want(t, "a page of one that goes on", b.get(fmt.Sprintf("/runs/%d/turns/1", open)).StatusCode, 409)
}

func TestARunIsForked(t *testing.T) {
	s := newSite(t)
	p := s.program()
	last := p.ended()
	forks := fmt.Sprintf("/runs/%d/forks", last.Run)
	was := p.get(fmt.Sprintf("/runs/%d/turns/2", last.Run))
	r := p.post(forks, `{"turn":2}`)
	want(t, "fork", r.StatusCode, 201)
	fork := r.desk(t)
	want(t, "Location", r.Header.Get("Location"), fmt.Sprintf("/runs/%d", fork.Run))
	want(t, "turn", fork.Turn, 2)
	want(t, "digest", fork.Digest, was.desk(t).Digest)
	want(t, "other luck", p.post(forks, `{"turn":2,"luck":"other"}`).desk(t).Digest, fork.Digest)

	b := s.browser()
	b.cookie = p.cookie
	desk := b.get(fmt.Sprintf("/runs/%d", fork.Run))
	if !strings.Contains(desk.text, fmt.Sprintf(`href="/runs/%d/turns/2"`, last.Run)) || !strings.Contains(desk.text, "This run was forked") {
		t.Error("the desk doesn't say where it comes from")
	}
	sent := b.form(forks, "turn=2&luck=other")
	want(t, "a form", sent.StatusCode, 303)
	again := p.finish(fork)
	second := p.post(fmt.Sprintf("/runs/%d/forks", again.Run), `{"turn":3}`)
	want(t, "a fork of a fork", second.StatusCode, 201)
	want(t, "it is played on", p.finish(second.desk(t)).Ended, true)

	for body, status := range map[string]int{
		`{}`: 400, `{"turn":"2"}`: 400, `{"turn":2,"luck":"better"}`: 400, `{"turn":2,"seed":1}`: 400, `{"turn":2,"turn":2}`: 400, `{"turn":0}`: 404,
	} {
		r := p.post(forks, body)
		want(t, body, r.StatusCode, status)
		r.sentence(t)
	}
	want(t, "from another site", b.form(forks, "turn=2", with("Sec-Fetch-Site", "cross-site")).StatusCode, 403)
}

func TestForksCountAsRuns(t *testing.T) {
	p := newSite(t).program()
	last := p.ended()
	forks := fmt.Sprintf("/runs/%d/forks", last.Run)
	for range 49 {
		want(t, "fork", p.post(forks, `{"turn":1}`).StatusCode, 201)
	}
	r := p.post(forks, `{"turn":1}`)
	want(t, "one too many", r.StatusCode, 422)
	if !strings.Contains(r.sentence(t), "50 runs") {
		t.Error(r.text)
	}
}

func TestAWhatIf(t *testing.T) {
	s := newSite(t)
	p := s.program()
	last := p.ended()
	address := fmt.Sprintf("/runs/%d/what-ifs", last.Run)
	for _, body := range []string{
		`{"turn":1,"offer":"end","seeds":4}`, `{"turn":1,"offer":"triage:reid","with":{"tier":"P0"},"policy":"loudest","seeds":4}`,
		`{"turn":2,"policy":"worn-out","seeds":4}`, `{"turn":0,"terms":"blaming","seeds":4}`,
	} {
		r := p.post(address, body)
		want(t, body, r.StatusCode, 200)
		var got map[string]json.RawMessage
		check(t, json.Unmarshal([]byte(r.text), &got))
		for _, name := range strings.Fields("run turn when policy decided instead happened as_it_was might_have_been pairs seeds unknown limits") {
			if got[name] == nil {
				t.Errorf("%s: there is no %q", body, name)
			}
		}
		var side map[string]json.RawMessage
		check(t, json.Unmarshal(got["might_have_been"], &side))
		for _, name := range strings.Fields("harm worry_days strain dates_missed minutes overtime nights distribution") {
			if side[name] == nil {
				t.Errorf("%s: a side has no %q", body, name)
			}
		}
		var seeds struct{ Asked, Played int }
		check(t, json.Unmarshal(got["seeds"], &seeds))
		want(t, "asked", seeds.Asked, 4)
	}
	for body, status := range map[string]int{
		`{}`: 400, `{"turn":1,"offer":7}`: 400, `{"turn":1,"with":{"tier":"P0"}}`: 400, `{"turn":1,"choice":"end"}`: 400, `{"turn":1,"seeds":0}`: 400, `{"turn":1,"mood":"x"}`: 400,
		`{"turn":1,"offer":"fly"}`: 422, `{"turn":1,"offer":"end","with":{"speed":"fast"}}`: 422, `{"turn":1,"policy":"bravest"}`: 422, `{"turn":1,"seeds":301}`: 422,
		`{"turn":0}`: 422, `{"turn":0,"terms":"kind"}`: 422, `{"turn":1,"terms":"blaming"}`: 422,
	} {
		r := p.post(address, body)
		want(t, body, r.StatusCode, status)
		r.sentence(t)
	}

	b := s.browser()
	b.cookie = p.cookie
	form := b.get(fmt.Sprintf("/runs/%d/what-if?turn=1", last.Run))
	want(t, "form", form.StatusCode, 200)
	for _, words := range []string{`value="triage:reid tier=P0"`, `value="end"`, `value="blaming"`, "What if"} {
		if !strings.Contains(form.text, words) {
			t.Errorf("the form doesn't have %q", words)
		}
	}
	sent := b.form(address, "turn=1&choice=triage%3Areid+tier%3DP0&policy=careful&seeds=5")
	want(t, "sent", sent.StatusCode, 200)
	for _, words := range []string{", instead: ", "<html", "What could not have been known", `id="lucks"`, `role="img"`} {
		if !strings.Contains(sent.text, words) {
			t.Errorf("the answer doesn't have %q", words)
		}
	}
	fragment := b.form(address, "turn=0&choice=&terms=blaming&policy=careful&seeds=5", with("HX-Request", "true"))
	if strings.Contains(fragment.text, "<html") || !strings.Contains(fragment.text, "The same caseload: A blaming employer") {
		t.Errorf("htmx gets %.300s", fragment.text)
	}
	refused := b.form(address, "turn=1&choice=fly&policy=careful")
	want(t, "refused", refused.StatusCode, 422)
	if !strings.Contains(refused.text, "That can’t be tried") || !strings.Contains(refused.text, `name="choice"`) {
		t.Error("what is refused isn't told beside the form")
	}
	want(t, "for a program", strings.Contains(p.get(fmt.Sprintf("/runs/%d/what-if", last.Run)).text, `"policies":["careful"`), true)
	want(t, "without a turn", b.get(fmt.Sprintf("/runs/%d/what-if", last.Run)).StatusCode, 200)
	want(t, "from another site", b.form(address, "turn=1", with("Sec-Fetch-Site", "cross-site")).StatusCode, 403)
	want(t, "nothing was kept", strings.Count(b.get("/").text, "/debrief"), 1)
}

func TestSoManyWhatIfsAreTriedForOneAddress(t *testing.T) {
	p := newSite(t).program()
	for range 600 {
		want(t, "misunderstood", p.post("/runs/1/what-ifs", `{}`).StatusCode, 400)
	}
	r := p.post("/runs/1/what-ifs", `{}`)
	want(t, "one too many", r.StatusCode, 429)
	r.sentence(t)
}
