package web_test

import (
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// lastShown returns which state of a board a page shows.
func lastShown(t testing.TB, r reply) string {
	t.Helper()
	_, rest, ok := strings.Cut(r.text, `data-live-last="`)
	if !ok {
		t.Fatalf("the page follows no stream: %.300s", r.text)
	}
	id, _, _ := strings.Cut(rest, `"`)
	return id
}

// toHost has a request name the host that streams are asked of, since a board shows it.
func toHost(home string) request {
	return func(r *http.Request) { r.Host = strings.TrimPrefix(home, "http://") }
}

// A board's stream sends the region that a request would get, as soon as it changes and
// not before: while fewer than five have begun, not even the time of a click is told.
func TestABoardTellsWhatChanges(t *testing.T) {
	s := newSite(t, shelf())
	s.quietly()
	home := s.listens()
	l := s.class(`{"scenario":"small"}`)
	b := l.browser()
	address := home + l.Board + "/live"
	region := func() string { return b.get(l.Board, toHost(home), with("HX-Request", "true")).text }
	begun := lastShown(t, b.get(l.Board, toHost(home)))
	stream := b.follows(address + "?last=" + begun)
	want(t, "what the page shows already", stream.next(), told{})
	want(t, "the type", stream.Header.Get("Content-Type"), "text/event-stream")
	want(t, "caching", stream.Header.Get("Cache-Control"), "no-store")
	want(t, "buffering by nginx", stream.Header.Get("X-Accel-Buffering"), "no")
	for range 4 {
		l.answers("together", `{"tier":"P1"}`)
	}
	fifth, d := l.student()
	five := stream.next()
	want(t, "the board of five", five, told{five.id, "board", region()})
	if !strings.Contains(five.data, "5 have begun.") || five.id == begun {
		t.Errorf("the board of five is %q", five)
	}
	fifth.answers(d, "together", "")
	answered := stream.next()
	want(t, "the board of five answers", answered, told{answered.id, "board", region()})
	if !strings.Contains(answered.data, "5 answers so far") {
		t.Errorf("the board of five answers is %q", answered)
	}
	want(t, "the page afterwards", lastShown(t, b.get(l.Board, toHost(home))), answered.id)

	// Whoever comes back is told what they missed, and nothing that they have.
	for _, had := range []string{begun, five.id, "made up", ""} {
		want(t, "what was missed", b.follows(address, with("Last-Event-ID", had)).next(), answered)
	}
	want(t, "nothing was missed", b.follows(address+"?last="+begun, with("Last-Event-ID", answered.id)).next(), told{})

	// A moment that is open in one tab is open there only.
	open := b.follows(address + "?show=reid-phone").next()
	if !strings.Contains(open.data, "All 5 answered") || strings.Contains(answered.data, "All 5 answered") {
		t.Errorf("the open moment is %q", open)
	}
}

// A quiet stream shows that it is there, and outlives the time that other answers have.
func TestAQuietStreamGoesOn(t *testing.T) {
	s := newSite(t, shelf())
	s.SetWriteTimeout(20 * time.Millisecond)
	beats := s.Beats()
	beats.Quiet = 10 * time.Millisecond
	s.SetBeats(beats)
	home := s.listens()
	l := s.class(`{"scenario":"small"}`)
	stream := l.browser().follows(home+l.Board+"/live", with("Accept-Encoding", "gzip, br"))
	want(t, "compressed", stream.Header.Get("Content-Encoding"), "")
	want(t, "the board", stream.next().event, "board")
	for range 20 {
		want(t, "a beat", stream.next(), told{})
	}
	beats.Life = 30 * time.Millisecond
	s.SetBeats(beats)
	short := l.browser().follows(home + l.Board + "/live")
	for err := error(nil); err == nil; { // it ends by itself
		_, err = short.lines.ReadString('\n')
	}
}

// Whoever may no longer see a board is told nothing more.
func TestAStreamAsksAgainWhoAsks(t *testing.T) {
	s := newSite(t, shelf())
	beats := s.Beats()
	beats.Quiet = 10 * time.Millisecond
	home := s.listens()
	ended, expired := s.class(`{"scenario":"small"}`), s.class(`{"scenario":"small"}`)
	for _, who := range []*person{s.browser(), ended.browser()} {
		r := who.asks(home + expired.Board + "/live")
		want(t, "without the key", r.StatusCode, 404)
	}
	s.quietly()
	first := ended.browser().follows(home + ended.Board + "/live")
	want(t, "the board", first.next().event, "board")
	want(t, "end", ended.post(ended.Board+"/end", "").StatusCode, 204)
	want(t, "after the end", first.next(), told{event: "gone"})
	first.ended()
	s.SetBeats(beats)
	second := expired.browser().follows(home + expired.Board + "/live")
	want(t, "the board", second.next().event, "board")
	_, err := other(t, s).Exec("UPDATE classes SET expires_at = 1 WHERE code = ?", expired.Code)
	check(t, err)
	for next := second.next(); next != (told{event: "gone"}); next = second.next() {
		want(t, "until it has expired", next, told{})
	}
	second.ended()
	soon(t, "nobody to listen", func() bool { return s.Listening() == 0 })
}

// A program gets an answer once there is something that it hasn't had.
func TestAProgramAsksForChanges(t *testing.T) {
	s := newSite(t, shelf())
	s.quietly()
	home := s.listens()
	l := s.class(`{"scenario":"small"}`)
	ask := func(last string) (status int, id, shown string) {
		r := l.person.asks(home+l.Board+"/live", with("Accept", isJSON), with("Last-Event-ID", last))
		var got struct {
			ID, Event string
			Shown     json.RawMessage
		}
		text, err := io.ReadAll(r.Body)
		check(t, err)
		if r.StatusCode == 200 {
			check(t, json.Unmarshal(text, &got))
			want(t, "event", got.Event, "board")
		}
		return r.StatusCode, got.ID, string(got.Shown)
	}
	_, first, shown := ask("")
	want(t, "what is told at first", shown, l.get(l.Board).text)
	type answer struct{ id, shown string }
	changed := make(chan answer)
	go func() {
		_, id, shown := ask(first)
		changed <- answer{id, shown}
	}()
	soon(t, "somebody to listen", func() bool { return s.Listening() == 1 })
	for range 5 {
		l.answers("together", `{"tier":"P1"}`)
	}
	got := <-changed
	if got.id == first || !strings.Contains(got.shown, `"begun":5`) {
		t.Errorf("five have begun, and what is told is %v", got)
	}
	beats := s.Beats()
	beats.Quiet = 10 * time.Millisecond
	s.SetBeats(beats)
	last := ""
	for status, id := 200, got.id; status == 200; status, id, _ = ask(last) {
		last = id
	}
	status, _, _ := ask(last)
	want(t, "where nothing has changed", status, 204)
	want(t, "nobody who listens", s.Listening(), 0)
}

// Two servers share nothing but the database, and a board on one shows what was decided
// on the other.
func TestABoardShowsWhatAnotherServerKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "caseload.db")
	here, there := openSite(t, path, shelf()), openSite(t, path, shelf())
	here.quietly()
	home := here.listens()
	l := here.class(`{"scenario":"small"}`)
	stream := l.browser().follows(home + l.Board + "/live")
	want(t, "the board", stream.next().event, "board")
	away := lesson{person: there.program(), Join: l.Join}
	for range 5 {
		away.answers("together", `{"tier":"P1"}`)
	}
	for board := stream.next(); !strings.Contains(board.data, "5 answers so far"); board = stream.next() {
		want(t, "what is told", board.event, "board")
	}
}

// BenchmarkBoardElsewhere prints how long it takes until a board on one server shows
// that a class was locked or unlocked on another.
func BenchmarkBoardElsewhere(b *testing.B) {
	path := filepath.Join(b.TempDir(), "caseload.db")
	here, there := openSite(b, path, shelf()), openSite(b, path, shelf())
	here.quietly()
	home := here.listens()
	l := here.class(`{"scenario":"small"}`)
	stream := l.browser().follows(home + l.Board + "/live")
	stream.next()
	away := there.program()
	away.keys = l.person.keys
	var took []time.Duration
	for i := range b.N {
		time.Sleep(time.Duration(i*7%50) * time.Millisecond)
		began := time.Now()
		want(b, "status", away.post(l.Board+[]string{"/lock", "/unlock"}[i%2], "").StatusCode, 204)
		want(b, "what is told", stream.next().event, "board")
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}
