package debrief

import (
	"github.com/gofiber/fiber/v2"

	debriefpage "caseload/app/page/debrief"
)

// measures shows a finished run's debrief in figures and pictures. Programs find
// the figures in the debrief itself.
func (s *Pages) measures(c *fiber.Ctx) error {
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	d, err := s.Runs.Debrief(c.UserContext(), mine)
	if err != nil {
		return err
	}
	return s.Page(c, debriefpage.MeasuresView{Layout: s.Layout, Run: mine.ID(), Debrief: d})
}
