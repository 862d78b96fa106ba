package web

import (
	"github.com/gofiber/fiber/v2"

	debriefpage "caseload/app/page/debrief"
)

// measures shows a finished run's debrief in figures and pictures. Programs find
// the figures in the debrief itself.
func (s *debriefPages) measures(c *fiber.Ctx) error {
	mine, err := s.mine(c)
	if err != nil {
		return err
	}
	d, err := s.Runs.Debrief(c.UserContext(), mine)
	if err != nil {
		return err
	}
	return s.page(c, debriefpage.MeasuresView{Layout: s.Layout, Run: mine.ID(), Debrief: d})
}
