package teach

import (
	"github.com/gofiber/fiber/v2"

	teachpage "caseload/app/page/teach"
)

// assignmentMeasures shows whoever leads an assignment how the measures of its runs spread.
func (s *Pages) assignmentMeasures(c *fiber.Ctx) error {
	led, err := s.ledAssignment(c)
	if err != nil {
		return err
	}
	d, err := s.given.Distributions(c.UserContext(), led)
	if err != nil {
		return err
	}
	return s.Page(c, teachpage.DistributionsView{Layout: s.Layout, ID: led.Assignment().ID, Name: led.Assignment().Name, Distributions: d})
}
