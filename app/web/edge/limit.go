package edge

import (
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/limiter"
)

// Requests that store something new are limited by address, so that nobody can
// fill the disk from one place. A lecture hall behind one address begins a few
// hundred runs in a few minutes.
const (
	maxBegins   = 1_000
	beginWindow = 10 * time.Minute

	// Runs in classes are counted apart: two full classes a minute.
	maxJoins = 1_000
)

// fewBegins limits how many runs can be begun from one address.
func (s *Edge) fewBegins() fiber.Handler {
	return limiter.New(limiter.Config{Max: maxBegins, Expiration: beginWindow, KeyGenerator: s.Client, LimitReached: func(*fiber.Ctx) error {
		return Refuse(fiber.StatusTooManyRequests, sentenceFewBegins)
	}})
}

// patience is shorter than the time a client has to take an answer, so that it still
// gets one.
const patience = 20 * time.Second

// ReadTimeout is how long a request may take to arrive.
const ReadTimeout = 15 * time.Second
