package web_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// If several things are wrong, the first in this order is reported: not
// understood, not the guest's run, not the current turn, not offered.
func TestTheOrderOfChecks(t *testing.T) {
	s := newSite(t)
	me, them := s.program(), s.program()
	d, other := me.begin(), them.begin()
	me.decide(d.Run, 1, "triage:reid")
	mine, theirs := fmt.Sprintf("/runs/%d/decisions", d.Run), fmt.Sprintf("/runs/%d/decisions", other.Run)
	for _, c := range []struct {
		name, address, body string
		status              int
	}{
		{"misunderstood, theirs, stale, not offered", theirs, `{"turn":"1","offer":"fly"}`, 400},
		{"misunderstood, mine", mine, `{"turn":1,"offer":"fly","extra":1}`, 400},
		{"misunderstood, no run", "/runs/none/decisions", `{`, 400},
		{"theirs, stale, not offered", theirs, `{"turn":7,"offer":"fly"}`, 404},
		{"theirs, all right", theirs, `{"turn":1,"offer":"triage:reid"}`, 404},
		{"mine, stale, not offered", mine, `{"turn":1,"offer":"fly"}`, 409},
		{"mine, current, not offered", mine, `{"turn":2,"offer":"fly"}`, 422},
		{"mine, current, offered", mine, `{"turn":2,"offer":"triage:reid"}`, 200},
	} {
		want(t, c.name, me.post(c.address, c.body).StatusCode, c.status)
	}
	want(t, "their desk", them.get(fmt.Sprintf("/runs/%d", other.Run)).desk(t).Digest, other.Digest)
}

// Somebody else's run, a run that never existed and something that isn't a number
// all get the same answer.
func TestOthersRunsAreNotThere(t *testing.T) {
	s := newSite(t)
	theirs := s.program().begin().Run
	known, stranger := s.program(), s.program()
	known.begin()
	forged := s.program()
	forged.begin()
	forged.cookie.Value = strings.Repeat("A", 43)
	for who, p := range map[string]*person{"a guest": known, "a stranger": stranger, "a forged cookie": forged} {
		first := ""
		for _, id := range []string{fmt.Sprint(theirs), "99999", "0", "-1", "01", "+1", "1.0", "none", "9223372036854775808", "%31"} {
			for _, part := range []string{"", "/review", "/debrief"} {
				r := p.get("/runs/" + id + part)
				want(t, who+" /runs/"+id+part, r.StatusCode, 404)
				if first == "" {
					first = r.text
				}
				want(t, "body", r.text, first)
			}
			for part, body := range map[string]string{"/decisions": `{"turn":1,"offer":"end"}`, "/feeling": `{"feeling":"tired"}`} {
				r := p.post("/runs/"+id+part, body)
				want(t, who+" POST /runs/"+id+part, r.StatusCode, 404)
				want(t, "body", r.text, first)
			}
		}
	}
}

// A body that can't be understood is refused with a sentence and changes nothing.
func TestBodiesThatAreRefused(t *testing.T) {
	p := newSite(t).program()
	d := p.begin()
	address := fmt.Sprintf("/runs/%d/decisions", d.Run)
	good := `{"turn":1,"offer":"triage:reid"}`
	for _, c := range []struct {
		name, kind, body string
		status           int
		change           []request
	}{
		{"nothing", isJSON, ``, 400, nil},
		{"not JSON", isJSON, `{`, 400, nil},
		{"JSON that ends early", isJSON, `{"turn":1,"offer":"triage:reid"`, 400, nil},
		{"two objects", isJSON, good + good, 400, nil},
		{"a list", isJSON, `[` + good + `]`, 400, nil},
		{"null", isJSON, `null`, 400, nil},
		{"an unknown field", isJSON, `{"turn":1,"offer":"triage:reid","x":1}`, 400, nil},
		{"a field of the page", isJSON, `{"turn":1,"offer":"triage:reid","open":""}`, 400, nil},
		{"a name in capitals", isJSON, `{"Turn":1,"offer":"triage:reid"}`, 400, nil},
		{"a field twice", isJSON, `{"turn":1,"turn":1,"offer":"triage:reid"}`, 400, nil},
		{"a value twice", isJSON, `{"turn":1,"offer":"triage:reid","with":{"tier":"P1","tier":"P2"}}`, 400, nil},
		{"no turn", isJSON, `{"offer":"triage:reid"}`, 400, nil},
		{"no offer", isJSON, `{"turn":1}`, 400, nil},
		{"an empty offer", isJSON, `{"turn":1,"offer":""}`, 400, nil},
		{"a turn as text", isJSON, `{"turn":"1","offer":"triage:reid"}`, 400, nil},
		{"a turn of null", isJSON, `{"turn":null,"offer":"triage:reid"}`, 400, nil},
		{"half a turn", isJSON, `{"turn":1.5,"offer":"triage:reid"}`, 400, nil},
		{"a turn with an exponent", isJSON, `{"turn":1e0,"offer":"triage:reid"}`, 400, nil},
		{"a turn below", isJSON, `{"turn":-1,"offer":"triage:reid"}`, 400, nil},
		{"a turn too large", isJSON, `{"turn":99999999999999999999,"offer":"triage:reid"}`, 400, nil},
		{"an offer as a number", isJSON, `{"turn":1,"offer":1}`, 400, nil},
		{"with a list", isJSON, `{"turn":1,"offer":"triage:reid","with":[]}`, 400, nil},
		{"with a text", isJSON, `{"turn":1,"offer":"triage:reid","with":"P1"}`, 400, nil},
		{"with truth in it", isJSON, `{"turn":1,"offer":"triage:reid","with":{"tier":true}}`, 400, nil},
		{"with null in it", isJSON, `{"turn":1,"offer":"triage:reid","with":{"tier":null}}`, 400, nil},
		{"with an object in it", isJSON, `{"turn":1,"offer":"triage:reid","with":{"tier":{}}}`, 400, nil},
		{"with numbers in a list", isJSON, `{"turn":1,"offer":"triage:reid","with":{"tier":[1]}}`, 400, nil},
		{"with null in a list", isJSON, `{"turn":1,"offer":"triage:reid","with":{"tier":[null]}}`, 400, nil},
		{"with half a number", isJSON, `{"turn":1,"offer":"triage:reid","with":{"tier":0.5}}`, 400, nil},
		{"a note as a list", isJSON, `{"turn":1,"offer":"triage:reid","note":["a"]}`, 400, nil},
		{"a deep nest", isJSON, `{"turn":1,"offer":"triage:reid","with":` + strings.Repeat("[", 30000), 400, nil},
		{"letters that aren't UTF-8", isJSON, "{\"turn\":1,\"offer\":\"triage:reid\",\"note\":\"\xff\"}", 400, nil},
		{"another character set", isJSON + "; charset=latin1", good, 415, nil},
		{"text", "text/plain", good, 415, nil},
		{"multipart", "multipart/form-data; boundary=x", "--x--", 415, nil},
		{"no type", "", good, 415, nil},
		{"compressed", isJSON, good, 415, []request{with("Content-Encoding", "gzip")}},
		{"compressed in no way", isJSON, good, 415, []request{with("Content-Encoding", "identity")}},
		{"a form with a bad escape", isForm, "turn=1&offer=%zz", 400, nil},
		{"a form that isn't UTF-8", isForm, "turn=1&offer=triage%3Areid&note=%ff", 400, nil},
		{"a form with an unknown field", isForm, "turn=1&offer=triage%3Areid&x=1", 400, nil},
		{"a form with an object", isForm, "turn=1&offer=triage%3Areid&with=x", 400, nil},
		{"a form with two turns", isForm, "turn=1&turn=1&offer=triage%3Areid", 400, nil},
		{"a form with a word for a turn", isForm, "turn=one&offer=triage%3Areid", 400, nil},
		{"a form without an offer", isForm, "turn=1", 400, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := p.do("POST", address, c.kind, c.body, c.change...)
			want(t, "status", r.StatusCode, c.status)
			r.sentence(t)
		})
	}
	want(t, "the desk", p.get(fmt.Sprintf("/runs/%d", d.Run)).desk(t).Digest, d.Digest)
	want(t, "with a character set", p.do("POST", address, isJSON+"; charset=UTF-8", good).StatusCode, 200)
}

// Over a real connection, a body that is too large is answered before it is read.
func TestABodyThatIsTooLarge(t *testing.T) {
	s := newSite(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	go s.Serve(listener)
	t.Cleanup(func() { _ = s.Shutdown(ctx) })
	line := &line{t: t, to: listener.Addr().String()}
	guest := s.program()
	guest.begin()
	for _, c := range []struct {
		who          *person
		size, status int
	}{
		{guest, 64 << 10, 404}, {guest, 64<<10 + 1, 413}, {guest, 1 << 20, 413},
		{s.program(), 4 << 10, 404}, {s.program(), 4<<10 + 1, 413}, {s.program(), 64 << 10, 413},
	} {
		size, status := c.size, c.status
		start := `{"turn":1,"offer":"`
		body := start + strings.Repeat("x", size-len(start)-2) + `"}`
		r, err := http.NewRequest("POST", "http://"+listener.Addr().String()+"/runs/7/decisions", strings.NewReader(body))
		check(t, err)
		r.Header.Set("Content-Type", isJSON)
		r.Header.Set("Accept", isJSON)
		if c.who.cookie != nil {
			r.AddCookie(&http.Cookie{Name: c.who.cookie.Name, Value: c.who.cookie.Value})
		}
		answer := line.send(r)
		want(t, fmt.Sprint(size, " bytes"), answer.StatusCode, status)
		answer.sentence(t)
		want(t, "policy", answer.Header.Get("X-Content-Type-Options"), "nosniff")
	}
}

func TestWrongAddressesAndMethods(t *testing.T) {
	p := newSite(t).program()
	p.begin()
	for _, c := range []struct {
		method, address string
		status          int
	}{
		{"GET", "/nowhere", 404}, {"GET", "/runs", 404}, {"GET", "/runs/1/", 404}, {"GET", "/Runs/1", 404}, {"GET", "/assets/../go.mod", 404},
		{"GET", "/assets/meta.json", 404}, {"GET", "/assets/%2e%2e/x", 404},
		{"GET", "/runs/1/decisions", 405}, {"PUT", "/runs/1", 405}, {"DELETE", "/runs/1", 405}, {"POST", "/runs/1", 405}, {"POST", "/", 405}, {"GET", "/runs/1/feeling", 405},
	} {
		r := p.do(c.method, c.address, "", "")
		want(t, c.method+" "+c.address, r.StatusCode, c.status)
		r.sentence(t)
	}
}

// A request that states its length in two ways ends the connection: what follows
// it is not treated as another request.
func TestNothingIsSmuggledBehindARequest(t *testing.T) {
	s := newSite(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	go func() { _ = s.Serve(listener) }()
	defer func() { _ = s.Shutdown(ctx) }()
	conn, err := net.Dial("tcp", listener.Addr().String())
	check(t, err)
	defer conn.Close()
	check(t, conn.SetDeadline(time.Now().Add(5*time.Second)))
	_, err = io.WriteString(conn, "POST /runs/delete HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /exit HTTP/1.1\r\nHost: x\r\n\r\n")
	check(t, err)
	answer, _ := io.ReadAll(conn)
	if n := strings.Count(string(answer), "HTTP/1.1 "); n != 1 {
		t.Errorf("%d answers:\n%s", n, answer)
	}
}
