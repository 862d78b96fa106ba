// Package mailtest is a mail server for tests, which keeps what it takes. Only tests may
// use it.
package mailtest

import (
	"bytes"
	"io"
	"mime"
	"mime/quotedprintable"
	"net"
	netmail "net/mail"
	"strings"
	"sync"
	"testing"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// Password is the one that the office wants from whoever says who they are.
const Password = "right"

// Letter is a letter as it arrived.
type Letter struct {
	To, Subject, Text string
	Head              netmail.Header
}

// Office is a mail server on this machine.
type Office struct {
	Address string // host and port

	mu      sync.Mutex
	t       testing.TB
	letters []Letter
	heard   []string // every sender, address and user
	refuses int
}

// Open opens an office until the test ends. Change may change its server; it may be nil.
func Open(t testing.TB, change func(*smtp.Server)) *Office {
	t.Helper()
	o := &Office{t: t}
	s := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &visit{Office: o}, nil }))
	s.AllowInsecureAuth, s.Domain = true, "localhost"
	if change != nil {
		change(s)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o.Address = l.Addr().String()
	go s.Serve(l)
	t.Cleanup(func() { s.Close() })
	return o
}

// Refuse has the office answer every address with a code; 0 takes them again.
func (o *Office) Refuse(code int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.refuses = code
}

// Letters returns what has arrived, in its order, and throws it away.
func (o *Office) Letters() []Letter {
	o.mu.Lock()
	defer o.mu.Unlock()
	all := o.letters
	o.letters = nil
	return all
}

// Heard returns whoever named themselves as sender or user, and each address.
func (o *Office) Heard() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return append([]string(nil), o.heard...)
}

type visit struct {
	*Office
	to string
}

func (v *visit) Reset()        {}
func (v *visit) Logout() error { return nil }

func (v *visit) hear(what string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.heard = append(v.heard, what)
}

func (v *visit) Mail(from string, _ *smtp.MailOptions) error {
	v.hear(from)
	return nil
}

func (v *visit) Rcpt(to string, _ *smtp.RcptOptions) error {
	v.hear(to)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.to = to
	if v.refuses > 0 {
		return &smtp.SMTPError{Code: v.refuses, Message: "not " + to}
	}
	return nil
}

func (v *visit) AuthMechanisms() []string { return []string{sasl.Plain} }

func (v *visit) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		v.hear(user)
		if password != Password {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}

func (v *visit) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	m, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return err
	}
	text, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil {
		return err
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	v.mu.Lock()
	defer v.mu.Unlock()
	v.letters = append(v.letters, Letter{v.to, subject, strings.ReplaceAll(string(text), "\r\n", "\n"), m.Header})
	return err
}
