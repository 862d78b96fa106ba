// Package mail sends letters by SMTP. It knows no accounts and keeps nothing: who gets
// which letter, and what becomes of one that can't be sent, is decided by its callers. It
// is the only package that uses the mail library.
package mail

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// Letter is a text to one person. The text is plain, with "\n" between its lines.
type Letter struct {
	To      string // an e-mail address, without a name
	Subject string // one line
	Text    string
}

// Post sends letters by one server. It is safe for concurrent use.
type Post struct {
	host   string
	server []gomail.Option
	from   string
}

// timeout is how long sending one letter may take.
const timeout = 30 * time.Second

// New returns the post of a server whose address is smtp://host:port, or
// smtps://host:port if it speaks TLS from the first byte. User and password are "" if the
// server asks for none. From is the address that letters come from, which may have a name
// before it: "Caseload <caseload@example.ac.uk>".
//
// All is sent over TLS, with the server's certificate checked, unless the server is on
// this machine. A password that stands in the address is refused, since command lines are
// read by others.
func New(address, password, from string) (*Post, error) {
	u, err := url.Parse(address)
	if err != nil { // not with the error's words: the address stands in them
		return nil, errors.New("the address of the mail server can't be read; it is smtp://user@host:587, or smtps://user@host:465")
	}
	switch _, typed := u.User.Password(); {
	case u.Scheme != "smtp" && u.Scheme != "smtps", u.Hostname() == "", strings.Trim(u.Path, "/") != "", u.RawQuery != "":
		return nil, errors.New("the address of the mail server is smtp://user@host:587, or smtps://user@host:465, and nothing after it")
	case typed:
		return nil, errors.New("the mail server's password belongs in the environment and not in its address")
	case u.User.Username() != "" && password == "":
		return nil, fmt.Errorf("the mail server's address names the user %q, and there is no password for it", u.User.Username())
	}
	p := &Post{host: u.Hostname(), from: from, server: []gomail.Option{gomail.WithTimeout(timeout)}}
	if err := gomail.NewMsg().From(from); err != nil || strings.ContainsAny(from, "\r\n") {
		return nil, fmt.Errorf("%q isn't an email address that letters can come from", from)
	}
	port, err := portOf(u)
	if err != nil {
		return nil, err
	}
	p.server = append(p.server, gomail.WithPort(port))
	switch {
	case u.Scheme == "smtps":
		p.server = append(p.server, gomail.WithSSL())
	case isHere(p.host):
		p.server = append(p.server, gomail.WithTLSPolicy(gomail.NoTLS))
	default:
		p.server = append(p.server, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if user := u.User.Username(); user != "" {
		how := gomail.SMTPAuthAutoDiscover
		if isHere(p.host) && u.Scheme == "smtp" {
			how = gomail.SMTPAuthPlain // which the library refuses without TLS anywhere else
		}
		p.server = append(p.server, gomail.WithSMTPAuth(how), gomail.WithUsername(user), gomail.WithPassword(password))
	}
	_, err = gomail.NewClient(p.host, p.server...)
	return p, err
}

func portOf(u *url.URL) (int, error) {
	switch {
	case u.Port() != "":
		port, err := strconv.ParseUint(u.Port(), 10, 16)
		if err != nil || port == 0 {
			return 0, fmt.Errorf("%q isn't a port of a mail server", u.Port())
		}
		return int(port), nil
	case u.Scheme == "smtps":
		return 465, nil
	case isHere(u.Hostname()):
		return 25, nil
	}
	return 587, nil
}

// isHere reports whether a host is this machine, so that nobody in between reads along.
func isHere(host string) bool {
	ip, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && ip.IsLoopback()
}

// String names the server, without user or password.
func (p *Post) String() string { return p.host }

// Refused means that the server will never take a letter, so that trying again is no use:
// nobody has the address, say.
type Refused struct{ Why error }

func (r *Refused) Error() string { return "the letter is refused: " + r.Why.Error() }
func (r *Refused) Unwrap() error { return r.Why }

// Send sends a letter. It returns once the server has taken it; the context may end that
// sooner. The error is a *Refused if it never will. If the connection breaks off at the
// end, the error is another one, although the letter may have been taken.
func (p *Post) Send(ctx context.Context, l Letter) error {
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	if strings.ContainsAny(l.To+l.Subject, "\r\n") {
		return &Refused{errors.New("there is a line break in its head")}
	}
	if err := errors.Join(m.From(p.from), m.To(l.To)); err != nil {
		return &Refused{err}
	}
	m.Subject(l.Subject)
	m.SetDate()
	m.SetMessageID()
	m.SetGenHeader("Auto-Submitted", "auto-generated") // so that nobody's absence note answers
	m.SetBodyString(gomail.TypeTextPlain, l.Text)
	client, err := gomail.NewClient(p.host, p.server...)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	if err = client.DialAndSendWithContext(ctx, m); err == nil || m.IsDelivered() {
		return nil
	}
	return p.because(err)
}

// because tells what is wrong with a letter from what is wrong with the server or the way
// to it, which may be mended. What the server answered isn't quoted: the address would
// stand in a log.
func (p *Post) because(err error) error {
	var sent *gomail.SendError
	if !errors.As(err, &sent) {
		return fmt.Errorf("mail server %s: %w", p.host, err)
	}
	short := fmt.Errorf("mail server %s: %s: answer %d", p.host, sent.Reason, sent.ErrorCode())
	if sent.Reason == gomail.ErrSMTPRcptTo && sent.ErrorCode() >= 500 {
		return &Refused{short}
	}
	return short
}
