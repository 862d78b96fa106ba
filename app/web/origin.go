package web

import (
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"
)

var errCrossSite = refusal{fiber.StatusForbidden, "This request came from another site, so nothing was done. Go to the page itself and try again there."}

// sameSite refuses what would change something and comes, by a browser's own
// account, from another site. Sec-Fetch-Site decides where it is sent (every
// current browser, over TLS or on this machine); else Origin must be this host,
// as browsers send it with every POST. A request with neither comes from no
// browser: a program holds its own cookie, so nobody is tricked into sending it.
func sameSite(c *fiber.Ctx) error {
	switch c.Method() {
	case fiber.MethodGet, fiber.MethodHead, fiber.MethodOptions:
		return nil
	}
	switch site := c.Get("Sec-Fetch-Site"); site {
	case "same-origin", "none": // none: the person's own doing, such as a reload
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
