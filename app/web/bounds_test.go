package web_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"caseload/app/store"
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
	want(t, "nothing was kept", count(t, s, "writings"), 0)
	want(t, "nothing was decided", count(t, s, "decisions"), 0)
	for _, half := range []string{`\ud83d`, `\udf00`, `\ud83d\ud83d\ude00`, `\\\ud83d`} {
		r := p.post(decisions, `{"turn":1,"offer":"triage:reid","note":"`+half+`"}`)
		want(t, half, r.StatusCode, 400)
		want(t, half, r.sentence(t), "What was sent holds a half of a character, which can't be kept. Nothing was changed; send it again without it.")
	}
	want(t, "lines and tabs", p.post(decisions, `{"turn":1,"offer":"triage:reid","note":"a\r\n\tb\u000ac\\b \\u0000 \\ud83d \ud83d\ude00"}`).StatusCode, 200)
	want(t, "lines and tabs in a form", b.form(decisions, "turn=2&offer=triage%3Areid&note=a%0D%0A%09b").StatusCode, 303)
	want(t, "both were kept", count(t, s, "writings"), 2)
}

// TestBeginningIsNotADecision begins a run while nothing can be stored: the error
// must be about beginning, not about a decision.
func TestBeginningIsNotADecision(t *testing.T) {
	t.Parallel() // it waits as long as the store does
	s := newSite(t)
	p := s.program()
	p.begin()
	other(t, s).Hold(t)
	for _, who := range []*person{p, s.program()} {
		r := who.post("/scenarios/small/runs", `{"seed":2}`)
		want(t, "status", r.StatusCode, 503)
		want(t, "sentence", r.sentence(t), "Your run could not be begun, because nothing can be stored just now. Nothing was changed; try again in a moment.")
	}
}

// TestLoadIsShed fills the server with work: what waits too long, and what finds no
// room to wait, is told so and when to come back, while help, assets and health are
// answered. A note stays in its box.
func TestLoadIsShed(t *testing.T) {
	const sentence = "More is being asked of this site just now than it can do, so this was not done. Nothing was changed; try again in a few seconds."
	for name, queued := range map[string]int{"a long wait": 10, "a full queue": 0} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			p, b := s.program(), s.browser()
			run := fmt.Sprintf("/runs/%d", p.begin().Run)
			b.cookie = p.cookie
			s.SetQueue(2, queued, 10*time.Millisecond)
			leave := s.Occupy()
			for _, r := range []reply{
				p.get(run), p.post(run+"/decisions", `{"turn":1,"offer":"triage:reid"}`), p.post("/scenarios/small/runs", `{"seed":1}`), p.get("/class/CCCCCCCC"), p.get("/shared/x"), p.get("/"),
			} {
				want(t, "status", r.StatusCode, 503)
				want(t, "sentence", r.sentence(t), sentence)
				want(t, "Retry-After", r.Header.Get("Retry-After"), "5")
			}
			r := b.form(run+"/decisions", "turn=1&offer=triage%3Areid&note=so+what")
			want(t, "page", r.StatusCode, 503)
			want(t, "Retry-After of the page", r.Header.Get("Retry-After"), "5")
			if !strings.Contains(r.text, sentence) || !strings.Contains(r.text, "so what</textarea>") {
				t.Errorf("%s", r.text)
			}
			for _, address := range []string{"/healthz", "/assets/app-BBBBBBBB.js", "/help", "/exit"} {
				want(t, address, b.get(address).StatusCode, 200)
			}
			if log := s.log.String(); strings.Count(log, "level=WARN") != 1 || strings.Contains(log, "level=ERROR") {
				t.Errorf("what was shed takes more than a line of the log: %s", log)
			}
			leave()
			want(t, "afterwards", p.decide(p.get(run).desk(t).Run, 1, "triage:reid").StatusCode, 200)
		})
	}
}

// TestOneGuestAsksAtOnce has a guest ask for more at once than a person does: they are
// told so, their note stays in its box, and strangers are answered. One address has a
// bound, too.
func TestOneGuestAsksAtOnce(t *testing.T) {
	s := newSite(t)
	p, b, other := s.program(), s.browser(), s.program()
	run := fmt.Sprintf("/runs/%d", p.begin().Run)
	theirs := other.begin().Run
	b.cookie = p.cookie
	s.SetAtOnce(0, 10)
	r := b.form(run+"/decisions", "turn=1&offer=triage%3Areid&note=so+what")
	want(t, "status", r.StatusCode, 429)
	want(t, "Retry-After", r.Header.Get("Retry-After"), "5")
	if !strings.Contains(r.text, "More is being asked from this browser at the same time than one person asks, so this was not done.") || !strings.Contains(r.text, "so what</textarea>") {
		t.Errorf("%s", r.text)
	}
	want(t, "a stranger", s.program().get("/").StatusCode, 200)
	s.SetAtOnce(1, 1)
	for range 3 { // what was answered makes room again
		want(t, "one after another", p.get(run).StatusCode, 200)
	}
	want(t, "somebody else", other.decide(theirs, 1, "triage:reid").StatusCode, 200)
	s.SetAtOnce(10, 0)
	r = p.get(run)
	want(t, "too much from one address", r.StatusCode, 503)
	want(t, "sentence", r.sentence(t), "More is being asked of this site just now than it can do, so this was not done. Nothing was changed; try again in a few seconds.")
	want(t, "Retry-After", r.Header.Get("Retry-After"), "5")
}

// TestBodiesInFlightAreBounded sends the beginning of bodies and no more: a stranger's
// large one is refused before any of it is read, guests' are taken while there is room,
// and what finds none is told so.
func TestBodiesInFlightAreBounded(t *testing.T) {
	s := newSite(t)
	s.SetIntake(100 << 10)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	go func() { _ = s.Serve(listener) }()
	defer func() { _ = s.Shutdown(ctx) }()
	guest := s.program()
	guest.begin()
	ask := func(size int, more string) net.Conn {
		conn, err := net.Dial("tcp", listener.Addr().String())
		check(t, err)
		t.Cleanup(func() { conn.Close() })
		check(t, conn.SetDeadline(time.Now().Add(5*time.Second)))
		_, err = fmt.Fprintf(conn, "POST /runs/7/decisions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: %d\r\n%s\r\n{", size, more)
		check(t, err)
		return conn
	}
	answer := func(conn net.Conn) (int, string, string) {
		r, err := http.ReadResponse(bufio.NewReader(conn), nil)
		check(t, err)
		defer r.Body.Close()
		text, err := io.ReadAll(r.Body)
		check(t, err)
		return r.StatusCode, string(text), r.Header.Get("Retry-After")
	}
	cookie := "Cookie: " + guest.cookie.Name + "=" + guest.cookie.Value + "\r\n"
	for name, headers := range map[string]string{"no cookie": "", "a made-up cookie": "Cookie: " + guest.cookie.Name + "=" + strings.Repeat("A", 43) + "\r\n"} {
		status, _, _ := answer(ask(64<<10, headers))
		want(t, name, status, 413)
	}
	want(t, "strangers hold", s.Intake(), 0)
	first := ask(64<<10, cookie)
	for s.Intake() == 0 { // until its headers have been read
		time.Sleep(time.Millisecond)
	}
	status, text, after := answer(ask(64<<10, cookie+"Caseload-Intake: 1\r\n"))
	want(t, "the second", status, 503)
	want(t, "sentence", text, `{"error":"So much is being sent to this site just now that this could not be taken. Nothing was changed; send it again in a few seconds."}`)
	want(t, "Retry-After", after, "5")
	_, err = io.WriteString(first, strings.Repeat(" ", 64<<10-1))
	check(t, err)
	status, _, _ = answer(first)
	want(t, "the first, once it is whole", status, 400)
	for s.Intake() != 0 {
		time.Sleep(time.Millisecond)
	}
}

// TestDecisionsAMinute decides faster than people do, in one run and then in others:
// both have a bound, which says when to come back, and the note stays in its box.
func TestDecisionsAMinute(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 15, 0, time.UTC)
	s := newSite(t, func(o *setup) { o.Pace, o.Now = 2, func() time.Time { return now } })
	const sentence = "That is more decisions than a person makes: at most 2 a minute are taken in one run. Nothing was decided; go on in a minute."
	p, b := s.program(), s.browser()
	runs := []int64{p.begin().Run, p.begin().Run, p.begin().Run}
	b.cookie = p.cookie
	for _, c := range []struct{ run, turn, status int }{{0, 1, 200}, {0, 2, 200}, {0, 3, 429}, {1, 1, 200}, {1, 2, 200}, {2, 1, 429}} {
		r := p.decide(runs[c.run], c.turn, "triage:reid")
		want(t, fmt.Sprint(c.run, " ", c.turn), r.StatusCode, c.status)
		if c.status == 429 {
			want(t, "sentence", r.sentence(t), sentence)
			want(t, "Retry-After", r.Header.Get("Retry-After"), "45")
		}
	}
	r := b.form(fmt.Sprintf("/runs/%d/decisions", runs[0]), "turn=3&offer=triage%3Areid&note=so+what")
	want(t, "page", r.StatusCode, 429)
	if !strings.Contains(r.text, sentence) || !strings.Contains(r.text, "so what</textarea>") {
		t.Errorf("%s", r.text)
	}
	want(t, "somebody else", s.program().begin().Turn, 1)
	now = now.Add(45 * time.Second)
	want(t, "a minute on", p.decide(runs[0], 3, "triage:reid").StatusCode, 200)
}

// TestWordsHaveABound writes notes until no more are kept: the decision isn't made, the
// note stays in its box, and there is room again once words are erased.
func TestWordsHaveABound(t *testing.T) {
	s := newSite(t)
	p, b := s.program(), s.browser()
	d := p.begin()
	b.cookie = p.cookie
	run, turn := fmt.Sprintf("/runs/%d", d.Run), 0
	send := func(note string) reply {
		return b.form(run+"/decisions", fmt.Sprintf("turn=%d&offer=triage%%3Areid&note=%s", turn, note))
	}
	var r reply
	for status := 303; status == 303 && turn < 40; status = r.StatusCode {
		turn++
		r = send(strings.Repeat("x", 20<<10))
	}
	want(t, "status", r.StatusCode, 422)
	want(t, "the turn that wasn't decided", turn, 26)
	if !strings.Contains(r.text, "have reached the limit of what is kept") || !strings.Contains(r.text, "xxx</textarea>") {
		t.Errorf("%.300s", r.text)
	}
	want(t, "erase", b.form(run+"/writing/erase", "").StatusCode, 303)
	want(t, "afterwards", send("short").StatusCode, 303)
}

// TestWordsOfOneGuestHaveABound fills one run after another with words: what a guest
// has in all of them together is bounded, too, and somebody else's words are kept.
func TestWordsOfOneGuestHaveABound(t *testing.T) {
	s := newSite(t)
	p, other := s.program(), s.program()
	const fullNote, perRun = 20 << 10, 25
	note := strings.Repeat("x", fullNote)
	write := func(p *person, run int64, turn int) reply {
		return p.post(fmt.Sprintf("/runs/%d/decisions", run), fmt.Sprintf(`{"turn":%d,"offer":"triage:reid","note":"%s"}`, turn, note))
	}
	kept := 0
	for kept <= store.MaxGuestWritings {
		run := p.begin().Run
		for turn := 1; turn <= perRun; turn++ {
			r := write(p, run, turn)
			if r.StatusCode == 200 {
				kept += fullNote
				continue
			}
			want(t, "status", r.StatusCode, 422)
			if !strings.Contains(r.sentence(t), "in all your runs together, have reached the limit of what is kept") || kept+fullNote <= store.MaxGuestWritings {
				t.Errorf("after %d bytes: %s", kept, r.sentence(t))
			}
			want(t, "without words", p.decide(run, turn, "triage:reid").StatusCode, 200)
			want(t, "somebody else's", write(other, other.begin().Run, 1).StatusCode, 200)
			return
		}
	}
	t.Errorf("%d bytes of words are kept", kept)
}
