package web_test

import (
	"fmt"
	"testing"
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
