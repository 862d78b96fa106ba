package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
)

// This file has what the end-to-end tests share: the binary, server processes, and
// players who use the JSON interface.

// binary is the path of the program, which is built once.
var binary string

func TestMain(m *testing.M) { os.Exit(testMain(m)) }

func testMain(m *testing.M) int {
	if what := os.Getenv(loadBy); what != "" {
		var l load
		if err := json.Unmarshal([]byte(what), &l); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		return l.play()
	}
	if os.Getenv(fresh) != "" {
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "caseload")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	defer func() { closeChromium() }()
	binary = filepath.Join(dir, "caseload")
	// Without what only a debugger reads, linking takes half as long.
	build := exec.Command("go", "build", "-ldflags=-s -w", "-o", binary, ".")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "building caseload:", err)
		return 1
	}
	return m.Run()
}

// atLength returns few, or many if CASELOAD_LONG is set.
func atLength(few, many int) int {
	if os.Getenv("CASELOAD_LONG") != "" {
		return many
	}
	return few
}

// long skips a test that takes a long time, unless CASELOAD_LONG is set, as it is for
// these tests in .ci/run.
func long(t *testing.T) {
	t.Helper()
	if os.Getenv("CASELOAD_LONG") == "" {
		t.Skipf("skipped: this takes long, and .ci/run runs it; to run it here: CASELOAD_LONG=1 go test ./cmd/caseload -run '^%s$'", t.Name())
	}
}

// caseload runs the program in a temporary folder and returns what it printed and
// its exit code. A program that doesn't end, such as a server that was to refuse, is
// stopped after some minutes, so that its test fails and the others go on.
func caseload(t testing.TB, arguments ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	c := exec.CommandContext(ctx, binary, arguments...)
	c.Dir, c.Stdout, c.Stderr = t.TempDir(), &out, &errs
	if err := c.Run(); err != nil && c.ProcessState == nil {
		t.Fatal(err)
	}
	return out.String(), errs.String(), c.ProcessState.ExitCode()
}

// process is a running server.
type process struct {
	*exec.Cmd
	address string // such as http://127.0.0.1:1234
	log     journal
}

// journal collects what a process logs. It is safe for concurrent use.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(b)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// serve starts a server on a database, and waits until it prints its address.
func serve(t testing.TB, database string, more ...string) *process {
	t.Helper()
	p := &process{}
	p.Cmd = exec.Command(binary, append([]string{"serve", "--addr", "127.0.0.1:0", "--db", database, "--pace", "0"}, more...)...)
	p.Dir, p.Stderr = t.TempDir(), &p.log
	out, err := p.StdoutPipe()
	check(t, err)
	check(t, p.Start())
	t.Cleanup(func() {
		_ = p.Process.Kill()
		_ = p.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the server said %q: %v %s", line, err, p.log.String())
	}
	for word := range strings.FieldsSeq(line) {
		if strings.HasPrefix(word, "http://") {
			p.address = word
		}
	}
	return p
}

// desk is a desk as decoded from JSON.
type desk struct {
	Error  string
	Run    int64
	Turn   int
	Ended  bool
	Digest string
	Offers []offer
}

type offer struct {
	ID, Verb string
	Minutes  int
	Confirm  bool
	Fields   []struct {
		Name, Kind, Default string
		Max                 int
		Options             []struct{ Value string }
	}
}

// player plays one run through the JSON interface.
type player struct {
	client *http.Client
	rand   *rand.Rand
	desk   desk
	took   atomic.Int64 // duration of the last request in nanoseconds, including the reading of its answer
}

func newPlayer(seed uint64) *player {
	jar, _ := cookiejar.New(nil)
	transport := asBrowsers{&http.Transport{MaxIdleConnsPerHost: 16, DisableCompression: true}}
	return &player{client: &http.Client{Jar: jar, Transport: transport}, rand: rand.New(rand.NewPCG(seed, 0))}
}

// asBrowsers asks for answers in the encodings that Chromium and Firefox accept over
// TLS, and unpacks them.
type asBrowsers struct{ http.RoundTripper }

func (b asBrowsers) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	response, err := b.RoundTripper.RoundTrip(r)
	if err == nil && response.Header.Get("Content-Encoding") == "br" {
		response.Body = unpacked{brotli.NewReader(response.Body), response.Body}
	}
	return response, err
}

type unpacked struct {
	io.Reader
	io.Closer
}

// ask sends a request for JSON and returns the status and the desk.
func (p *player) ask(method, address, body string) (int, desk, error) {
	status, text, err := p.answer(method, address, body)
	var d desk
	if err == nil && len(text) > 0 {
		err = json.Unmarshal(text, &d)
	}
	return status, d, err
}

// answer sends a request for JSON and returns the status and what was answered.
func (p *player) answer(method, address, body string) (int, []byte, error) {
	r, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	r.Header.Set("Accept", "application/json")
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	start := time.Now()
	response, err := p.client.Do(r)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	p.took.Store(int64(time.Since(start)))
	return response.StatusCode, text, err
}

// begin begins a run of first-morning and keeps its first desk.
func (p *player) begin(address string) error {
	status, d, err := p.ask("POST", address+"/scenarios/first-morning/runs", "")
	if err == nil && status != 201 {
		err = fmt.Errorf("begin: status %d: %s", status, d.Error)
	}
	p.desk = d
	return err
}

// decision returns the request body of a decision at the present desk. It prefers
// decisions that take no time, so that the run doesn't end too early.
func (p *player) decision() string {
	o := p.choose()
	with := map[string]any{}
	for _, f := range o.Fields {
		switch {
		case f.Kind == "position":
			with[f.Name] = 1 + p.rand.IntN(f.Max)
		case f.Kind == "choice":
			with[f.Name] = f.Options[p.rand.IntN(len(f.Options))].Value
		}
	}
	body, _ := json.Marshal(map[string]any{"turn": p.desk.Turn, "offer": o.ID, "with": with, "note": "because"})
	return string(body)
}

func (p *player) choose() offer {
	var free, other []offer
	for _, o := range p.desk.Offers {
		switch {
		case o.Verb == "end":
		case o.Minutes == 0 && !o.Confirm:
			free = append(free, o)
		default:
			other = append(other, o)
		}
	}
	switch {
	case len(free) > 0 && (p.rand.IntN(20) > 0 || len(other) == 0):
		return free[p.rand.IntN(len(free))]
	case len(other) > 0:
		return other[p.rand.IntN(len(other))]
	}
	return p.desk.Offers[0]
}

// download fetches a file.
func (p *player) download(t *testing.T, address string) []byte {
	t.Helper()
	response, err := p.client.Get(address)
	check(t, err)
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	check(t, err)
	want(t, "status of "+address, response.StatusCode, 200)
	return data
}

func (p *player) run(address string) string { return fmt.Sprintf("%s/runs/%d", address, p.desk.Run) }

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

// holds checks that the text contains all parts.
func holds(t testing.TB, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("no %q in:\n%.2000s", part, text)
		}
	}
}
