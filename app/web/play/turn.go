package play

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/teach"
	"caseload/app/web/edge"
	"caseload/app/whatif"
)

// ofEnded puts errors about looking back, forking and what-ifs into words. That a
// run isn't the guest's must have been answered before.
func ofEnded(err error) error {
	switch {
	case errors.Is(err, run.ErrNotEnded):
		return edge.Refuse(fiber.StatusConflict, sentenceGoesOn)
	case errors.As(err, new(*run.Outdated)):
		return edge.Refuse(fiber.StatusConflict, sentenceStuck)
	case errors.Is(err, run.ErrLuck):
		return edge.Refuse(fiber.StatusUnprocessableEntity, sentenceMuchLuck)
	case errors.Is(err, whatif.ErrNoTurn):
		return run.ErrNotFound
	case errors.Is(err, whatif.ErrBusy):
		return edge.Refuse(fiber.StatusTooManyRequests, sentenceBusy)
	}
	var untried *whatif.Untried
	if errors.As(err, &untried) {
		return edge.Refuse(fiber.StatusUnprocessableEntity, untried.Sentence)
	}
	return err
}

// TurnJSON is a past desk as JSON: the desk's own fields, with what was decided
// there. The digest is that of the step that led there; the first desk has none.
type TurnJSON struct {
	Run     int64        `json:"run"`
	Players []string     `json:"players,omitempty"` // the names of two who have it together
	Turns   int          `json:"turns"`             // how many turns were decided
	Decided sim.Decision `json:"decided"`
	Digest  string       `json:"digest,omitempty"`
	sim.Desk
}

// turn shows the desk of a finished run as it looked at one turn.
func (s *Pages) turn(c *fiber.Ctx) error {
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	n, ok := edge.ParseID(c.Params("turn"))
	if !ok || n > maxTurn {
		return run.ErrNotFound
	}
	back, err := s.Runs.LookBack(c.UserContext(), mine, int(n))
	if err != nil {
		return ofEnded(err)
	}
	if edge.WantsJSON(c) {
		return c.JSON(TurnJSON{mine.ID(), edge.PairOn(c).Names, back.Turns, back.Decided, back.Digest, back.Desk})
	}
	v := playpage.DeskView{Layout: s.Layout, Run: mine.ID(), Desk: back.Desk, Open: c.Query("open"), Past: &playpage.Past{
		Turn: back.Turn, Turns: back.Turns, Offer: back.Decided.Offer, Decided: whatif.LabelOf(back.Desk, back.Decided),
	}}
	if back.Version != nil {
		v.Glossary = back.Version.Glossary
	}
	if back.Stuck {
		v.Past.Stuck = sentenceStuck
	}
	notes, err := s.Runs.Notes(c.UserContext(), mine)
	if err != nil {
		return err
	}
	v.Past.Own = playpage.OwnWords(notes[back.Turn].Reason, notes[back.Turn].Note)
	reasons, err := s.Runs.ReasonsToShow(c.UserContext(), mine)
	if err != nil {
		return err
	}
	if shown, can := reasons[back.Turn]; can {
		v.Past.ToShow = &page.ReasonToShow{Run: mine.ID(), Turn: back.Turn, Shown: shown, From: page.ReasonOnTurn}
	}
	if v.Past.Said, err = s.saidOf(c, mine, back.Turn); err != nil {
		return err
	}
	if v.Past.HandTo, err = s.handTo(c); err != nil {
		return err
	}
	if edge.WantsFragment(c) {
		return s.HTML(c, v.RenderFragment)
	}
	return s.Page(c, v)
}

// saidOf returns the comments of staff on a turn.
func (s *Pages) saidOf(c *fiber.Ctx, mine run.Mine, turn int) ([]page.Comment, error) {
	zone, err := s.given.ZoneOfRun(c.UserContext(), mine)
	if err != nil {
		return nil, err
	}
	all, err := s.given.CommentsFor(c.UserContext(), mine, func(one teach.Comment) bool { return one.Turn == turn })
	list := make([]page.Comment, len(all))
	for i, one := range all {
		list[i] = edge.CommentOf(one, edge.InZone(zone))
	}
	return list, err
}

// handTo returns the practice educators to whom whoever looks back can hand a decision.
func (s *Pages) handTo(c *fiber.Ctx) (list []page.HandTo, err error) {
	p, err := s.Person(c)
	if errors.Is(err, run.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	to, err := s.extracts.HandTo(c.UserContext(), p)
	for _, h := range to {
		list = append(list, page.HandTo(h))
	}
	return list, err
}

// maxTurn is the largest number accepted as a turn in an address.
const maxTurn = 1 << 30
