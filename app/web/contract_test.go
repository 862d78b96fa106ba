package web_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// A program uses everything it is promised, in the order in which it would ask.
func TestAProgramPlaysARun(t *testing.T) {
	p := newSite(t).program()
	r := p.post("/scenarios/small/runs", `{"seed":4}`)
	want(t, "status", r.StatusCode, 201)
	d := r.desk(t)
	address := fmt.Sprintf("/runs/%d", d.Run)
	want(t, "Location", r.Header.Get("Location"), address)
	want(t, "type", r.Header.Get("Content-Type"), isJSON)
	var fields map[string]json.RawMessage
	check(t, json.Unmarshal([]byte(r.text), &fields))
	for _, name := range strings.Fields("run turn ended scenario clock load strain inbox cases tasks events offers digest") {
		if fields[name] == nil {
			t.Errorf("the desk has no %q", name)
		}
	}
	for _, o := range d.Offers {
		if o.ID == "" || o.Verb == "" || o.Label == "" || o.Minutes == nil || o.Fields == nil {
			t.Errorf("an offer lacks something: %+v", o)
		}
	}

	want(t, "look again", p.get(address).text, r.text)
	want(t, "debrief too early", p.get(address+"/debrief").StatusCode, 409)

	r = p.post(address+"/decisions", `{"turn":1,"offer":"triage:reid","with":{"tier":"P1"},"reason":"safety","note":"Why now?"}`)
	want(t, "decide", r.StatusCode, 200)
	next := r.desk(t)
	want(t, "turn", next.Turn, 2)
	if next.Digest == d.Digest || len(next.Digest) != 64 {
		t.Errorf("the digest is %q after %q", next.Digest, d.Digest)
	}
	last := p.finish(next)
	want(t, "offers at the end", len(last.Offers), 0)
	r = p.get(address + "/debrief")
	want(t, "debrief", r.StatusCode, 200)
	for _, name := range []string{`"run":`, `"days":`, `"triage":`, `"examples":`, `"dates":`, `"topics":`} {
		if !strings.Contains(r.text, name) {
			t.Errorf("the debrief has no %s", name)
		}
	}
	want(t, "after the end", p.decide(last.Run, last.Turn, "end").StatusCode, 422)
	want(t, "a turn that was", p.decide(last.Run, last.Turn-1, "end").StatusCode, 409)
}

// Everything except turn and offer is optional, and the value of a field may be a
// string, an integer or a list.
func TestWaysToSendADecision(t *testing.T) {
	p := newSite(t).program()
	d := p.begin()
	address := fmt.Sprintf("/runs/%d/decisions", d.Run)
	for i, body := range []string{
		`{"turn":%d,"offer":"triage:reid"}`,
		`{"turn":%d,"offer":"triage:reid","with":null,"reason":null,"note":null}`,
		`{"turn":%d,"offer":"triage:reid","with":{}}`,
		`{"turn":%d,"offer":"triage:reid","with":{"tier":"P0"},"reason":"","note":""}`,
		`{"turn":%d,"offer":"plan","with":{"tasks":["reid-write-up-friday-s-visit"]}}`,
		`{"turn":%d,"offer":"plan","with":{"tasks":[]}}`,
		` {"offer" : "plan" , "turn" : %d } `,
	} {
		r := p.post(address, fmt.Sprintf(body, i+1))
		if r.StatusCode != 200 {
			t.Fatalf("%s: %d %s", body, r.StatusCode, r.text)
		}
	}
	r := p.form(address, "turn=8&offer=plan&with.tasks=&open=case%3Areid")
	want(t, "a form with an empty set", r.StatusCode, 200)
}

func TestASeedIsTheSameLuck(t *testing.T) {
	s := newSite(t)
	digest := func(body string) string {
		r := s.program().post("/scenarios/small/runs", body)
		want(t, body, r.StatusCode, 201)
		return r.desk(t).Digest
	}
	want(t, "equal seeds", digest(`{"seed":18446744073709551615}`), digest(`{"seed":18446744073709551615}`))
	if digest(``) == "" || digest(`{}`) == "" || digest(`{"seed":null}`) == "" {
		t.Error("a run without a seed has no digest")
	}
	for _, bad := range []string{`{"seed":-1}`, `{"seed":1.5}`, `{"seed":"1"}`, `{"seed":18446744073709551616}`, `{"luck":1}`, `[]`, `{"seed":1,"seed":2}`} {
		want(t, bad, s.program().post("/scenarios/small/runs", bad).StatusCode, 400)
	}
	want(t, "no such scenario", s.program().post("/scenarios/nowhere/runs", "").StatusCode, 404)
}

// A decision on a past turn is answered with the current desk, even if it is the
// same decision sent twice.
func TestAStaleTurnGetsTheDesk(t *testing.T) {
	p := newSite(t).program()
	d := p.begin()
	first := p.decide(d.Run, 1, "triage:reid").desk(t)
	for name, r := range map[string]reply{
		"a double click": p.decide(d.Run, 1, "triage:reid"), "another offer": p.decide(d.Run, 1, "work:desk"),
		"no such offer": p.decide(d.Run, 1, "fly"), "a turn to come": p.decide(d.Run, 9, "triage:reid"), "no turn": p.decide(d.Run, 0, "triage:reid"),
	} {
		want(t, name, r.StatusCode, 409)
		now := r.desk(t)
		want(t, name+": turn", now.Turn, 2)
		want(t, name+": digest", now.Digest, first.Digest)
		want(t, name+": run", now.Run, d.Run)
		if r.sentence(t) == "" || len(now.Offers) == 0 {
			t.Errorf("%s: no sentence or no offers: %.300s", name, r.text)
		}
	}
}

func TestWhatIsNotOfferedIsRefused(t *testing.T) {
	p := newSite(t).program()
	d := p.begin()
	address := fmt.Sprintf("/runs/%d/decisions", d.Run)
	for _, body := range []string{
		`{"turn":1,"offer":"fly"}`, `{"turn":1,"offer":"triage:reid","with":{"tier":"P9"}}`,
		`{"turn":1,"offer":"triage:reid","with":{"speed":"fast"}}`, `{"turn":1,"offer":"plan","with":{"tasks":["a","a"]}}`,
		`{"turn":1,"offer":"triage:reid","with":{"tier":1}}`,
		`{"turn":1,"offer":"triage:reid","note":"` + strings.Repeat("x", 21<<10) + `"}`,
		`{"turn":1,"offer":"` + strings.Repeat("x", 300) + `"}`,
	} {
		r := p.post(address, body)
		want(t, body[:min(len(body), 80)], r.StatusCode, 422)
		r.sentence(t)
	}
	want(t, "the desk", p.get(fmt.Sprintf("/runs/%d", d.Run)).desk(t).Digest, d.Digest)
}

func TestAGuestHasSoManyRuns(t *testing.T) {
	p := newSite(t).program()
	for range 50 {
		p.begin()
	}
	r := p.post("/scenarios/small/runs", "")
	want(t, "one too many", r.StatusCode, 422)
	if !strings.Contains(r.sentence(t), "50 runs") {
		t.Error(r.text)
	}
	want(t, "delete", p.do("POST", "/runs/delete", "", "").StatusCode, 204)
	p.begin()
}
