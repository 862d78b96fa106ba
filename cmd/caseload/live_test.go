package main

import (
	"bufio"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"
)

// stream is the stream of a board that is being read.
type stream struct {
	t     *testing.T
	body  io.ReadCloser
	lines *bufio.Reader
	last  string // the id of the last event
}

// follow opens the stream of a class's board on a server.
func (l lesson) follow(t *testing.T, server, last string) *stream {
	t.Helper()
	r, err := http.NewRequest("GET", server+l.Board+"/live", nil)
	check(t, err)
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("Last-Event-ID", last)
	client := &http.Client{Jar: l.client.Jar, Timeout: time.Minute, Transport: new(http.Transport)}
	response, err := client.Do(r)
	check(t, err)
	t.Cleanup(func() {
		response.Body.Close()
		client.CloseIdleConnections()
	})
	want(t, "status of the stream", response.StatusCode, 200)
	return &stream{t, response.Body, bufio.NewReader(response.Body), ""}
}

// sees reads until a board says something.
func (s *stream) sees(said string) {
	s.t.Helper()
	for {
		line, err := s.lines.ReadString('\n')
		if err != nil {
			s.t.Fatalf("%v before the board said %q", err, said)
		}
		if id, ok := strings.CutPrefix(line, "id: "); ok {
			s.last = strings.TrimSpace(id)
		}
		if strings.HasPrefix(line, "data: ") && strings.Contains(line, said) {
			return
		}
	}
}

// Two processes share nothing but the database. A board on one shows what was kept by
// the other, and where one is killed, the other goes on and tells what was missed.
func TestABoardOnAnotherProcess(t *testing.T) { onBoth(t, boardOnAnotherProcess) }

func boardOnAnotherProcess(t *testing.T, database string) {
	here, there := serve(t, database), serve(t, database)
	l := newClass(t, here.address)
	board := l.follow(t, there.address, "")
	board.sees("Fewer than five have begun.")
	for i := range 5 {
		classmate(t, uint64(i), here.address, l.Code, nil)
	}
	board.sees("5 have begun.")
	check(t, there.Process.Kill())
	_, _ = io.ReadAll(board.lines)
	classmate(t, 5, here.address, l.Code, nil)
	again := l.follow(t, here.address, board.last)
	again.sees("6 have begun.")
	check(t, here.Process.Signal(syscall.SIGTERM))
	if _, err := io.ReadAll(again.lines); err != nil {
		t.Errorf("the stream of a server that stops: %v", err)
	}
	if err := here.Wait(); err != nil {
		t.Errorf("%v: %s", err, here.log.String())
	}
}
