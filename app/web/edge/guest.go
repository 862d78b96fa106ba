package edge

import (
	"fmt"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
)

// Guest returns the guest who sent the request. Without a cookie, or with an
// expired one, it returns run.ErrNotFound: such a guest has no runs.
func (s *Edge) Guest(c *fiber.Ctx) (run.Guest, error) {
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
	if moved && err == nil {
		secret, _ := s.secret(c)
		s.setCookie(c, secret, expires)
	}
	return err
}

// Kept says how long a guest's runs are kept. It follows the words "Runs are
// kept". Calling remember extends the time.
var Kept = fmt.Sprintf("%d days after you last played", int(run.Keep.Hours())/24)
