package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
)

// This file has players who use the JSON interface.

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

// CloseIdleConnections is for [http.Client.CloseIdleConnections].
func (b asBrowsers) CloseIdleConnections() {
	b.RoundTripper.(*http.Transport).CloseIdleConnections()
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
