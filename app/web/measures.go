package web

import (
	"github.com/gofiber/fiber/v2"

	debriefpage "caseload/app/page/debrief"
)

// measures shows an ended run's debrief in figures and pictures. For programs
// the figures are the debrief's.
func (s *Server) measures(c *fiber.Ctx) error {
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
