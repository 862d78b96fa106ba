package web_test

import (
	"encoding/json"
	"io"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"caseload/app/live"
)

// How many listen is bounded: in all, from one network, and to one board. Whoever is one
// too many is told so, and gets in once somebody has left.
func TestHowManyListenIsBounded(t *testing.T) {
	s := newSite(t, shelf(), func(o *setup) { o.Proxies = []string{"127.0.0.1"} })
	s.SetListeners(live.Most{All: 4, ByWho: 3, ByTopic: 2})
	home := s.listens()
	one, two, three := s.class(`{"scenario":"small"}`), s.class(`{"scenario":"small"}`), s.class(`{"scenario":"small"}`)
	const many = "As many pages as can be kept up to date are open here, or on your network. Close some, or load this one again whenever you want to look."
	const full = "As many pages as this site can keep up to date are open just now. Load this one again whenever you want to look."
	refused := func(l lesson, address string, status int, sentence string) {
		t.Helper()
		for _, accept := range []string{isJSON, "text/event-stream"} {
			r := l.person.asks(home+l.Board+"/live", from(address), with("Accept", accept))
			want(t, "status", r.StatusCode, status)
			want(t, "Retry-After", r.Header.Get("Retry-After"), "15")
			var problem struct{ Error string }
			if accept == isJSON {
				check(t, json.NewDecoder(r.Body).Decode(&problem))
				want(t, "sentence", problem.Error, sentence)
			}
		}
	}
	first := one.follows(home+one.Board+"/live", from("10.0.0.1"))
	one.follows(home+one.Board+"/live", from("10.0.0.1"))
	refused(one, "10.0.0.2", 429, many)
	two.follows(home+two.Board+"/live", from("10.0.0.1"))
	refused(three, "10.0.0.1", 429, many)
	two.follows(home+two.Board+"/live", from("10.0.0.2"))
	refused(three, "10.0.0.3", 503, full)
	first.Body.Close()
	soon(t, "the first to have left", func() bool {
		one.post(one.Board+"/lock", "") // nobody notices that a reader has left before there is something to send
		one.post(one.Board+"/unlock", "")
		return s.Listening() == 3
	})
	three.follows(home+three.Board+"/live", from("10.0.0.3"))
}

// A stream waits outside the queue of requests that are worked on. It takes its turn to
// look, and looks again later if there was none.
func TestStreamsTakeNobodysTurn(t *testing.T) {
	s := newSite(t, shelf())
	s.SetQueue(1, 10, time.Second) // as long as all five may look in turn
	s.quietly()
	home := s.listens()
	l := s.class(`{"scenario":"small"}`)
	for range 5 {
		want(t, "a board", l.browser().follows(home+l.Board+"/live").next().event, "board")
	}
	want(t, "a request", l.get(l.Board).StatusCode, 200)
	beats := s.Beats()
	beats.Quiet = 20 * time.Millisecond
	s.SetBeats(beats)
	leave := s.Occupy()
	late := l.follows(home + l.Board + "/live")
	want(t, "without a turn", late.next(), told{})
	want(t, "a program without a turn", l.person.asks(home+l.Board+"/live", with("Accept", isJSON)).StatusCode, 503)
	leave()
	next := late.next()
	for next == (told{}) {
		next = late.next()
	}
	want(t, "a turn later", next.event, "board")
	if log := s.log.String(); strings.Contains(log, "couldn't look") {
		t.Errorf("having no turn is in the log: %s", log)
	}
}

// When the server stops, its streams end at once, and nothing of them is left.
func TestStoppingEndsStreams(t *testing.T) {
	s := newSite(t, shelf())
	s.quietly()
	home := s.listens()
	var streams []*stream
	for range 5 {
		l := s.class(`{"scenario":"small"}`)
		for range 20 {
			streams = append(streams, l.follows(home+l.Board+"/live"))
		}
	}
	l := s.class(`{"scenario":"small"}`)
	waits, last := make(chan int), l.askedOnce(home)
	go func() {
		r, _ := http.NewRequest("GET", home+l.Board+"/live", nil)
		r.Header.Set("Accept", isJSON)
		r.Header.Set("Last-Event-ID", last)
		for _, key := range l.keys {
			r.AddCookie(key)
		}
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			waits <- 0
			return
		}
		answer.Body.Close()
		waits <- answer.StatusCode
	}()
	soon(t, "all to listen", func() bool { return s.Listening() == 101 })
	if n := running("edge.(*listening)"); n < 101 {
		t.Errorf("only %d goroutines of streams were found", n)
	}
	check(t, s.Shutdown(ctx))
	want(t, "a program that waited", <-waits, 204)
	for _, stream := range streams {
		want(t, "what was told before", stream.next().event, "board")
		stream.ended()
		stream.Body.Close()
	}
	soon(t, "nobody to listen", func() bool { return s.Listening() == 0 })
	soon(t, "the goroutines of streams to end", func() bool { return running("edge.(*listening)", "app/live.", "store.hear") == 0 })
}

// running returns how many goroutines are in functions with these names.
func running(names ...string) (n int) {
	stacks := make([]byte, 16<<20)
	for stack := range strings.SplitSeq(string(stacks[:runtime.Stack(stacks, true)]), "\n\n") {
		if slices.ContainsFunc(names, func(name string) bool { return strings.Contains(stack, name) }) {
			n++
		}
	}
	return n
}

// askedOnce returns the id of what a program is told of the board now.
func (l lesson) askedOnce(home string) string {
	var got struct{ ID string }
	r := l.person.asks(home+l.Board+"/live", with("Accept", isJSON))
	text, err := io.ReadAll(r.Body)
	check(l.site.t, err)
	check(l.site.t, json.Unmarshal(text, &got))
	return got.ID
}
