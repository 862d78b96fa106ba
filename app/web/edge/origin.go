package edge

import (
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"
)

var errCrossSite = refusal{status: fiber.StatusForbidden, sentence: sentenceCrossSite}

// sameSite refuses a request that would change something if the browser says it
// comes from another site. If Sec-Fetch-Site is present, it decides; every
// current browser sends it over TLS and to the local machine. Otherwise Origin,
// which browsers send with every POST, must be this host. A request with neither
// doesn't come from a browser: a program holds its own cookie, so nobody can be
// tricked into sending it.
func sameSite(c *fiber.Ctx) error {
	switch c.Method() {
	case fiber.MethodGet, fiber.MethodHead, fiber.MethodOptions:
		return nil
	}
	switch site := c.Get("Sec-Fetch-Site"); site {
	case "same-origin", "none": // none: caused by the user directly, for example by reloading
		return nil
	case "":
	default:
		return errCrossSite
	}
	origin := c.Get(fiber.HeaderOrigin)
	if origin == "" {
		return nil
	}
	from, err := url.Parse(origin)
	if err != nil || from.Host == "" || !strings.EqualFold(from.Host, c.Hostname()) {
		return errCrossSite
	}
	return nil
}

// Origin returns what every link that is shown to be passed on begins with: the address of
// the site, if it was said when the server was started, and otherwise the scheme and host as
// the browser sees them. Whoever asks says what that host is.
func (s *Edge) Origin(c *fiber.Ctx) string {
	if s.Accounts != nil && s.Accounts.Site() != "" {
		return s.Accounts.Site()
	}
	if s.Secure || c.Secure() {
		return "https://" + c.Hostname()
	}
	return "http://" + c.Hostname()
}
