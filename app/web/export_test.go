package web

import (
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"
)

// MaxReflection is maxReflection for tests outside the package.
const MaxReflection = maxReflection

// Test answers one request without a listener.
func (s *Server) Test(r *http.Request) (*http.Response, error) { return s.app.Test(r, -1) }

// Panic adds an address whose handler panics.
func (s *Server) Panic() {
	s.app.Get("/panic", func(*fiber.Ctx) error { panic("a secret of the program's") })
}

// SetPatience changes how long a request may be worked on.
func (s *Server) SetPatience(d time.Duration) { s.patience = d }
