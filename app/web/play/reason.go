package play

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/run"
	"caseload/app/web/edge"
)

// showReason shows what weighed most in a decision to those who follow the run.
func (s *Pages) showReason(c *fiber.Ctx) error { return s.changeReason(c, true) }

// withdrawReason has nobody but its student read it any longer.
func (s *Pages) withdrawReason(c *fiber.Ctx) error { return s.changeReason(c, false) }

func (s *Pages) changeReason(c *fiber.Ctx, show bool) error {
	var sent struct {
		From string `json:"from"` // the page that the form is on
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	turn, ok := edge.ParseID(c.Params("turn"))
	if !ok || turn > maxTurn {
		return run.ErrNotFound
	}
	change := s.Runs.WithdrawReason
	if show {
		change = s.Runs.ShowReason
	}
	err = change(c.UserContext(), mine, int(turn))
	switch {
	case errors.Is(err, run.ErrUnfollowed):
		return edge.Refuse(fiber.StatusConflict, sentenceUnfollowed)
	case errors.Is(err, run.ErrOwnReason):
		return edge.Refuse(fiber.StatusConflict, sentenceOwnReason)
	case errors.Is(err, run.ErrNotKept):
		return edge.Refuse(fiber.StatusServiceUnavailable, sentenceReasonAsWas)
	case err != nil:
		return err
	case edge.WantsJSON(c):
		return c.SendStatus(fiber.StatusNoContent)
	}
	now := page.ReasonToShow{Run: mine.ID(), Turn: int(turn), Shown: show, From: page.ReasonPlace(sent.From)}
	if edge.WantsFragment(c) {
		return s.HTML(c, now.Render)
	}
	return edge.SeeOther(c, string(now.Address()))
}
