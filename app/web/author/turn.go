package author

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/web/edge"
)

// InTurn has a request that reads the scripts of drafts wait until few enough are read, one at a time
// for each person, so that what pages hold in memory is bounded whatever is written in them.
func (s *Pages) InTurn(next fiber.Handler) fiber.Handler {
	return func(c *fiber.Ctx) error {
		p, err := s.Person(c)
		if err != nil {
			return err
		}
		leave, err := s.drafts.Turn(c.UserContext(), p.ID())
		if err != nil {
			return edge.Busy(sentenceReading)
		}
		defer leave()
		return next(c)
	}
}
