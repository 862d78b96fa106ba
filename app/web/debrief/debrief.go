package debrief

import (
	"caseload/app/page"
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/debrief"
	debriefpage "caseload/app/page/debrief"
	playpage "caseload/app/page/play"
	"caseload/app/run"
	"caseload/app/web/edge"
)

type debriefJSON struct {
	Run      int64   `json:"run"`
	Scenario string  `json:"scenario"` // its slug
	Own      ownJSON `json:"own"`
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
		answer, err := s.json(c, k)
		if err != nil {
			return err
		}
		return c.JSON(answer)
	}
	support, err := s.supportFor(c, k.mine)
	if err != nil {
		return err
	}
	v := debriefpage.DebriefView{
		Layout: s.Layout, Run: k.mine.ID(), Debrief: k.Debrief, Feelings: run.Feelings, Support: support,
		Honest: debrief.Honest, Until: edge.DateOf(k.mine.Run().ExpiresAt), Ended: edge.DateOf(*k.mine.Run().EndedAt), Others: k.others,
	}
	if k.others {
		v.Debrief, v.Honest = k.ForOthers(), debrief.HonestToOthers
	} else if err := s.addOwn(c, k, &v); err != nil {
		return err
	} else if err := s.addComments(c, k.mine, &v); err != nil {
		return err
	}
	if next := s.Runs.LeadsTo(c.UserContext(), k.mine.Run().Version); next != nil {
		v.Next = next.Setting.Title
	}
	if c.Context().QueryArgs().Has(QueryErased) {
		v.Notice = NoticeErased
	}
	return s.Page(c, v)
}

// supportFor returns what a run's student is told about where to find help: what their
// organisation says or, if it says nothing, what this site does.
func (s *Pages) supportFor(c *fiber.Ctx, m run.Mine) (page.Prose, error) {
	own, err := s.Runs.SupportFor(c.UserContext(), m)
	if prose := page.ReadProse(own); !prose.Empty() {
		return prose, err
	}
	return s.support, err
}

// addOwn adds what is the student's alone.
func (s *Pages) addOwn(c *fiber.Ctx, k keptDebrief, v *debriefpage.DebriefView) (err error) {
	ctx := c.UserContext()
	if v.Feeling, err = s.Runs.Felt(ctx, k.mine); err != nil {
		return err
	}
	if v.MarkedIn, err = s.given.MarkedIn(ctx, k.mine); err != nil {
		return err
	}
	if v.Varied, err = s.given.Varied(ctx, k.mine); err != nil {
		return err
	}
	notes, err := s.Runs.Notes(ctx, k.mine)
	if err != nil {
		return err
	}
	v.Words = map[int]string{}
	for turn, said := range notes {
		v.Words[turn] = playpage.OwnWords(said.Reason, said.Note)
	}
	reasons, err := s.Runs.ReasonsToShow(ctx, k.mine)
	if err != nil {
		return err
	}
	v.ToShow = map[int]page.ReasonToShow{}
	for turn, shown := range reasons {
		v.ToShow[turn] = page.ReasonToShow{Run: k.mine.ID(), Turn: turn, Shown: shown, From: page.ReasonInDebrief}
	}
	aims, err := s.Runs.Aims(ctx, k.mine)
	if err != nil {
		return err
	}
	v.Aims = debriefpage.Aims{Begun: aims.Begun.Text, Kept: aims.Kept.Text, Room: run.MaxAim}
	if aims.Begun.Text != "" {
		v.Aims.Met = k.Met(aims.Begun.Rule)
	}
	guest, err := s.Guest(c)
	if err != nil {
		return err
	}
	played, err := s.Runs.PlayedBefore(ctx, guest, k.mine, s.waits(c))
	for _, p := range played {
		v.Played = append(v.Played, debriefpage.Played{
			Run: p.Run.ID, Ended: edge.DateOf(*p.Run.EndedAt), This: p.Run.ID == k.mine.ID(), Aim: p.Aim.Text, Met: p.Met, Left: p.Left, Supervision: p.Supervision,
		})
	}
	return err
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
