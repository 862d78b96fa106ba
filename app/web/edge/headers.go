package edge

import (
	"crypto/rand"

	"github.com/gofiber/fiber/v2"
)

// headers are set on every answer. Nothing may be cached unless the route's
// group says otherwise, because a run's pages are private to the student.
//
// The referrer policy is same-origin rather than no-referrer: with the latter,
// browsers send "Origin: null" with this site's own forms, and sameSite could not
// distinguish them from another site's.
var headers = [][2]string{
	{fiber.HeaderContentSecurityPolicy, "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"},
	{fiber.HeaderXContentTypeOptions, "nosniff"},
	{fiber.HeaderReferrerPolicy, "same-origin"},
	{fiber.HeaderPermissionsPolicy, "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{fiber.HeaderCacheControl, "no-store"},
}

// AllowStyles lets the page that is answered make styles with a nonce, which it returns, and no
// others: an editor makes those of its own parts.
func AllowStyles(c *fiber.Ctx) (nonce string) {
	nonce = rand.Text()
	c.Set(fiber.HeaderContentSecurityPolicy, headers[0][1]+"; style-src 'self' 'nonce-"+nonce+"'")
	return nonce
}

// strictTransport has browsers come by TLS alone for a year. It speaks for this host
// only: what else an institution has in its domain isn't ours to decide.
const strictTransport = "max-age=31536000"

func (s *Edge) setHeaders(c *fiber.Ctx) {
	if s.isSecure(c) {
		c.Set(fiber.HeaderStrictTransportSecurity, strictTransport)
	}
	for _, h := range headers {
		c.Set(h[0], h[1])
	}
}
