package storetest

import (
	"bytes"
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
	"time"
)

// Wire stands between a store and a PostgreSQL server, and can cut connections at the
// moment of a commit.
type Wire struct {
	listener net.Listener
	server   string

	mu  sync.Mutex
	cut *Cut // for the next commit
}

// Cut says what becomes of a commit. In any case its sender never hears of it.
type Cut struct {
	Arrives bool          // whether the server gets it
	After   time.Duration // how long after its sender has lost the connection
}

// Between returns a wire to the server of an address, and the address to use instead.
func Between(t testing.TB, address string) (*Wire, string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	w := &Wire{listener: listener, server: u.Host}
	u.Host = listener.Addr().String()
	go w.serve()
	return w, u.String()
}

// CutNext cuts the connection over which the next commit is sent.
func (w *Wire) CutNext(how Cut) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cut = &how
}

func (w *Wire) serve() {
	for {
		client, err := w.listener.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", w.server)
		if err != nil {
			client.Close()
			continue
		}
		go func() {
			defer client.Close()
			io.Copy(client, server)
		}()
		go w.pass(client, server)
	}
}

// pass sends on what the client sends. A commit always comes in one piece.
func (w *Wire) pass(client, server net.Conn) {
	defer server.Close()
	buffer := make([]byte, 64<<10)
	for {
		n, err := client.Read(buffer)
		if err != nil {
			return
		}
		if bytes.HasSuffix(buffer[:n], []byte("commit\x00")) {
			if cut := w.take(); cut != nil {
				client.Close()
				if cut.Arrives {
					time.Sleep(cut.After)
					server.Write(buffer[:n])
					// Until it has answered: closing at once could undo it.
					time.AfterFunc(time.Second, func() { server.Close() })
					io.Copy(io.Discard, server)
				}
				return
			}
		}
		if _, err := server.Write(buffer[:n]); err != nil {
			return
		}
	}
}

func (w *Wire) take() *Cut {
	w.mu.Lock()
	defer w.mu.Unlock()
	cut := w.cut
	w.cut = nil
	return cut
}
