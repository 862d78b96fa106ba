package play

import (
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// How often one guest or person objects, and how often all at an address do: fresh guests cost
// nothing, and together they could fill what is kept about a version. A university may be one
// address.
const (
	objectionsEach          = 10
	objectionsEachIn        = time.Hour
	objectionsFromAddress   = 100
	objectionsFromAddressIn = 12 * time.Hour
)

// objection shows the form by which somebody says that something is wrong or unfair. The
// place that they came from is in the query.
func (s *Pages) objection(c *fiber.Ctx) error {
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	if c.Context().QueryArgs().Has("sent") {
		v, err := s.objectionView(c, mine, "")
		if v.Sent = true; err != nil {
			return err
		}
		return s.Page(c, v)
	}
	v, err := s.objectionView(c, mine, c.Query("about"))
	if err != nil {
		return err
	}
	return s.Page(c, v)
}

// objectionView returns the form. A place that isn't there, or that can't be shown now, is
// left out.
func (s *Pages) objectionView(c *fiber.Ctx, mine run.Mine, about string) (v playpage.ObjectionView, err error) {
	ctx := c.UserContext()
	v = playpage.ObjectionView{Layout: s.Layout, Run: mine.ID(), Ended: mine.Run().EndedAt != nil}
	whole, err := s.Runs.PlaceOf(ctx, mine, "")
	if err != nil || about == "" {
		v.Title = whole.Title
		return v, err
	}
	v.Title = whole.Title
	place, err := s.Runs.PlaceOf(ctx, mine, about)
	switch {
	case errors.Is(err, run.ErrNoPlace), errors.Is(err, run.ErrClosed), run.Stuck(err):
		return v, nil
	case err != nil:
		return v, err
	}
	v.About, v.Place = place.About, place.Title
	return v, nil
}

// object keeps what somebody says is wrong or unfair.
func (s *Pages) object(c *fiber.Ctx) error {
	var sent struct {
		Kind  string `json:"kind"`
		About string `json:"about"`
		Text  string `json:"text"`
		Place string `json:"place"` // where they came from, whatever they chose
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	if wait := s.objections.Spent(c.UserContext(), s.Now(), s.Asker(c)); wait > 0 {
		return edge.TooMany(sentenceMuchObjected, wait)
	}
	if wait := s.objectionsFrom.Spent(c.UserContext(), s.Now(), s.Client(c)); wait > 0 {
		return edge.TooMany(sentenceMuchFromHere, wait)
	}
	err = s.Runs.Object(c.UserContext(), mine, run.Objection{About: sent.About, Kind: run.ObjectionKind(sent.Kind), Text: sent.Text})
	problem, noKind := sayObjection(err), errors.Is(err, run.ErrNoKind)
	switch {
	case problem != "" && edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusUnprocessableEntity, problem)
	case problem != "":
		v, err := s.objectionView(c, mine, sent.Place)
		if err != nil {
			return err
		}
		v.Kind, v.Text, v.Whole, v.Problem, v.KindProblem = sent.Kind, sent.Text, sent.About == "", problem, noKind
		c.Status(fiber.StatusUnprocessableEntity)
		return s.Page(c, v)
	case err != nil:
		return err
	}
	s.objections.Take(c.UserContext(), s.Now(), s.Asker(c))
	s.objectionsFrom.Take(c.UserContext(), s.Now(), s.Client(c))
	if edge.WantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return edge.SeeOther(c, string(page.AddressObjections(mine.ID(), ""))+"?sent")
}

// sayObjection says what is wrong with an objection, or "".
func sayObjection(err error) sim.Sentence {
	switch {
	case errors.Is(err, run.ErrNoKind):
		return sentenceNoKind
	case errors.Is(err, run.ErrNoObjection):
		return sentenceNoObjection
	case errors.Is(err, run.ErrLongObjection):
		return sentenceLongObjection
	case errors.Is(err, run.ErrNoPlace):
		return sentenceNoPlace
	case errors.Is(err, run.ErrFull):
		return sentenceFullObjections
	}
	return ""
}
