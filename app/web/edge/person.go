package edge

import (
	"context"
	"errors"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/who"
)

// The cookies of somebody who has signed in: the secret of their session, and the one by
// which their browser is known when they sign in again, which opens nothing.
const (
	sessionName = "caseload_session"
	browserName = "caseload_browser"
)

// asked is what was found out about a request, so that it is looked up once.
type asked struct {
	person sign.Person
	err    error
}

const (
	keyAsked = "caseload asked"
	keyAct   = "caseload act"
)

// Person returns the person who is signed in, or whose token a program asks with. Without a
// session's cookie or a token nothing is looked up. The error is run.ErrNotFound if nobody is
// signed in.
func (s *Edge) Person(c *fiber.Ctx) (sign.Person, error) {
	if known, is := c.Locals(keyAsked).(asked); is {
		return known.person, known.err
	}
	if token, _ := c.Locals(keyToken).(string); token != "" {
		p, err := s.byToken(c, token)
		c.Locals(keyAsked, asked{p, err})
		return p, err
	}
	secret := s.session(c)
	if secret == "" || s.Accounts == nil {
		return sign.Person{}, run.ErrNotFound
	}
	p, err := s.Accounts.Known(c.UserContext(), secret)
	c.Locals(keyAsked, asked{p, err})
	return p, err
}

// PersonLater returns how to look again, once the request has been answered, whether the
// person who asks is still signed in: see [Edge.Person].
func (s *Edge) PersonLater(c *fiber.Ctx) func(context.Context) (sign.Person, error) {
	secret := strings.Clone(s.session(c))
	return func(ctx context.Context) (sign.Person, error) {
		if secret == "" || s.Accounts == nil {
			return sign.Person{}, run.ErrNotFound
		}
		return s.Accounts.Known(ctx, secret)
	}
}

func (s *Edge) session(c *fiber.Ctx) string { return onlyCookie(c, s.nameOf(c, sessionName)) }

// Browser returns the secret by which the browser is known to somebody who signs in, or
// "".
func (s *Edge) Browser(c *fiber.Ctx) string { return onlyCookie(c, s.nameOf(c, browserName)) }

// SignedIn gives the browser the cookies of somebody who has just signed in, in place of
// those from before.
func (s *Edge) SignedIn(c *fiber.Ctx, signed sign.Signed) {
	s.sendCookie(c, sessionName, signed.Secret, signed.Expires)
	if signed.Browser != "" {
		s.sendCookie(c, browserName, signed.Browser, signed.BrowserExpires)
	}
	c.Locals(keyAsked, asked{signed.Person, nil})
}

// SignedOut takes the session's cookie from the browser.
func (s *Edge) SignedOut(c *fiber.Ctx) {
	s.sendCookie(c, sessionName, "", time.Unix(1, 0))
	c.Locals(keyAsked, asked{sign.Person{}, run.ErrNotFound})
}

// Unclaimed returns the guest whose cookie the browser of a person has as well, from
// before they signed in. The error is run.ErrNotFound if there is none.
func (s *Edge) Unclaimed(c *fiber.Ctx) (run.Guest, error) { return s.cookieGuest(c) }

// Claimed takes the guest's cookie from the browser, whose guest is a person's now.
func (s *Edge) Claimed(c *fiber.Ctx) {
	s.setCookie(c, "", time.Unix(1, 0))
	c.Cookie(&fiber.Cookie{Name: cookieName, Path: "/", Expires: time.Unix(1, 0), HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode})
}

// Asker tells whoever asks from all others, for limits: it is the secret in one of their
// cookies, their token, or "". It is never kept, except as a number made from it with a key.
func (s *Edge) Asker(c *fiber.Ctx) string {
	if secret, _ := s.secret(c); secret != "" {
		return secret
	}
	if session := s.session(c); session != "" {
		return session
	}
	return bearer(&c.Request().Header)
}

// ErrSignIn is answered with a page that leads to signing in.
var ErrSignIn = Refuse(fiber.StatusUnauthorized, sentenceSignIn)

// mustSignIn lets only those pass who have signed in. A browser that asks for a page is
// led to the form, and back to the page afterwards.
func (s *Edge) mustSignIn(c *fiber.Ctx) error {
	_, err := s.Person(c)
	switch {
	case !errors.Is(err, run.ErrNotFound):
		if err != nil {
			return err
		}
		return c.Next()
	case c.Method() == fiber.MethodGet && !WantsJSON(c):
		return SeeOther(c, SignInAddress(c.Path()))
	}
	return ErrSignIn
}

// SignInAddress returns the address of the form that leads on to a path of this site.
func SignInAddress(next string) string { return "/sign-in?next=" + url.QueryEscape(next) }

// LocalPath returns a path of this site that somebody sent to be led to, or "" if it
// leads anywhere else.
func LocalPath(sent string) string {
	u, err := url.Parse(sent)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Opaque != "" || !strings.HasPrefix(u.Path, "/") ||
		strings.HasPrefix(u.Path, "//") || strings.ContainsAny(sent, "\\\t\r\n") {
		return ""
	}
	return u.EscapedPath()
}

// ActOf returns the act that the route of a request declares.
func ActOf(c *fiber.Ctx) who.Act {
	act, _ := c.Locals(keyAct).(who.Act)
	return act
}

// Allowed returns proof that whoever asks may do the act that the route declares to what
// is the organisation's in the address.
func (s *Edge) Allowed(c *fiber.Ctx) (sign.Allowed, error) {
	return s.AllowedTo(c, ActOf(c))
}

// AllowedTo does the same for another act, on which a page's content depends.
func (s *Edge) AllowedTo(c *fiber.Ctx, act who.Act) (sign.Allowed, error) {
	p, err := s.Person(c)
	if err != nil {
		return sign.Allowed{}, err
	}
	id, ok := ParseID(c.Params("organisation"))
	if !ok {
		return sign.Allowed{}, run.ErrNotFound
	}
	return s.Accounts.Allow(c.UserContext(), p, act, id)
}

// personKey tells a person from all others, for limits.
func personKey(p sign.Person) string { return "person " + strconv.FormatInt(p.ID(), 10) }
