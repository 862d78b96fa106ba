package web_test

import (
	"fmt"
	"testing"
)

// Whatever is sent as a decision, the answer is never a 5xx error, and unless it
// is success the run is unchanged. Minimising inputs is of no use, because the
// state of runs carries over:
//
//	go test -run=^$ -fuzz=Decision -fuzztime=1m -fuzzminimizetime=1x ./app/web
func FuzzDecision(f *testing.F) {
	for _, body := range []string{
		`{"turn":1,"offer":"triage:reid","with":{"tier":"P1"},"note":"x"}`, `{"turn":1,"offer":"plan","with":{"tasks":["a"]}}`,
		`{"turn":1,"offer":"end"}`, `{"turn":1e9,"offer":"\ud800"}`, `{"turn":1,"offer":"work:desk","reason":"\u0000"}`, `[[[[`, `{"with":{"":""}}`,
	} {
		f.Add(false, body)
	}
	f.Add(true, "turn=1&offer=plan&with.tasks=a&with.tasks=b&note=%00")
	f.Add(true, "turn=%31&offer=triage%3Areid&with.=&;=")
	p := newSite(f).program()
	d := p.begin()
	f.Fuzz(func(t *testing.T, form bool, body string) {
		kind := isJSON
		if form {
			kind = isForm
		}
		p.site.t = t
		r := p.do("POST", fmt.Sprintf("/runs/%d/decisions", d.Run), kind, body)
		if r.StatusCode >= 500 {
			t.Fatalf("%d for %q: %s", r.StatusCode, body, r.text)
		}
		now := p.get(fmt.Sprintf("/runs/%d", d.Run)).desk(t)
		if r.StatusCode == 200 {
			if d = now; d.Ended || d.Turn > 20 {
				p.cookie = nil
				d = p.begin()
			}
			return
		}
		want(t, "the desk", now.Digest, d.Digest)
	})
}

// Whatever is sent as a class, the answer is never a 5xx error. A class that was
// created has a board; otherwise none was stored.
//
//	go test -run=^$ -fuzz=Class -fuzztime=1m -fuzzminimizetime=1x ./app/web
func FuzzClass(f *testing.F) {
	for _, body := range []string{
		`{"scenario":"small"}`, `{"scenario":"short","employer":"stretched","same_luck":false,"minutes":20}`, `{"scenario":"small","minutes":1e9}`,
		`{"scenario":"small","same_luck":null}`, `{"scenario":null,"employer":""}`, `{"":{}}`, `[]`, `{"scenario":"\ud800"}`,
	} {
		f.Add(false, body)
	}
	f.Add(true, "scenario=small&employer=own&same_luck=yes&minutes=0")
	f.Add(true, "scenario=short&employer=supportive&minutes=240&minutes=1")
	f.Add(true, "scenario=%73mall&same_luck=&=&;=%00")
	s := newSite(f, shelf(), func(o *setup) { o.Proxies = []string{"0.0.0.0"} }) // the address that a test's requests come from
	p, made, asked := s.program(), 0, 0
	f.Fuzz(func(t *testing.T, form bool, body string) {
		kind := isJSON
		if form {
			kind = isForm
		}
		s.t = t
		asked++
		r := p.do("POST", "/class", kind, body, with("X-Forwarded-For", fmt.Sprintf("10.%d.%d.%d", asked>>16, asked>>8&255, asked&255)))
		switch {
		case r.StatusCode >= 500:
			t.Fatalf("%d for %q: %s", r.StatusCode, body, r.text)
		case r.StatusCode == 201:
			made++
			want(t, "the board", p.get(r.Header.Get("Location")).StatusCode, 200)
		}
		want(t, "classes", count(t, s, "classes"), made)
	})
}

// Whatever is sent as a reflection, the answer is never a 5xx error. What was
// stored is what was sent, and a refusal changed nothing.
//
//	go test -run=^$ -fuzz=Reflection -fuzztime=1m -fuzzminimizetime=1x ./app/web
func FuzzReflection(f *testing.F) {
	for _, body := range []string{
		`{"day-1-what":"x","day-2-word":"calm"}`, `{"parts":["day-1","444"],"gibbs-plan":"y"}`, `{"day-1-word":"\ud800\u0000"}`, `{"parts":null}`, `{"day-1-what":null}`, `{"444-action":" \r\n "}`, `[]`,
	} {
		f.Add(false, uint8(0), body)
		f.Add(false, uint8(1), body)
	}
	f.Add(true, uint8(1), "day-1-what=a%0D%0Ab&part=day-1&part=day-1&open=day-2")
	f.Add(true, uint8(2), "day-1-what=%00&=&;=&open=%22&part=x")
	p := newSite(f).program()
	d := p.ended()
	f.Fuzz(func(t *testing.T, form bool, action uint8, body string) {
		kind := isJSON
		if form {
			kind = isForm
		}
		p.site.t = t
		before := fmt.Sprint(p.reflection(d.Run).Writing)
		r := p.do("POST", fmt.Sprintf("/runs/%d/reflection", d.Run)+[]string{"", "/share", "/share/end"}[action%3], kind, body)
		if r.StatusCode >= 500 {
			t.Fatalf("%d for %q: %s", r.StatusCode, body, r.text)
		}
		l := p.reflection(d.Run)
		if r.StatusCode >= 400 {
			want(t, "the words", fmt.Sprint(l.Writing), before)
		}
		if l.Share != nil {
			want(t, "what is shared", p.get(l.Share.Address).StatusCode, 200)
		}
	})
}
