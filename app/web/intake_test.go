package web_test

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// One guest announces far more large bodies than there is room for and breaks every
// connection. That takes their own room, and nobody else's: another guest still sends
// a long note.
func TestOneGuestTakesNobodysRoom(t *testing.T) {
	s := newSite(t)
	s.SetIntake(4 << 20)
	greedy, other := s.program(), s.program()
	greedy.begin()
	run := other.begin().Run
	send := slowly(t, s)
	for i := range 2 {
		send(greedy, "/runs/1/reflection", 1<<20, "{").Close()
		for s.Intake() != (i+1)<<20 { // until its headers have been read
			time.Sleep(time.Millisecond)
		}
	}
	for range 4 {
		want(t, "one more of theirs", status(t, send(greedy, "/runs/1/reflection", 1<<20, "{")), 503)
	}
	note := fmt.Sprintf(`{"turn":1,"offer":"triage:reid","note":"%s"}`, strings.Repeat("x", 10<<10))
	want(t, "somebody else's note", status(t, send(other, fmt.Sprintf("/runs/%d/decisions", run), len(note), note)), 200)
	for s.Intake() != 2<<20 { // what was read makes room again
		time.Sleep(time.Millisecond)
	}
}

// Many guests announce reflections and send none of them. Half of the room is left to
// decisions with long notes.
func TestReflectionsLeaveRoomForDecisions(t *testing.T) {
	s := newSite(t)
	s.SetIntake(4 << 20)
	send := slowly(t, s)
	other := s.program()
	run := other.begin().Run
	for i := range 2 {
		guest := s.program()
		guest.begin()
		send(guest, "/runs/1/reflection", 1<<20, "{")
		for s.Intake() != (i+1)<<20 { // until its headers have been read
			time.Sleep(time.Millisecond)
		}
	}
	late := s.program()
	late.begin()
	want(t, "one reflection more", status(t, send(late, "/runs/1/reflection", 1<<20, "{")), 503)
	note := fmt.Sprintf(`{"turn":1,"offer":"triage:reid","note":"%s"}`, strings.Repeat("x", 10<<10))
	want(t, "a decision with a note", status(t, send(other, fmt.Sprintf("/runs/%d/decisions", run), len(note), note)), 200)
}

// slowly serves a site and returns how to announce a body to it of which only the
// beginning is sent.
func slowly(t *testing.T, s *site) func(p *person, address string, size int, body string) net.Conn {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	go func() { _ = s.Serve(listener) }()
	t.Cleanup(func() { _ = s.Shutdown(ctx) })
	return func(p *person, address string, size int, body string) net.Conn {
		conn, err := net.Dial("tcp", listener.Addr().String())
		check(t, err)
		t.Cleanup(func() { _ = conn.Close() })
		check(t, conn.SetDeadline(time.Now().Add(5*time.Second)))
		_, err = fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: %d\r\nCookie: %s=%s\r\n\r\n%s", address, size, p.cookie.Name, p.cookie.Value, body)
		check(t, err)
		return conn
	}
}

// status returns the status of the answer on a connection, and closes it.
func status(t *testing.T, conn net.Conn) int {
	t.Helper()
	defer conn.Close()
	r, err := http.ReadResponse(bufio.NewReader(conn), nil)
	check(t, err)
	r.Body.Close()
	return r.StatusCode
}
