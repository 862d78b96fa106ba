package storetest

import (
	"net"
	"net/url"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgproto3"
)

// Pooler returns the address of a pooler before the server of an address. All of its
// clients share one session there, each for the time of a transaction, as those of
// PgBouncer do with pool_mode=transaction.
func Pooler(t testing.TB, address string) string {
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
	p := &pooler{server: u.Host}
	u.Host = listener.Addr().String()
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go p.serve(client)
		}
	}()
	return u.String()
}

type pooler struct {
	server string

	session  sync.Mutex // whose holder is in a transaction
	frontend *pgproto3.Frontend
	clients  uint32
}

func (p *pooler) serve(client net.Conn) {
	defer client.Close()
	backend := pgproto3.NewBackend(client, client)
	startup, err := backend.ReceiveStartupMessage()
	if err != nil || p.greet(backend, startup) != nil {
		return
	}
	held := false
	defer func() {
		if held {
			p.session.Unlock()
		}
	}()
	for {
		message, err := backend.Receive()
		if _, ends := message.(*pgproto3.Terminate); ends || err != nil {
			return
		}
		if !held {
			p.session.Lock()
			held = true
		}
		idle, err := p.pass(backend, message)
		if err != nil {
			return
		}
		if idle {
			p.session.Unlock()
			held = false
		}
	}
}

// greet lets a client in. Its number isn't that of the session, which it only borrows.
func (p *pooler) greet(backend *pgproto3.Backend, startup pgproto3.FrontendMessage) error {
	p.session.Lock()
	defer p.session.Unlock()
	if p.frontend == nil {
		server, err := net.Dial("tcp", p.server)
		if err != nil {
			return err
		}
		p.frontend = pgproto3.NewFrontend(server, server)
		p.frontend.Send(startup)
		if err := p.frontend.Flush(); err != nil {
			return err
		}
		for ready := false; !ready; {
			message, err := p.frontend.Receive()
			if err != nil {
				return err
			}
			_, ready = message.(*pgproto3.ReadyForQuery)
		}
	}
	p.clients++
	backend.Send(&pgproto3.AuthenticationOk{})
	backend.Send(&pgproto3.ParameterStatus{Name: "standard_conforming_strings", Value: "on"})
	backend.Send(&pgproto3.ParameterStatus{Name: "client_encoding", Value: "UTF8"})
	backend.Send(&pgproto3.BackendKeyData{ProcessID: p.clients, SecretKey: []byte{0, 0, 0, 0}})
	backend.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
	return backend.Flush()
}

// pass sends on what a client has sent and, if that asks for an answer, the answer. It
// reports whether the session is in no transaction afterwards.
func (p *pooler) pass(backend *pgproto3.Backend, message pgproto3.FrontendMessage) (idle bool, err error) {
	p.frontend.Send(message)
	if err := p.frontend.Flush(); err != nil {
		return false, err
	}
	switch message.(type) {
	case *pgproto3.Query, *pgproto3.Sync:
	default:
		return false, nil
	}
	for {
		answer, err := p.frontend.Receive()
		if err != nil {
			return false, err
		}
		backend.Send(answer)
		if ready, ok := answer.(*pgproto3.ReadyForQuery); ok {
			return ready.TxStatus == 'I', backend.Flush()
		}
	}
}
