package play

import (
	"fmt"

	"github.com/gofiber/fiber/v2"
)

// golden sends a run as a golden play, a file that `caseload replay` plays again.
func (s *Pages) golden(c *fiber.Ctx) error {
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	g, err := s.Runs.Golden(c.UserContext(), mine)
	if err != nil {
		return err
	}
	c.Attachment(fmt.Sprintf("caseload-%s-%d.txtar", g.Scenario, mine.ID()))
	c.Set(fiber.HeaderContentType, "text/plain; charset=utf-8")
	return c.Send(g.Format())
}
