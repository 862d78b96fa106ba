package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// editor writes a file from a browser, as far as the server sees it. It sends one change at a
// time and waits until that has come back.
type editor struct {
	client  *http.Client
	address string // of the file
	name    string

	mu              sync.Mutex
	version, length int
	acknowledged    chan struct{}
}

// keystroke is sent by every author at this pace. People type in bursts of about that.
const keystroke = 200 * time.Millisecond

// BenchmarkWriting has eight people write one file on two servers, and a ninth change a value in it
// by a form, and reports after how many milliseconds a change is seen by the others.
func BenchmarkWriting(b *testing.B) {
	database := filepath.Join(b.TempDir(), "writing.db")
	d, err := newDemo(database, time.Now())
	check(b, err)
	check(b, d.arrive(b.Context()))
	check(b, d.kept.Close())
	servers := []*process{serve(b, database), serve(b, database)}
	var clients []*http.Client
	for _, s := range servers {
		clients = append(clients, d.client(b, s))
	}
	path := writtenFile(b, clients[0], servers[0], "empty", "written.lua")
	r, err := clients[0].PostForm(servers[0].address+path, url.Values{"version": {"0"}, "text": {"\nmessage { id = \"filled\", say = \"-\" }\n"}})
	check(b, err)
	check(b, r.Body.Close())
	want(b, "what forms change", r.StatusCode, http.StatusOK)
	for b.Loop() {
		var sent, filled sync.Map // when a mark was sent, and one in a form
		var mu sync.Mutex
		var seen, seenForms []time.Duration
		ctx, stop := context.WithCancel(b.Context())
		var all sync.WaitGroup
		for i := range 8 {
			a := &editor{client: clients[i%2], address: servers[i%2].address + path, name: fmt.Sprintf("a%d-%d", i, time.Now().UnixNano()), acknowledged: make(chan struct{}, 1)}
			a.open(b)
			all.Go(func() {
				a.listen(ctx, func(text string) {
					if at, known := sent.Load(text); known {
						mu.Lock()
						seen = append(seen, time.Since(at.(time.Time)))
						mu.Unlock()
					}
					if at, known := filled.Load(text); known {
						mu.Lock()
						seenForms = append(seenForms, time.Since(at.(time.Time)))
						mu.Unlock()
					}
				})
			})
			all.Go(func() { a.write(ctx, b, &sent) })
			all.Go(func() { a.tellWhere(ctx, b) })
			if i == 0 {
				all.Go(func() { a.fill(ctx, b, &filled) })
			}
		}
		time.Sleep(20 * time.Second)
		stop()
		all.Wait()
		slices.Sort(seen)
		if len(seen) < 100 {
			b.Fatalf("only %d changes were seen", len(seen))
		}
		b.ReportMetric(seen[len(seen)/2].Seconds()*1000, "p50-ms")
		b.ReportMetric(seen[len(seen)*99/100].Seconds()*1000, "p99-ms")
		b.ReportMetric(float64(len(seen))/7/20, "changes/s")
		slices.Sort(seenForms)
		if len(seenForms) < 20 {
			b.Fatalf("only %d changes by forms were seen", len(seenForms))
		}
		b.ReportMetric(seenForms[len(seenForms)/2].Seconds()*1000, "forms-p50-ms")
		b.ReportMetric(seenForms[len(seenForms)*99/100].Seconds()*1000, "forms-p99-ms")
	}
}

// client signs in to a server as a lecturer.
func (d *demo) client(b testing.TB, s *process) *http.Client {
	jar, err := cookiejar.New(nil)
	check(b, err)
	c := &http.Client{Jar: jar}
	r, err := c.PostForm(s.address+"/sign-in", url.Values{"email": {d.lecturers[0].Email()}, "passphrase": {d.passphrase}})
	check(b, err)
	check(b, r.Body.Close())
	return c
}

// writtenFile makes a partnership and a draft, and returns the address of an empty file that it
// adds to it.
func writtenFile(b testing.TB, c *http.Client, s *process, from, file string) string {
	post := func(path string, form url.Values) string {
		r, err := c.PostForm(s.address+path, form)
		check(b, err)
		check(b, r.Body.Close())
		want(b, "post to "+path, r.StatusCode, http.StatusOK)
		return r.Request.URL.Path
	}
	made := post("/partnerships", url.Values{"organisation": {"1"}, "name": {"We write"}})
	begun := post(made+"/drafts", url.Values{"name": {"Two days"}, "slug": {"two-days"}, "from": {from}})
	return post(begun+"/files", url.Values{"path": {file}})
}

// open reads the file as it is.
func (a *editor) open(b testing.TB) {
	told := a.get(b, 0)
	a.take(told, func(string) {})
}

type toldChanges struct {
	Version int `json:"version"`
	Changes []struct {
		Client  string `json:"client"`
		Changes []any  `json:"changes"`
	} `json:"changes"`
}

func (a *editor) get(b testing.TB, after int) (told toldChanges) {
	request, err := http.NewRequestWithContext(b.Context(), http.MethodGet, fmt.Sprintf("%s/live?after=%d", a.address, after), nil)
	check(b, err)
	request.Header.Set("Accept", "application/json")
	r, err := a.client.Do(request)
	check(b, err)
	defer r.Body.Close()
	var live struct{ Shown toldChanges }
	check(b, json.NewDecoder(r.Body).Decode(&live))
	return live.Shown
}

// take takes changes that the server tells, in the order of the log.
func (a *editor) take(told toldChanges, see func(text string)) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for i, c := range told.Changes {
		if told.Version+i != a.version {
			continue
		}
		a.version++
		a.length = 0
		for _, part := range c.Changes {
			switch part := part.(type) {
			case float64:
				a.length += int(part)
			case []any:
				a.length += max(0, len(part)-2) // the ends of lines
				for _, line := range part[1:] {
					a.length += len(line.(string))
					if c.Client != a.name {
						see(line.(string))
					}
				}
			}
		}
		if c.Client == a.name {
			select {
			case a.acknowledged <- struct{}{}:
			default:
			}
		}
	}
}

func (a *editor) listen(ctx context.Context, see func(text string)) {
	for ctx.Err() == nil {
		a.mu.Lock()
		after := a.version
		a.mu.Unlock()
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("%s/live?after=%d", a.address, after), nil)
		if err != nil {
			return
		}
		r, err := a.client.Do(request)
		if err != nil {
			return
		}
		lines := bufio.NewScanner(r.Body)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var told toldChanges
			if data, is := strings.CutPrefix(lines.Text(), "data: "); is && json.Unmarshal([]byte(data), &told) == nil {
				a.take(told, see)
			}
		}
		r.Body.Close()
	}
}

// insertion returns what inserts a mark at the beginning of the file, as it is sent.
func (a *editor) insertion(mark string) ([]byte, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	change := []any{[]any{0, mark}, a.length}
	if a.length == 0 {
		change = change[:1]
	}
	return json.Marshal(map[string]any{"version": a.version, "client": a.name, "changes": []any{change}})
}

// tellWhere tells where the cursor is, as often as somebody's editor does who types.
func (a *editor) tellWhere(ctx context.Context, b *testing.B) {
	every := time.NewTicker(2 * time.Second)
	defer every.Stop()
	for {
		a.mu.Lock()
		body := fmt.Sprintf(`{"client":%q,"version":%d,"anchor":%d,"head":%d}`, a.name, a.version, a.version%100, a.version%100)
		a.mu.Unlock()
		r, err := a.client.Post(a.address+"/cursor", "application/json", strings.NewReader(body))
		if err == nil {
			if r.Body.Close(); r.StatusCode != http.StatusNoContent {
				b.Errorf("the cursor: %d", r.StatusCode)
			}
		}
		select {
		case <-every.C:
		case <-ctx.Done():
			return
		}
	}
}

// fill changes the message of the file by its form again and again, to a text that shares nothing
// with the one before.
func (a *editor) fill(ctx context.Context, b *testing.B, filled *sync.Map) {
	for n := 0; ctx.Err() == nil; n++ {
		mark := strings.Repeat(string(rune('A'+n%26)), 12)
		a.mu.Lock()
		version := a.version
		a.mu.Unlock()
		filled.Store(mark, time.Now())
		r, err := a.client.PostForm(a.address+"/form?thing=message%3Afilled%3A0", url.Values{"version": {fmt.Sprint(version)}, "value.say": {mark}})
		if err != nil {
			return
		}
		if r.Body.Close(); r.StatusCode != http.StatusOK {
			b.Errorf("a form: %d", r.StatusCode)
		}
		select {
		case <-time.After(time.Second):
		case <-ctx.Done():
		}
	}
}

// write types a mark at the beginning of the file again and again.
func (a *editor) write(ctx context.Context, b *testing.B, sent *sync.Map) {
	for n := 0; ctx.Err() == nil; n++ {
		mark := fmt.Sprintf("%s.%d;", a.name, n)
		body, err := a.insertion(mark)
		if err != nil {
			b.Error(err)
			return
		}
		sent.Store(mark, time.Now())
		r, err := a.client.Post(a.address+"/changes", "application/json", bytes.NewReader(body))
		if err != nil {
			return
		}
		if r.StatusCode != http.StatusOK {
			said, _ := io.ReadAll(r.Body)
			b.Errorf("%d %s", r.StatusCode, said)
		}
		r.Body.Close()
		select {
		case <-a.acknowledged:
		case <-ctx.Done():
			return
		}
		select {
		case <-time.After(keystroke):
		case <-ctx.Done():
		}
	}
}
