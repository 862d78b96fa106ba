package web

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/debrief"
	debriefpage "caseload/app/page/debrief"
	playpage "caseload/app/page/play"
	"caseload/app/run"
)

// review shows the review of the day that has just ended. If decisions have been
// made since, there is none to show, and it redirects to the desk.
func (s *Server) review(c *fiber.Ctx) error {
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

type debriefJSON struct {
	Run      int64  `json:"run"`
	Scenario string `json:"scenario"` // its slug
	debrief.Debrief
}

// debrief shows the debrief of a finished run, complete or in the version to hand
// on.
func (s *Server) debrief(c *fiber.Ctx) error {
	k, err := s.keptDebrief(c)
	if err != nil {
		return err
	}
	if wantsJSON(c) {
		return c.JSON(k.json())
	}
	v := debriefpage.DebriefView{
		Layout: s.Layout, Run: k.mine.ID(), Debrief: k.Debrief, Feelings: run.Feelings, Support: s.texts.support,
		Honest: debrief.Honest, Until: dateOf(k.mine.Run().ExpiresAt), Ended: dateOf(*k.mine.Run().EndedAt), Others: k.others,
	}
	if k.others {
		v.Debrief, v.Honest = k.ForOthers(), debrief.HonestToOthers
	} else if v.Feeling, err = s.Runs.Felt(c.UserContext(), k.mine); err != nil {
		return err
	}
	if c.Context().QueryArgs().Has(queryErased) {
		v.Notice = noticeErased
	}
	return s.page(c, v)
}

// feeling stores how the run felt to the student, in place of any earlier answer.
// An empty value removes the answer.
func (s *Server) feeling(c *fiber.Ctx) error {
	felt, err := readFeeling(c)
	if err != nil {
		return err
	}
	mine, err := s.mine(c)
	if err != nil {
		return err
	}
	err = s.Runs.Feel(c.UserContext(), mine, felt)
	switch {
	case errors.Is(err, run.ErrNoFeeling):
		return refuse(fiber.StatusUnprocessableEntity, "Choose one of the words on the page, or none.")
	case errors.Is(err, run.ErrNotKept):
		return refuse(fiber.StatusServiceUnavailable, "What you said was not kept; try again in a moment.")
	case err != nil:
		return err
	case wantsJSON(c):
		return c.SendStatus(fiber.StatusNoContent)
	}
	return seeOther(c, runAddress(mine.ID())+"/debrief")
}

func readFeeling(c *fiber.Ctx) (string, error) {
	var sent struct {
		Feeling givenText `json:"feeling"`
	}
	if err := readBody(c, &sent, &sent); err != nil {
		return "", err
	}
	if !sent.Feeling.given {
		return "", misunderstood("The field \"feeling\" is missing. Nothing was changed.")
	}
	return sent.Feeling.text, nil
}
