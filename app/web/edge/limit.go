package edge

import (
	"time"

	"github.com/gofiber/fiber/v2"
)

// Requests that store something new are limited by address, so that nobody can
// fill the disk from one place. They are counted by the minute, so that somebody who
// reaches a limit on purpose doesn't lock out others at the same address for long.
const (
	maxBegins = 1_000 // runs outside classes
	maxJoins  = 1_000 // runs in classes, which are counted apart: two full classes
)

// Begins limits how many runs are begun outside classes from one address.
func (s *Edge) Begins(c *fiber.Ctx) error {
	if wait := s.begins.Take(c.UserContext(), s.Now(), s.Client(c)); wait > 0 {
		return TooMany(sentenceFewBegins, wait)
	}
	return c.Next()
}

// patience is shorter than the time a client has to take an answer, so that it still
// gets one.
const patience = 20 * time.Second

// ReadTimeout is how long a request may take to arrive.
const ReadTimeout = 15 * time.Second
