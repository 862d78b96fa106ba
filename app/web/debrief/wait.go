package debrief

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// shown lets those pass whose assignment, if the run is for one, shows them their debrief
// by now.
func (s *Pages) shown(c *fiber.Ctx) error {
	return s.Unless(func(c *fiber.Ctx, m run.Mine) (sim.Sentence, error) {
		shown, err := s.given.Debrief(c.UserContext(), m)
		switch {
		case err != nil || !shown.Waiting || m.Run().EndedAt == nil:
			return "", err
		case shown.At.IsZero():
			return sayDebriefWaits(""), nil
		}
		return sayDebriefWaits(edge.InZone(shown.Zone)(shown.At)), nil
	})(c)
}

// waits reports of a run whether its debrief isn't shown yet.
func (s *Pages) waits(c *fiber.Ctx) func(run.Mine) (bool, error) {
	return func(m run.Mine) (bool, error) {
		shown, err := s.given.Debrief(c.UserContext(), m)
		return shown.Waiting, err
	}
}
