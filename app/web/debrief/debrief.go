package debrief

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/debrief"
	debriefpage "caseload/app/page/debrief"
	"caseload/app/run"
	"caseload/app/web/edge"
)

type debriefJSON struct {
	Run      int64  `json:"run"`
	Scenario string `json:"scenario"` // its slug
	debrief.Debrief
}

// debrief shows the debrief of a finished run, complete or in the version to hand
// on.
func (s *Pages) debrief(c *fiber.Ctx) error {
	k, err := s.keptDebrief(c)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(k.json())
	}
	v := debriefpage.DebriefView{
		Layout: s.Layout, Run: k.mine.ID(), Debrief: k.Debrief, Feelings: run.Feelings, Support: s.support,
		Honest: debrief.Honest, Until: edge.DateOf(k.mine.Run().ExpiresAt), Ended: edge.DateOf(*k.mine.Run().EndedAt), Others: k.others,
	}
	if k.others {
		v.Debrief, v.Honest = k.ForOthers(), debrief.HonestToOthers
	} else if v.Feeling, err = s.Runs.Felt(c.UserContext(), k.mine); err != nil {
		return err
	} else if v.Words, err = s.Runs.Notes(c.UserContext(), k.mine); err != nil {
		return err
	}
	if c.Context().QueryArgs().Has(QueryErased) {
		v.Notice = NoticeErased
	}
	return s.Page(c, v)
}

// feeling stores how the run felt to the student, in place of any earlier answer.
// An empty value removes the answer.
func (s *Pages) feeling(c *fiber.Ctx) error {
	felt, err := readFeeling(c)
	if err != nil {
		return err
	}
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	err = s.Runs.Feel(c.UserContext(), mine, felt)
	switch {
	case errors.Is(err, run.ErrNoFeeling):
		return edge.Refuse(fiber.StatusUnprocessableEntity, sentenceNoFeeling)
	case errors.Is(err, run.ErrNotKept):
		return edge.Refuse(fiber.StatusServiceUnavailable, sentenceFeelingNotKept)
	case err != nil:
		return err
	case edge.WantsJSON(c):
		return c.SendStatus(fiber.StatusNoContent)
	}
	return edge.SeeOther(c, edge.RunAddress(mine.ID())+"/debrief")
}

func readFeeling(c *fiber.Ctx) (string, error) {
	var sent struct {
		Feeling edge.GivenText `json:"feeling"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return "", err
	}
	if !sent.Feeling.Given {
		return "", edge.Misunderstood(sentenceFeelingMissing)
	}
	return sent.Feeling.Text, nil
}
