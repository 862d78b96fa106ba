package debrief

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/web/edge"
)

// shown lets those pass whose assignment, if the run is for one, shows them their debrief
// by now.
func (s *Pages) shown(c *fiber.Ctx) error {
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	shown, err := s.given.Debrief(c.UserContext(), mine)
	switch {
	case err != nil:
		return err
	case !shown.Waiting || mine.Run().EndedAt == nil:
		return c.Next()
	case shown.At.IsZero():
		return edge.Refuse(fiber.StatusConflict, sayDebriefWaits(""))
	}
	return edge.Refuse(fiber.StatusConflict, sayDebriefWaits(edge.InZone(shown.Zone)(shown.At)))
}

// waits reports of a run whether its debrief isn't shown yet.
func (s *Pages) waits(c *fiber.Ctx) func(run.Mine) (bool, error) {
	return func(m run.Mine) (bool, error) {
		shown, err := s.given.Debrief(c.UserContext(), m)
		return shown.Waiting, err
	}
}
