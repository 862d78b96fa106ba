package web

import "github.com/gofiber/fiber/v2"

// headers are on every answer. Nothing is kept in caches unless a handler says
// otherwise: a page of a run is the student's own.
//
// The referrer policy is same-origin, not no-referrer: under the latter a
// browser sends "Origin: null" with the product's own forms, and sameSite could
// not tell them from another site's.
var headers = [][2]string{
	{fiber.HeaderContentSecurityPolicy, "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"},
	{fiber.HeaderXContentTypeOptions, "nosniff"},
	{fiber.HeaderReferrerPolicy, "same-origin"},
	{fiber.HeaderPermissionsPolicy, "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{fiber.HeaderCacheControl, "no-store"},
}

func setHeaders(c *fiber.Ctx) {
	for _, h := range headers {
		c.Set(h[0], h[1])
	}
}
