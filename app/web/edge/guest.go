package edge

import (
	"errors"
	"fmt"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/sign"
)

// Guest returns the guest who sent the request or, if they are signed in, all the guests
// that are theirs. Without a cookie, or with an expired one, it returns run.ErrNotFound:
// such a guest has no runs.
func (s *Edge) Guest(c *fiber.Ctx) (run.Guest, error) {
	p, with, err := s.both(c)
	switch {
	case errors.Is(err, run.ErrNotFound):
		return s.cookieGuest(c)
	case err != nil:
		return run.Guest{}, err
	}
	return s.Runs.Owned(c.UserContext(), p, with)
}

// both returns the person who is signed in, and the guest whose cookie their browser has
// as well, or nil. The error is run.ErrNotFound if nobody is signed in.
func (s *Edge) both(c *fiber.Ctx) (p sign.Person, with *run.Guest, err error) {
	if p, err = s.Person(c); err != nil {
		return p, nil, err
	}
	g, err := s.cookieGuest(c)
	switch {
	case errors.Is(err, run.ErrNotFound):
		return p, nil, nil
	case err != nil:
		return p, nil, err
	}
	return p, &g, nil
}

// cookieGuest returns the guest whose cookie came with the request.
func (s *Edge) cookieGuest(c *fiber.Ctx) (run.Guest, error) {
	secret, isOld := s.secret(c)
	g, err := s.Runs.Known(c.UserContext(), secret)
	if err == nil && isOld {
		s.replaceCookie(c, secret, g.Expires())
	}
	return g, err
}

// Welcome returns the guest who sent the request, and creates one if necessary.
// It is called only when a run is begun: nobody gets a cookie for reading a page.
func (s *Edge) Welcome(c *fiber.Ctx) (run.Guest, error) {
	p, with, err := s.both(c)
	if !errors.Is(err, run.ErrNotFound) {
		if err != nil {
			return run.Guest{}, err
		}
		g, err := s.Runs.WelcomePerson(c.UserContext(), p, with)
		if err != nil {
			return run.Guest{}, err
		}
		return g, s.Remember(c, g)
	}
	if g, err := s.Guest(c); err == nil {
		return g, s.Remember(c, g)
	} else if status, _ := Problem(err); status != fiber.StatusNotFound {
		return g, err
	}
	g, secret, err := s.Runs.Welcome(c.UserContext())
	if err != nil {
		return g, err
	}
	s.setCookie(c, secret, g.Expires())
	return g, nil
}

// Remember extends a guest's expiry, and that of their cookie.
func (s *Edge) Remember(c *fiber.Ctx, g run.Guest) error {
	expires, moved, err := s.Runs.Remember(c.UserContext(), g)
	if secret, _ := s.secret(c); moved && err == nil && secret != "" {
		s.setCookie(c, secret, expires)
	}
	return err
}

// Kept says how long a guest's runs are kept. It follows the words "Runs are
// kept". Calling remember extends the time.
var Kept = fmt.Sprintf("%d days after you last played", int(run.Keep.Hours())/24)
