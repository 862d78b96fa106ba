package web_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"syscall"
	"testing"
	"time"
)

// Connections that say nothing take all the room there is. The next one is told so, and
// when to come back; once one of them is closed, somebody else is served.
func TestConnectionsAreBounded(t *testing.T) {
	s := newSite(t, func(o *setup) { o.Connections, o.Proxies = 3, []string{"127.0.0.1"} })
	address := listen(t, s, func(l net.Listener) net.Listener { return l })
	var open []net.Conn
	for range 3 {
		open = append(open, connect(t, address))
	}
	refused := ask(t, connect(t, address))
	want(t, "one more", refused.StatusCode, 503)
	want(t, "sentence", refused.text, "So many are connected to this site just now that it can't take anybody else. Nothing was changed; try again in a few seconds.")
	want(t, "Retry-After", refused.Header.Get("Retry-After"), "5")
	want(t, "one that was open", ask(t, open[0]).StatusCode, 200)
	check(t, open[1].Close())
	for { // the server has yet to hear of it
		r := ask(t, connect(t, address))
		if r.StatusCode == 200 {
			return
		}
		want(t, "meanwhile", r.StatusCode, 503)
	}
}

// One address that isn't a proxy's has half of the connections at most.
func TestConnectionsOfOneAddress(t *testing.T) {
	s := newSite(t, func(o *setup) { o.Connections = 4 })
	address := listen(t, s, func(l net.Listener) net.Listener { return l })
	first := connect(t, address)
	connect(t, address)
	want(t, "the third of four", ask(t, connect(t, address)).StatusCode, 503)
	want(t, "the first", ask(t, first).StatusCode, 200)
}

// A process that has no file left for a connection goes on serving.
func TestAConnectionThatCantBeOpened(t *testing.T) {
	s := newSite(t, func(o *setup) { o.Connections = 4 })
	address := listen(t, s, func(l net.Listener) net.Listener { return &failing{Listener: l, times: 2} })
	want(t, "afterwards", ask(t, connect(t, address)).StatusCode, 200)
}

// failing fails to accept a few times, as the system does when there are no files.
type failing struct {
	net.Listener
	times int
}

func (f *failing) Accept() (net.Conn, error) {
	if f.times--; f.times >= 0 {
		return nil, &net.OpError{Op: "accept", Err: syscall.EMFILE}
	}
	return f.Listener.Accept()
}

// listen serves a site and returns its address.
func listen(t *testing.T, s *site, through func(net.Listener) net.Listener) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	go func() { _ = s.Serve(through(l)) }()
	t.Cleanup(func() { _ = s.Shutdown(ctx) })
	return l.Addr().String()
}

func connect(t *testing.T, address string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	check(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	check(t, conn.SetDeadline(time.Now().Add(5*time.Second)))
	return conn
}

// ask asks for the server's health on a connection.
func ask(t *testing.T, conn net.Conn) reply {
	t.Helper()
	_, err := fmt.Fprint(conn, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
	check(t, err)
	r, err := http.ReadResponse(bufio.NewReader(conn), nil)
	check(t, err)
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	check(t, err)
	return reply{r, string(text)}
}
