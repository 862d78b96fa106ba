package edge

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/sim"
)

// Unless answers with a sentence, if waits returns one for the run in the address, and
// otherwise goes on.
func (s *Edge) Unless(waits func(c *fiber.Ctx, m run.Mine) (sim.Sentence, error)) fiber.Handler {
	return func(c *fiber.Ctx) error {
		mine, err := s.Mine(c)
		if err != nil {
			return err
		}
		sentence, err := waits(c, mine)
		if err != nil {
			return err
		}
		if sentence != "" {
			return Refuse(fiber.StatusConflict, sentence)
		}
		return c.Next()
	}
}
