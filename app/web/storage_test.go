package web_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/storetest"
)

// other opens the site's database file the way another program would.
func other(t *testing.T, s *site) storetest.Other {
	t.Helper()
	return storetest.AsAnother(t, s.path)
}

// freezeEarlier makes all rows of a table belong to a version that was frozen for
// another engine.
func freezeEarlier(t *testing.T, s *site, table string) {
	t.Helper()
	db, digest := other(t, s), strings.Repeat("ff", 32)
	var slug, title string
	var rules int
	var files []byte
	check(t, db.QueryRow("SELECT slug, title, rules, files FROM versions").Scan(&slug, &title, &rules, &files))
	_, err := db.Exec("INSERT INTO versions (digest, slug, title, engine, rules, files, created_at) VALUES (?, ?, ?, 'older', ?, ?, 0)",
		digest, slug, title, rules, bytes.ReplaceAll(files, []byte("gopher-lua"), []byte("older-lua")))
	check(t, err)
	_, err = db.Exec("UPDATE "+table+" SET version = ?", digest)
	check(t, err)
}

// expire sets the expiry of all guests and runs.
func expire(t *testing.T, s *site, at time.Time) {
	t.Helper()
	db := other(t, s)
	for _, table := range []string{"guests", "runs"} {
		_, err := db.Exec("UPDATE "+table+" SET expires_at = ?", at.UnixMilli())
		check(t, err)
	}
}

// If another program has locked the database, the student reads at the desk that
// the decision was not kept, and it wasn't. (cmd/caseload tests a full disk.)
func TestNotKept(t *testing.T) {
	t.Parallel() // it waits as long as the store does
	s := newSite(t)
	p, b := s.program(), s.browser()
	d := p.begin()
	b.cookie = p.cookie
	address := fmt.Sprintf("/runs/%d", d.Run)
	release := other(t, s).Hold(t)
	r := b.form(address+"/decisions", "turn=1&offer=triage%3Areid&note=secret", with("HX-Request", "true"))
	want(t, "status", r.StatusCode, 503)
	if !strings.Contains(r.text, "Your decision was not kept. Nothing was changed; try again in a moment.") || !strings.Contains(r.text, `id="desk"`) {
		t.Errorf("%.300s", r.text)
	}
	check(t, release())
	want(t, "the desk", p.get(address).desk(t).Digest, d.Digest)
	want(t, "try again", p.decide(d.Run, 1, "triage:reid").StatusCode, 200)
	if log := s.log.String(); !strings.Contains(log, "locked") || strings.Contains(log, "secret") || strings.Contains(log, p.cookie.Value) {
		t.Errorf("the log says %s", log)
	}
}

// If the store can't be used, the program says so and shows nothing of how it
// works.
func TestWithoutAStore(t *testing.T) {
	var kept *store.Store
	s := newSite(t, stored(&kept))
	p, b := s.program(), s.browser()
	d := p.begin()
	b.cookie = p.cookie
	want(t, "healthy", b.get("/healthz").StatusCode, 200)
	check(t, kept.Close())
	want(t, "healthy", b.get("/healthz").StatusCode, 503)
	for _, r := range []reply{
		p.get(fmt.Sprintf("/runs/%d", d.Run)), b.get("/"), b.get(fmt.Sprintf("/runs/%d", d.Run)), p.decide(d.Run, 1, "triage:reid"),
		p.post("/scenarios/small/runs", ""), b.form("/runs/delete", ""),
	} {
		if r.StatusCode != 500 && r.StatusCode != 503 {
			t.Errorf("status %d", r.StatusCode)
		}
		for _, word := range []string{"sql", "goroutine", ".go:", s.path, "closed"} {
			if strings.Contains(r.text, word) {
				t.Errorf("an answer holds %q: %.300s", word, r.text)
			}
		}
	}
	want(t, "exit works", b.get("/exit").StatusCode, 200)
	want(t, "a scenario too", b.get("/scenarios/small").StatusCode, 200)
}

// A run that no longer folds to what was stored is not played on, and nothing is
// guessed.
func TestDivergence(t *testing.T) {
	s := newSite(t)
	p := s.program()
	d := p.begin()
	p.decide(d.Run, 1, "triage:reid")
	_, err := other(t, s).Exec("UPDATE decisions SET digest = 'other'")
	check(t, err)
	again := openSite(t, s.path) // without a seat of the run in memory
	q := again.program()
	q.cookie = p.cookie
	r := q.get(fmt.Sprintf("/runs/%d", d.Run))
	want(t, "status", r.StatusCode, 409)
	if !strings.Contains(r.sentence(t), "won't guess") || !strings.Contains(again.log.String(), "diverges at turn 1") {
		t.Errorf("%s\n%s", r.text, again.log)
	}
	r = q.decide(d.Run, 2, "triage:reid")
	want(t, "decide", r.StatusCode, 409)
	want(t, "in the same words", r.sentence(t), q.get(fmt.Sprintf("/runs/%d", d.Run)).sentence(t))
	want(t, "decisions", count(t, again, "decisions"), 1)
	b := again.browser()
	b.cookie = p.cookie
	if page := b.get(fmt.Sprintf("/runs/%d", d.Run)); page.StatusCode != 409 || !strings.Contains(page.text, "Recommended a tier: reid") || !strings.Contains(page.text, `action="/scenarios/small/runs"`) {
		t.Errorf("%d %s", page.StatusCode, page.text)
	}
	if home := b.get("/"); !strings.Contains(home.text, "can’t be played on") {
		t.Error("the first page doesn't say so")
	}
}

// A run whose version was frozen for another engine says so, hinders nothing
// else, and stays.
func TestAnEarlierVersion(t *testing.T) {
	s := newSite(t)
	p := s.browser()
	p.form("/scenarios/small/runs", "")
	want(t, "decide", p.form("/runs/1/decisions", "turn=1&offer=triage:reid&with.tier=P1&reason=new-information&note=Ring+the+%3Cschool%3E").StatusCode, 303)
	freezeEarlier(t, s, "runs")
	again := openSite(t, s.path)
	q := again.browser()
	q.cookie = p.cookie
	r := q.get("/runs/1")
	want(t, "status", r.StatusCode, 409)
	if !strings.Contains(r.text, "earlier version of Caseload") {
		t.Errorf("%.500s", r.text)
	}
	for _, part := range []string{"A small morning", "Recommended a tier: reid", "tier P1", "new information", "Ring the &lt;school&gt;", `action="/scenarios/small/runs"`} {
		if !strings.Contains(r.text, part) {
			t.Errorf("the page lacks %q:\n%s", part, r.text)
		}
	}
	program := again.program()
	program.cookie = p.cookie
	var log struct {
		Error, Scenario, Begin string
		Decided                []struct {
			Turn                int
			Offer, Reason, Note string
			With                map[string]string
		}
	}
	answer := program.get("/runs/1")
	want(t, "status for a program", answer.StatusCode, 409)
	check(t, json.Unmarshal([]byte(answer.text), &log))
	if len(log.Decided) != 1 || log.Decided[0].Offer != "triage:reid" || log.Decided[0].With["tier"] != "P1" || log.Decided[0].Note != "Ring the <school>" || log.Begin != "/scenarios/small/runs" || log.Error == "" {
		t.Errorf("%s", answer.text)
	}
	for _, turn := range []string{"1", "2"} {
		r := q.form("/runs/1/decisions", "turn="+turn+"&offer=end")
		if r.StatusCode != 409 || !strings.Contains(r.text, "earlier version of Caseload") {
			t.Errorf("decide: %d %.300s", r.StatusCode, r.text)
		}
	}
	want(t, "decisions", count(t, again, "decisions"), 1)
	stranger := again.browser()
	stranger.form("/scenarios/small/runs", "")
	want(t, "somebody else's", stranger.get("/runs/1").StatusCode, 404)
	home := q.get("/")
	if home.StatusCode != 200 || !strings.Contains(home.text, "can’t be played on") {
		t.Errorf("%d %.500s", home.StatusCode, home.text)
	}
	want(t, "begin another", q.form("/scenarios/small/runs", "").StatusCode, 303)
}

func TestAPanicIsAnswered(t *testing.T) {
	s := newSite(t)
	s.Panic()
	p := s.program()
	for _, ask := range []*person{p, s.browser()} {
		r := ask.get("/panic")
		want(t, "status", r.StatusCode, 500)
		if strings.Contains(r.text, "secret") || strings.Contains(r.text, "goroutine") || !strings.Contains(r.text, "went wrong on our side") {
			t.Errorf("%.300s", r.text)
		}
		want(t, "policy", r.Header.Get("Content-Security-Policy"), policy)
	}
	want(t, "afterwards", p.get("/healthz").StatusCode, 200)
	if !strings.Contains(s.log.String(), "storage_test") && !strings.Contains(s.log.String(), "export_test") {
		t.Error("the log has no stack")
	}
}

// A request that takes too long is answered with a sentence, as a page or JSON.
// Nothing is half done, and the next request works.
func TestARequestsTimeIsUp(t *testing.T) {
	s := newSite(t)
	p, b := s.program(), s.browser()
	d := p.begin()
	b.cookie = p.cookie
	s.SetPatience(0)
	address := fmt.Sprintf("/runs/%d", d.Run)
	for _, r := range []reply{p.get(address), b.get(address), p.decide(d.Run, 1, "triage:reid"), b.get("/"), b.get(address + "/reflection")} {
		if r.StatusCode != 503 || !strings.Contains(r.text, "Nothing was changed") {
			t.Errorf("%d %.300s", r.StatusCode, r.text)
		}
	}
	s.SetPatience(time.Minute)
	want(t, "the turn afterwards", p.get(address).desk(t).Turn, 1)
	want(t, "decide", p.decide(d.Run, 1, "triage:reid").StatusCode, 200)
}
