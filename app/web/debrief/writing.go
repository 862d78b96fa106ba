package debrief

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/web/edge"
)

// QueryErased marks the redirect after words were erased, so that the page can
// say so.
const QueryErased = "erased"

// eraseWritings erases the student's own words in one of a guest's runs.
func (s *Pages) eraseWritings(c *fiber.Ctx) error {
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	if err := s.Runs.EraseWritings(c.UserContext(), mine); err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	if mine.Run().EndedAt == nil {
		return edge.SeeOther(c, "/data?"+QueryErased)
	}
	return edge.SeeOther(c, edge.RunAddress(mine.ID())+"/debrief?"+QueryErased)
}

// eraseAllWritings erases the student's own words in all of a guest's runs.
func (s *Pages) eraseAllWritings(c *fiber.Ctx) error {
	guest, err := s.Guest(c)
	if status, _ := edge.Problem(err); err != nil && status != fiber.StatusNotFound {
		return err
	}
	if err == nil {
		if err := s.Runs.EraseAllWritings(c.UserContext(), guest); err != nil {
			return err
		}
	}
	if edge.WantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return edge.SeeOther(c, "/data?"+QueryErased)
}
