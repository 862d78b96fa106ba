package web

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/store"
)

const (
	cookieName  = "caseload_guest"
	secretBytes = 32
)

// guest is who asks. Without a cookie, or with one that has expired, it is
// run.ErrNotFound: such a guest has no runs.
func (s *Server) guest(c *fiber.Ctx) (store.Guest, error) {
	hash, ok := secretHash(c.Cookies(cookieName))
	if !ok {
		return store.Guest{}, run.ErrNotFound
	}
	return s.Store.GuestByToken(c.UserContext(), hash, time.Now())
}

// welcome is who asks, made known if they aren't yet. Only beginning a run does
// this: nobody gets a cookie for reading a page.
func (s *Server) welcome(c *fiber.Ctx) (store.Guest, error) {
	if g, err := s.guest(c); err == nil {
		return g, s.remember(c, g)
	} else if status, _ := problem(err); status != fiber.StatusNotFound {
		return g, err
	}
	secret := make([]byte, secretBytes)
	rand.Read(secret)
	hash := sha256.Sum256(secret)
	now := time.Now().UTC()
	g, err := s.Store.NewGuest(c.UserContext(), hash[:], now, now.Add(run.Keep))
	if err != nil {
		return g, err
	}
	s.setCookie(c, base64.RawURLEncoding.EncodeToString(secret), g.ExpiresAt)
	return g, nil
}

// remember moves a guest's expiry on to run.Keep from now, with their runs' and
// their cookie's: at most once a day, for it is a durable write.
func (s *Server) remember(c *fiber.Ctx, g store.Guest) error {
	now := time.Now().UTC()
	if g.ExpiresAt.Sub(now) > run.Keep-24*time.Hour {
		return nil
	}
	expires := now.Add(run.Keep)
	if err := s.Store.ExtendGuest(c.UserContext(), g.ID, now, expires); err != nil {
		return err
	}
	s.setCookie(c, c.Cookies(cookieName), expires)
	return nil
}

func (s *Server) setCookie(c *fiber.Ctx, secret string, expires time.Time) {
	c.Cookie(&fiber.Cookie{
		Name: cookieName, Value: secret, Path: "/", Expires: expires,
		HTTPOnly: true, Secure: s.Secure || c.Secure(), SameSite: fiber.CookieSameSiteLaxMode,
	})
}

// secretHash is what the store knows of a cookie's secret.
func secretHash(cookie string) ([]byte, bool) {
	secret, err := base64.RawURLEncoding.DecodeString(cookie)
	if err != nil || len(secret) != secretBytes {
		return nil, false
	}
	hash := sha256.Sum256(secret)
	return hash[:], true
}
