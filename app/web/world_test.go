package web_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"caseload/app/author"
	"caseload/app/limit"
	"caseload/app/page"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sign"
	"caseload/app/store"
	keptdrafts "caseload/app/store/author"
	"caseload/app/store/storetest"
	"caseload/app/teach"
	"caseload/app/web"
	"caseload/scripts"
)

// Shared by the tests: a server with its own store and the small pack, and people
// who send it requests.

var ctx = context.Background()

// setup configures a site.
type setup struct {
	web.Options
	kept *store.Store
}

// site is a server, with what is behind it.
type site struct {
	*web.Server
	t    testing.TB
	path string // of the database
	log  *bytes.Buffer
}

func newSite(t testing.TB, change ...func(*setup)) *site {
	t.Helper()
	return openSite(t, filepath.Join(t.TempDir(), "caseload.db"), change...)
}

func openSite(t testing.TB, path string, change ...func(*setup)) *site {
	t.Helper()
	pack, err := scenario.Read(os.DirFS("../scenario/testdata/small"), "small")
	check(t, err)
	version, err := scenario.Freeze(pack, scripts.FS)
	check(t, err)
	s := &site{t: t, path: path, log: new(bytes.Buffer)}
	log := slog.New(slog.NewTextHandler(s.log, nil))
	kept, err := store.Open(storetest.At(t, path), time.Now, log)
	check(t, err)
	counts := limit.New(kept, log)
	t.Cleanup(func() {
		counts.Write()
		_ = kept.Close()
	})
	s.log.Reset() // what PostgreSQL promises
	runs, err := run.New(ctx, run.Options{Store: kept, By: kept.Operator(), Shelf: []*scenario.Version{version}, Cache: run.Cache, Now: time.Now, Log: log})
	check(t, err)
	accounts := sign.New(kept, counts, time.Now)
	accounts.HashCheaply()
	options := setup{kept: kept, Options: web.Options{
		Runs: runs, Classes: teach.New(runs, kept, time.Now, log), Cohorts: teach.NewCohorts(kept), Assignments: teach.NewAssignments(runs, kept, time.Now), Accounts: accounts, Drafts: author.New(keptdrafts.New(kept), publishing(kept)), Version: "test", Now: time.Now, Log: log, Counts: counts, Changes: kept.Changes,
		Layout: page.Layout{CSS: "/assets/app-AAAAAAAA.css", JS: "/assets/app-BBBBBBBB.js", Icon: "/assets/favicon-CCCCCCCC.svg", Built: true},
		Assets: fstest.MapFS{
			"app-AAAAAAAA.css": {Data: []byte("body{}")}, "app-BBBBBBBB.js": {Data: []byte(strings.Repeat("1;", 500))},
			"favicon-CCCCCCCC.svg": {Data: []byte("<svg/>")}, "licences.txt": {Data: []byte("MIT")}, "meta.json": {Data: []byte("{}")},
		},
	}}
	for _, c := range change {
		c(&options)
	}
	s.Server, err = web.New(options.Options)
	check(t, err)
	return s
}

// person is somebody with a browser or a program, and the cookie they were given.
type person struct {
	site   *site
	cookie *http.Cookie            // the guest's
	keys   map[string]*http.Cookie // to boards, by name
	opened map[string]*http.Cookie // which messages were opened, by the path of their run
	header http.Header             // sent with every request
}

func (s *site) program() *person {
	return &person{site: s, header: http.Header{"Accept": {"application/json"}}}
}

func (s *site) browser() *person {
	return &person{site: s, header: http.Header{"Accept": {"text/html,application/xhtml+xml,*/*;q=0.8"}, "Sec-Fetch-Site": {"same-origin"}}}
}

// reply is an answer with its body read.
type reply struct {
	*http.Response
	text string
}

// request changes a request before it is sent.
type request = func(*http.Request)

func with(name, value string) request {
	return func(r *http.Request) {
		r.Header.Del(name)
		if value != "" {
			r.Header.Set(name, value)
		}
	}
}

func (p *person) do(method, address, kind, body string, change ...request) reply {
	t := p.site.t
	t.Helper()
	r := httptest.NewRequest(method, address, strings.NewReader(body))
	r.Host = "caseload.test"
	for name, values := range p.header {
		r.Header[name] = values
	}
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	if p.cookie != nil {
		r.AddCookie(&http.Cookie{Name: p.cookie.Name, Value: p.cookie.Value})
	}
	for _, key := range p.keys {
		r.AddCookie(&http.Cookie{Name: key.Name, Value: key.Value})
	}
	for path, c := range p.opened {
		if r.URL.Path == path || strings.HasPrefix(r.URL.Path, path+"/") {
			r.AddCookie(&http.Cookie{Name: c.Name, Value: c.Value})
		}
	}
	for _, c := range change {
		c(r)
	}
	response, err := p.site.Test(r)
	check(t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	check(t, err)
	for _, c := range response.Cookies() {
		switch {
		case c.Path != "/":
			if p.opened == nil {
				p.opened = map[string]*http.Cookie{}
			}
			p.opened[c.Path] = c
		case strings.HasSuffix(c.Name, "_guest") && c.Value == "":
			p.cookie = nil
		case strings.HasSuffix(c.Name, "_guest"):
			p.cookie = c
		case c.Value == "":
			delete(p.keys, c.Name)
		case p.keys == nil:
			p.keys = map[string]*http.Cookie{c.Name: c}
		default:
			p.keys[c.Name] = c
		}
	}
	return reply{response, string(text)}
}

const (
	isJSON = "application/json"
	isForm = "application/x-www-form-urlencoded"
)

func (p *person) get(address string, change ...request) reply {
	p.site.t.Helper()
	return p.do("GET", address, "", "", change...)
}

func (p *person) post(address, body string, change ...request) reply {
	p.site.t.Helper()
	return p.do("POST", address, isJSON, body, change...)
}

func (p *person) form(address, body string, change ...request) reply {
	p.site.t.Helper()
	return p.do("POST", address, isForm, body, change...)
}

// desk is a desk as JSON.
type desk struct {
	Error  string
	Run    int64
	Turn   int
	Ended  bool
	Digest string
	Review *struct{ Day int }
	Offers []struct {
		ID, Verb, On, Label string
		Minutes             *int
		Fields              []struct{ Name, Kind, Default string }
	}
}

func (r reply) desk(t testing.TB) desk {
	t.Helper()
	var d desk
	if err := json.Unmarshal([]byte(r.text), &d); err != nil {
		t.Fatalf("%v in %.200s", err, r.text)
	}
	return d
}

// sentence returns the sentence of a JSON error.
func (r reply) sentence(t testing.TB) string {
	t.Helper()
	if kind := r.Header.Get("Content-Type"); kind != isJSON {
		t.Fatalf("an error of the type %q: %.200s", kind, r.text)
	}
	said := r.desk(t).Error
	if said == "" || !strings.HasSuffix(said, ".") {
		t.Errorf("an error without a sentence: %s", r.text)
	}
	return said
}

// begin begins a run the way a program does.
func (p *person) begin() desk {
	t := p.site.t
	t.Helper()
	r := p.post("/scenarios/small/runs", `{"seed":1}`)
	want(t, "begin", r.StatusCode, 201)
	return r.desk(t)
}

// decide sends a decision without a reason or note.
func (p *person) decide(run int64, turn int, offer string) reply {
	p.site.t.Helper()
	return p.post(fmt.Sprintf("/runs/%d/decisions", run), fmt.Sprintf(`{"turn":%d,"offer":%q}`, turn, offer))
}

// finish plays a run to its end by going home every day.
func (p *person) finish(d desk) desk {
	t := p.site.t
	t.Helper()
	for !d.Ended {
		r := p.decide(d.Run, d.Turn, "end")
		want(t, "end", r.StatusCode, 200)
		d = r.desk(t)
	}
	return d
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func want[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// line is a connection to a server. It is reopened whenever the server has closed
// it.
type line struct {
	t    *testing.T
	to   string
	conn net.Conn
}

// send sends a request and reads the answer. The server may answer before it has
// read the body and then close the connection, so a failure to send is not an
// error. (Go's own client drops the answer in that case.)
func (l *line) send(r *http.Request) reply {
	l.t.Helper()
	if l.conn == nil {
		conn, err := net.Dial("tcp", l.to)
		check(l.t, err)
		l.t.Cleanup(func() { conn.Close() })
		l.conn = conn
	}
	conn, sent := l.conn, make(chan struct{})
	go func() {
		defer close(sent)
		_ = r.Write(conn)
	}()
	response, err := http.ReadResponse(bufio.NewReader(conn), r)
	check(l.t, err)
	body, err := io.ReadAll(response.Body)
	check(l.t, err)
	if response.Close {
		l.conn = nil
		conn.Close()
	}
	<-sent
	return reply{response, string(body)}
}
