package edge

import (
	"errors"
	"math"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/sim"
)

// again is an error after which it is worth trying again, and when.
type again struct {
	error
	after time.Duration
}

func (a again) Unwrap() error { return a.error }

// TooMany returns an error that is answered with 429, a sentence, and when to try
// again.
func TooMany(sentence sim.Sentence, after time.Duration) error {
	return again{Refuse(fiber.StatusTooManyRequests, sentence), after}
}

// Busy returns an error that is answered with 503, a sentence, and when to try again.
func Busy(sentence sim.Sentence) error {
	return again{Refuse(fiber.StatusServiceUnavailable, sentence), soon}
}

// retryAfter says in the answer when to try again, where the error knows.
func retryAfter(c *fiber.Ctx, err error) {
	if a := new(again); errors.As(err, a) {
		c.Set(fiber.HeaderRetryAfter, strconv.Itoa(max(1, int(math.Ceil(a.after.Seconds())))))
	}
}
