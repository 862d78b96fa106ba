package web_test

import (
	"fmt"
	"testing"

	"caseload/app/web"
)

// Whatever is sent as a decision, the answer is never an error of ours, and
// anything but success leaves the run as it was. Minimising is of no use, since
// runs go on:
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

// Whatever is sent as a class, the answer is never an error of ours; a class that
// was made has its board, and where none was made none is kept.
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
	s := newSite(f, shelf(), func(o *web.Options) { o.Proxies = []string{"0.0.0.0"} }) // the address of a test's requests
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
