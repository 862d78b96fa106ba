package play

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/web/edge"
)

// triesShown lets those pass whose assignment, if the run is for one, lets them look back,
// fork and ask what-ifs by now.
func (s *Pages) triesShown(c *fiber.Ctx) error {
	mine, err := s.Mine(c)
	if err == nil {
		err = s.triesWait(c, mine)
	}
	if err != nil {
		return err
	}
	return c.Next()
}

// triesWait returns an error with a sentence if a run's assignment doesn't yet.
func (s *Pages) triesWait(c *fiber.Ctx, m run.Mine) error {
	shown, err := s.given.Tries(c.UserContext(), m)
	if err == nil && shown.Waiting {
		err = edge.Refuse(fiber.StatusConflict, sayTriesWait(edge.InZone(shown.Zone)(shown.At)))
	}
	return err
}
