package web

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
)

// What is said when storage keeps nothing, by what was to be kept.
const (
	sentenceNotDecided = "Your decision was not kept. Nothing was changed; try again in a moment."
	sentenceNotBegun   = "Your run could not be begun, because nothing can be stored just now. Nothing was changed; try again in a moment."
	sentenceNotKept    = "That was not kept, because nothing can be stored just now. Nothing was changed; try again in a moment."
)

// unkept is storage's failure with a sentence that says what was not kept.
type unkept struct {
	error
	sentence string
}

func (u unkept) Unwrap() error { return u.error }

// unkeptAs gives an error a sentence of its own where it is storage's failure.
func unkeptAs(sentence string, err error) error {
	if errors.Is(err, run.ErrNotKept) {
		return unkept{err, sentence}
	}
	return err
}

// beginning has a handler that begins a run say so when nothing can be stored.
func beginning(begin fiber.Handler) fiber.Handler {
	return func(c *fiber.Ctx) error { return unkeptAs(sentenceNotBegun, begin(c)) }
}
