package web

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/debrief"
	playpage "caseload/app/page/play"
)

// review shows the review of the day that has just ended. If decisions have been
// made since, there is none to show, and it redirects to the desk.
func (s *playPages) review(c *fiber.Ctx) error {
	mine, err := s.mine(c)
	if err != nil {
		return err
	}
	id := mine.ID()
	view, day, ended, err := s.Runs.Last(c.UserContext(), mine)
	switch {
	case err != nil:
		return err
	case !ended && wantsJSON(c):
		return refuse(fiber.StatusConflict, "No day has just ended in this run.")
	case !ended:
		return seeOther(c, runAddress(id))
	case wantsJSON(c):
		return c.JSON(reviewJSON{id, day})
	}
	v := playpage.ReviewView{Layout: s.Layout, Run: id, Title: view.Desk.Scenario.Title, Review: day, Ended: view.Desk.Ended, Until: dateOf(view.Run.ExpiresAt)}
	if !v.Ended {
		v.Next = view.Desk.Clock.Date
	}
	return s.page(c, v)
}

type reviewJSON struct {
	Run int64 `json:"run"`
	debrief.Day
}
