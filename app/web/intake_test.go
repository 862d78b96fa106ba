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
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	go func() { _ = s.Serve(listener) }()
	defer func() { _ = s.Shutdown(ctx) }()
	greedy, other := s.program(), s.program()
	greedy.begin()
	run := other.begin().Run
	send := func(p *person, address string, size int, body string) net.Conn {
		conn, err := net.Dial("tcp", listener.Addr().String())
		check(t, err)
		check(t, conn.SetDeadline(time.Now().Add(5*time.Second)))
		_, err = fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: %d\r\nCookie: %s=%s\r\n\r\n%s", address, size, p.cookie.Name, p.cookie.Value, body)
		check(t, err)
		return conn
	}
	status := func(conn net.Conn) int {
		defer conn.Close()
		r, err := http.ReadResponse(bufio.NewReader(conn), nil)
		check(t, err)
		r.Body.Close()
		return r.StatusCode
	}
	for i := range 2 {
		send(greedy, "/runs/1/reflection", 1<<20, "{").Close()
		for s.Intake() != (i+1)<<20 { // until its headers have been read
			time.Sleep(time.Millisecond)
		}
	}
	for range 4 {
		want(t, "one more of theirs", status(send(greedy, "/runs/1/reflection", 1<<20, "{")), 503)
	}
	note := fmt.Sprintf(`{"turn":1,"offer":"triage:reid","note":"%s"}`, strings.Repeat("x", 10<<10))
	want(t, "somebody else's note", status(send(other, fmt.Sprintf("/runs/%d/decisions", run), len(note), note)), 200)
	for s.Intake() != 2<<20 { // what was read makes room again
		time.Sleep(time.Millisecond)
	}
}
