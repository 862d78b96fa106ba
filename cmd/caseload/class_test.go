package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"caseload/app/limit"
	"caseload/app/run"
	"caseload/app/store"
	"caseload/app/teach"
	"caseload/app/web"
)

// The scenario that the benchmark's class plays, and the class's size and speed.
const (
	classScenario  = "first-week"
	classPeople    = 40
	classDecisions = 25                     // per student
	classThinking  = 500 * time.Millisecond // average pause between two decisions; people take twenty times as long
)

// BenchmarkClass measures how quickly decisions are answered while forty students
// play in one class at once. Run it with:
//
//	go test -run='^$' -bench=Class ./cmd/caseload
//
// Each student has a connection, thinks, and sends a form as the desk in a browser
// does; the answer is the new desk. Meanwhile the lecturer looks at the board every
// second. For comparison, a bare durable row goes through the same writer every 25
// ms while they play.
func BenchmarkClass(b *testing.B) {
	shelf, err := shipped()
	check(b, err)
	kept := openStore(b)
	runs, err := run.New(context.Background(), run.Options{Store: kept, By: kept.Operator(), Shelf: shelf, Cache: run.Cache, Now: time.Now})
	check(b, err)
	server, err := web.New(web.Options{Runs: runs, Classes: teach.New(runs, kept, time.Now, nil), Counts: limit.New(kept, nil), Now: time.Now})
	check(b, err)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(b, err)
	go server.Serve(listener)
	b.Cleanup(func() { _ = server.Shutdown(context.Background()) })
	address := "http://" + listener.Addr().String()
	row := newRow(b, kept, shelf[0].Digest)

	var decisions, rows, boards []time.Duration
	for b.Loop() {
		class := newClass(b, address)
		stop := make(chan struct{})
		var aside sync.WaitGroup
		aside.Go(func() { rows = append(rows, every(b, 25*time.Millisecond, stop, row)...) })
		aside.Go(func() { boards = append(boards, every(b, time.Second, stop, class.look)...) })
		took := make([][]time.Duration, classPeople)
		var all sync.WaitGroup
		for i := range took {
			all.Go(func() { took[i] = class.play(b, uint64(i)) })
		}
		all.Wait()
		close(stop)
		aside.Wait()
		for _, t := range took {
			decisions = append(decisions, t...)
		}
	}
	if b.Failed() || len(rows) == 0 {
		b.FailNow()
	}
	b.ReportMetric(float64(len(decisions))/b.Elapsed().Seconds(), "decisions/s")
	percentilesOf(b, decisions, "")
	percentilesOf(b, rows, "row-")
	percentilesOf(b, boards, "board-")
}

// percentilesOf reports the median and 99th percentile of took as metrics with this
// name. It sorts took.
func percentilesOf(b *testing.B, took []time.Duration, name string) {
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2].Seconds()*1e6, name+"p50-µs")
	b.ReportMetric(took[len(took)*99/100].Seconds()*1e6, name+"p99-µs")
}

// every calls do at each pause until stop is closed, and returns how long each call
// took.
func every(b *testing.B, pause time.Duration, stop <-chan struct{}, do func() error) (took []time.Duration) {
	tick := time.NewTicker(pause)
	defer tick.Stop()
	for {
		select {
		case <-stop:
			return took
		case <-tick.C:
		}
		start := time.Now()
		if err := do(); err != nil {
			b.Error(err)
			return took
		}
		took = append(took, time.Since(start))
	}
}

// newRow returns a function that stores one durable row of about the size of a
// decision.
func newRow(b *testing.B, kept *store.Store, version string) func() error {
	b.Helper()
	ctx, now := context.Background(), time.Now()
	secret := sha256.Sum256([]byte("bench"))
	guest, err := kept.NewGuest(ctx, secret[:], now.Add(time.Hour))
	check(b, err)
	r, err := kept.NewRun(ctx, guest, store.Beginning{Version: version, Terms: []byte("null"), Luck: []byte("[]"), Expires: now.Add(time.Hour)})
	check(b, err)
	text, turn := strings.Repeat("x", 100), 0
	return func() error {
		turn++
		return kept.PutWriting(ctx, r, store.Writing{Turn: turn, Kind: "row", Text: text})
	}
}

// lesson is a class to play in.
type lesson struct {
	home, Code, Join, Board, Link string
	client                        *http.Client // the lecturer's, which holds the key to the board
}

func newClass(t testing.TB, address string) lesson {
	t.Helper()
	body, _ := json.Marshal(map[string]any{"scenario": classScenario, "same_luck": true})
	r, err := http.NewRequest("POST", address+"/class", strings.NewReader(string(body)))
	check(t, err)
	r.Header.Set("Accept", "application/json")
	r.Header.Set("Content-Type", "application/json")
	jar, err := cookiejar.New(nil)
	check(t, err)
	class := lesson{home: address, client: &http.Client{Jar: jar}}
	response, err := class.client.Do(r)
	check(t, err)
	defer response.Body.Close()
	want(t, "make a class", response.StatusCode, 201)
	check(t, json.NewDecoder(response.Body).Decode(&class))
	return class
}

// look requests the board as its page does when it refreshes itself.
func (l lesson) look() error {
	r, err := http.NewRequest("GET", l.home+l.Board, nil)
	if err != nil {
		return err
	}
	r.Header.Set("HX-Request", "true")
	_, err = answered(l.client, r, 200)
	return err
}

// play plays as one student and returns how long each decision took, up to the
// reading of the new desk.
func (l lesson) play(b *testing.B, seed uint64) (took []time.Duration) {
	p := newPlayer(seed)
	status, d, err := p.ask("POST", l.home+l.Join+"/runs", "")
	for turn := 0; turn < classDecisions; turn++ {
		if err != nil || status/100 != 2 {
			b.Errorf("student %d: status %d: %s %v", seed, status, d.Error, err)
			return took
		}
		if p.desk = d; d.Ended {
			break
		}
		time.Sleep(time.Duration(p.rand.Int64N(int64(2 * classThinking))))
		start := time.Now()
		if err := p.submit(l.home); err != nil {
			b.Errorf("student %d: %v", seed, err)
			return took
		}
		took = append(took, time.Since(start))
		status, d, err = p.ask("GET", p.run(l.home), "") // fetches what can be decided next, which a browser has already read
	}
	return took
}

// submit makes the next decision as the desk in a browser does: it sends a form and
// gets the new desk.
func (p *player) submit(home string) error { return p.send(home, p.decision()) }

// send sends a decision, given as JSON, as the page's form does.
func (p *player) send(home, decision string) error {
	var chosen struct {
		Turn        int
		Offer, Note string
		With        map[string]any
	}
	if err := json.Unmarshal([]byte(decision), &chosen); err != nil {
		return err
	}
	form := url.Values{"turn": {fmt.Sprint(chosen.Turn)}, "offer": {chosen.Offer}, "note": {chosen.Note}}
	for name, value := range chosen.With {
		form.Set("with."+name, fmt.Sprint(value))
	}
	r, err := http.NewRequest("POST", p.run(home)+"/decisions", strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("HX-Request", "true")
	page, err := answered(p.client, r, 200, 204)
	if err == nil && page != "" && !strings.Contains(page, `id="desk"`) {
		err = fmt.Errorf("no desk in %.200s", page)
	}
	return err
}

// answered sends a request and returns the body of the response; a status other
// than the given ones is an error.
func answered(client *http.Client, r *http.Request, statuses ...int) (string, error) {
	response, err := client.Do(r)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return "", err
	}
	for _, status := range statuses {
		if response.StatusCode == status {
			return string(text), nil
		}
	}
	return "", fmt.Errorf("%s %s: status %d: %.300s", r.Method, r.URL.Path, response.StatusCode, text)
}
