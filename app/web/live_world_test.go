package web_test

import (
	"bufio"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// patient is how long a test waits for what should come soon.
const patient = 30 * time.Second

// soon waits until something holds.
func soon(t testing.TB, what string, holds func() bool) {
	t.Helper()
	for until := time.Now().Add(patient); !holds(); time.Sleep(time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("waited in vain for " + what)
		}
	}
}

// listens has the site answer at a real address, which it returns.
func (s *site) listens() string {
	s.t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(s.t, err)
	go func() { _ = s.Serve(listener) }()
	s.t.Cleanup(func() { _ = s.Shutdown(ctx) })
	return "http://" + listener.Addr().String()
}

// asks sends a request that may take long to answer.
func (p *person) asks(address string, change ...request) *http.Response {
	t := p.site.t
	t.Helper()
	r, err := http.NewRequest("GET", address, nil)
	check(t, err)
	r.Header.Set("Accept", "text/event-stream")
	for _, key := range p.keys {
		r.AddCookie(&http.Cookie{Name: key.Name, Value: key.Value})
	}
	for _, c := range change {
		c(r)
	}
	client := &http.Client{Timeout: patient, Transport: &http.Transport{DisableCompression: true}}
	answer, err := client.Do(r)
	check(t, err)
	t.Cleanup(func() {
		answer.Body.Close()
		client.CloseIdleConnections()
	})
	return answer
}

// stream is a stream of events that is being read.
type stream struct {
	*http.Response
	t     testing.TB
	lines *bufio.Reader
}

// told is what a stream sent up to an empty line. Of a beat all is "".
type told struct{ id, event, data string }

// follows opens a stream, and reads how it begins.
func (p *person) follows(address string, change ...request) *stream {
	t := p.site.t
	t.Helper()
	answer := p.asks(address, change...)
	want(t, "status of the stream", answer.StatusCode, 200)
	s := &stream{answer, t, bufio.NewReader(answer.Body)}
	line, err := s.lines.ReadString('\n')
	check(t, err)
	want(t, "the beginning", line, "retry: 2000\n")
	want(t, "the rest of the beginning", s.next(), told{})
	return s
}

// next reads what is sent next.
func (s *stream) next() told {
	s.t.Helper()
	var e told
	var data []string
	for {
		line, err := s.lines.ReadString('\n')
		check(s.t, err)
		field, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch field {
		case "":
			e.data = strings.Join(data, "\n")
			return e
		case "id":
			e.id = value
		case "event":
			e.event = value
		case "data":
			data = append(data, value)
		case ":":
		default:
			s.t.Fatalf("a stream sent %q", line)
		}
	}
}

// ended checks that nothing more is sent.
func (s *stream) ended() {
	s.t.Helper()
	if line, err := s.lines.ReadString('\n'); err == nil {
		s.t.Errorf("after the end a stream sent %q", line)
	}
}

// quietly has streams look only when something has happened, so that whatever is told
// was told for that reason.
func (s *site) quietly() {
	beats := s.Beats()
	beats.Quiet = time.Hour
	s.SetBeats(beats)
}
