package edge

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofiber/fiber/v2"
)

// Bounded bounds how many connections are open at once on l, since each takes memory
// and one of the process's files, and the library stops serving when it can't accept
// one. Connections beyond that get a sentence and are closed. One address has half of
// them at most, so that nobody takes all; a trusted proxy speaks for everybody.
func (s *Edge) Bounded(l net.Listener, most int) net.Listener {
	return &bounded{Listener: l, edge: s, most: int64(most), of: AtOnce{Most: max(1, most/2)}, away: make(chan struct{}, mostAway)}
}

const (
	mostAway = 64          // connections that are being told that there is no room
	awayFor  = time.Second // for how long
	noFiles  = 50 * time.Millisecond
)

type bounded struct {
	net.Listener
	edge *Edge
	most int64
	away chan struct{}
	open atomic.Int64
	of   AtOnce // by address
}

// Accept waits while no connection can be opened, for want of files for example.
func (b *bounded) Accept() (net.Conn, error) {
	for {
		conn, err := b.Listener.Accept()
		if passing, ok := errors.AsType[interface {
			error
			Temporary() bool
		}](err); ok && passing.Temporary() {
			time.Sleep(noFiles)
			continue
		}
		if err != nil {
			return nil, err
		}
		who := b.addressOf(conn)
		if b.enter(who) {
			return &bounding{Conn: conn, leave: sync.OnceFunc(func() { b.leave(who) })}, nil
		}
		b.turnAway(conn)
	}
}

// addressOf returns the address that a connection counts for, or "" for a trusted
// proxy's.
func (b *bounded) addressOf(conn net.Conn) string {
	from, err := netip.ParseAddrPort(conn.RemoteAddr().String())
	if address := from.Addr().Unmap(); err == nil && !b.edge.isOurs(address) {
		return networkOf(address)
	}
	return ""
}

func (b *bounded) enter(who string) bool {
	if !b.of.enter(who) {
		return false
	}
	if b.open.Add(1) > b.most {
		b.leave(who)
		return false
	}
	return true
}

func (b *bounded) leave(who string) {
	b.open.Add(-1)
	b.of.leave(who)
}

// turnAway answers the request on a connection that there is no room for, and closes
// it. If there are many, it only closes it.
func (b *bounded) turnAway(conn net.Conn) {
	select {
	case b.away <- struct{}{}:
	default:
		_ = conn.Close()
		return
	}
	go func() {
		defer func() { <-b.away }()
		defer conn.Close()
		_ = conn.SetDeadline(b.edge.Now().Add(awayFor))
		if _, err := conn.Read(make([]byte, 4<<10)); err == nil { // unread, it would take the answer with it
			_, _ = conn.Write(turnedAway)
		}
	}()
}

var turnedAway = fmt.Appendf(nil, "HTTP/1.1 %d Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\nCache-Control: no-store\r\nRetry-After: 5\r\nConnection: close\r\n\r\n%s",
	fiber.StatusServiceUnavailable, len(sentenceConnections), sentenceConnections)

// bounding is a connection that makes room when it is closed.
type bounding struct {
	net.Conn
	leave func()
}

func (c *bounding) Close() error {
	c.leave()
	return c.Conn.Close()
}
