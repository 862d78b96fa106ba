package play

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/run"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// clockOn returns the live clock of a run's class or assignment, for its desk. If the clock
// can't be read, that is logged and the desk is shown without it.
func (s *Pages) clockOn(c *fiber.Ctx, mine run.Mine) page.ClassClock {
	clock, err := s.classes.ClockFor(c.UserContext(), mine)
	if err == nil && mine.Run().Assigned != 0 {
		clock, err = s.given.ClockFor(c.UserContext(), mine)
	}
	if err != nil {
		s.Log.Warn("a clock was not read", "run", mine.ID(), "error", err.Error())
	}
	return ClockView(clock)
}

// ClockView converts a clock for display.
func ClockView(clock teach.Clock) page.ClassClock {
	if !clock.Running() {
		return page.ClassClock{}
	}
	return page.ClassClock{Ends: edge.HourOf(clock.Ends), Mine: edge.HourOf(clock.Mine), Extra: clock.Extra, More: clock.More, Past: clock.Past, Own: clock.Own}
}

// takeLonger gives a guest's run more time than its class has. No reason is asked
// for.
func (s *Pages) takeLonger(c *fiber.Ctx) error {
	var form struct {
		Open string `json:"open"`
	}
	if err := edge.ReadBody(c, &struct{}{}, &form); err != nil {
		return err
	}
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	if err := s.classes.TakeLonger(c.UserContext(), mine); err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return edge.SeeOther(c, openAddress(mine.ID(), form.Open))
}
