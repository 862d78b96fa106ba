package edge

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/sim"
)

// unkept is a failure of storage with a sentence about what was not stored.
type unkept struct {
	error
	sentence sim.Sentence
}

func (u unkept) Unwrap() error { return u.error }

// UnkeptAs adds a sentence to err if it is a failure of storage.
func UnkeptAs(sentence sim.Sentence, err error) error {
	if errors.Is(err, run.ErrNotKept) {
		return unkept{err, sentence}
	}
	return err
}

// Beginning wraps a handler that begins a run, so that a failure of storage is
// answered with sentenceNotBegun.
func Beginning(begin fiber.Handler) fiber.Handler {
	return func(c *fiber.Ctx) error { return UnkeptAs(sentenceNotBegun, begin(c)) }
}
