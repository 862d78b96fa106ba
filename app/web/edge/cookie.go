package edge

import (
	"time"

	"github.com/gofiber/fiber/v2"
)

// The guest's cookie. Over TLS its name begins with __Host-, so that browsers take it
// from this host alone: no other host of the same domain, and nobody on an
// unencrypted line, can plant one. Without TLS browsers refuse that name.
const (
	cookieName       = "caseload_guest"
	securePrefix     = "__Host-"
	secureCookieName = securePrefix + cookieName
)

// isSecure says whether a request came by TLS.
func (s *Edge) isSecure(c *fiber.Ctx) bool { return s.Secure || c.Secure() }

// secret returns the secret in the guest's cookie; "" where there is none, or where
// two are sent that differ, since one of them was planted and nobody can tell which.
// Over TLS a cookie by the name without __Host- counts while there is no other, for
// those who began before that name; isOld says so.
func (s *Edge) secret(c *fiber.Ctx) (secret string, isOld bool) {
	if !s.isSecure(c) {
		return onlyCookie(c, cookieName), false
	}
	if secret := onlyCookie(c, secureCookieName); secret != "" {
		return secret, false
	}
	if hasCookie(c, secureCookieName) {
		return "", false
	}
	secret = onlyCookie(c, cookieName)
	return secret, secret != ""
}

// onlyCookie returns the value of a cookie; "" where there is none, or several that
// differ.
func onlyCookie(c *fiber.Ctx, name string) string {
	only, differ := "", false
	for key, value := range c.Request().Header.Cookies() {
		if string(key) == name {
			differ = differ || only != "" && only != string(value)
			only = string(value)
		}
	}
	if differ {
		return ""
	}
	return only
}

func hasCookie(c *fiber.Ctx, name string) bool {
	return c.Request().Header.Cookie(name) != nil
}

func (s *Edge) setCookie(c *fiber.Ctx, secret string, expires time.Time) {
	s.sendCookie(c, cookieName, secret, expires)
}

// sendCookie sends a cookie that only this site reads, and over TLS only this host
// can set.
func (s *Edge) sendCookie(c *fiber.Ctx, name, value string, expires time.Time) {
	c.Cookie(&fiber.Cookie{
		Name: s.nameOf(c, name), Value: value, Path: "/", Expires: expires,
		Secure: s.isSecure(c), HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode,
	})
}

// nameOf returns the name under which a cookie is sent with this request.
func (s *Edge) nameOf(c *fiber.Ctx, name string) string {
	if s.isSecure(c) {
		return securePrefix + name
	}
	return name
}

// The lecturer of a class has a cookie with its key, which they got for opening the
// link with the key in it. Each class has a cookie of its own.
const keyName = "caseload_board_"

// Key returns the key to a class's board that the browser holds, or "".
func (s *Edge) Key(c *fiber.Ctx, code string) string {
	return onlyCookie(c, s.nameOf(c, keyName+code))
}

// SetKey gives the browser the key to a class's board.
func (s *Edge) SetKey(c *fiber.Ctx, code, key string, expires time.Time) {
	s.sendCookie(c, keyName+code, key, expires)
}

// DropKey takes the key to a class's board from the browser.
func (s *Edge) DropKey(c *fiber.Ctx, code string) {
	s.sendCookie(c, keyName+code, "", time.Unix(1, 0))
}

// replaceCookie gives a guest the cookie by its new name in place of the old one.
func (s *Edge) replaceCookie(c *fiber.Ctx, secret string, expires time.Time) {
	c.Cookie(&fiber.Cookie{Name: cookieName, Path: "/", Expires: time.Unix(1, 0), HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode})
	s.setCookie(c, secret, expires)
}
