package play

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// triesShown lets those pass whose assignment, if the run is for one, lets them look back,
// fork and ask what-ifs by now.
func (s *Pages) triesShown(c *fiber.Ctx) error {
	return s.Unless(func(c *fiber.Ctx, m run.Mine) (sim.Sentence, error) {
		shown, err := s.given.Tries(c.UserContext(), m)
		if err != nil || !shown.Waiting {
			return "", err
		}
		return sayTriesWait(edge.InZone(shown.Zone)(shown.At)), nil
	})(c)
}
