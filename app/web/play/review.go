package play

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/debrief"
	playpage "caseload/app/page/play"
	"caseload/app/web/edge"
)

// review shows the review of the day that has just ended. If decisions have been
// made since, there is none to show, and it redirects to the desk.
func (s *Pages) review(c *fiber.Ctx) error {
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	id := mine.ID()
	view, day, ended, err := s.Runs.Last(c.UserContext(), mine)
	switch {
	case err != nil:
		return err
	case !ended && edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusConflict, sentenceNoReview)
	case !ended:
		return edge.SeeOther(c, edge.RunAddress(id))
	case edge.WantsJSON(c):
		return c.JSON(reviewJSON{id, day})
	}
	v := playpage.ReviewView{Layout: s.Layout, Run: id, Title: view.Desk.Scenario.Title, Review: day, Ended: view.Desk.Ended, Until: edge.DateOf(view.Run.ExpiresAt)}
	if !v.Ended {
		v.Next = view.Desk.Clock.Date
	}
	part, written, err := s.Runs.DayWritten(c.UserContext(), mine, day)
	if err != nil {
		return err
	}
	v.Part = part.Name
	for _, b := range part.Boxes {
		if !b.Own {
			v.Boxes = append(v.Boxes, playpage.ReviewBox{Name: part.Writing(b), Label: b.Label, Text: written[part.Writing(b)]})
		}
	}
	return s.Page(c, v)
}

type reviewJSON struct {
	Run int64 `json:"run"`
	debrief.Day
}
