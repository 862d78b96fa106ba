package teach

import (
	"errors"
	"fmt"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/teach"
	"caseload/app/web/edge"
	playweb "caseload/app/web/play"
)

// PairJSON says by which code a student asks for a partner, or whose code they have.
type PairJSON struct {
	Assignment string `json:"assignment"` // its address
	Code       string `json:"code,omitempty"`
	Link       string `json:"link,omitempty"`
	Until      string `json:"until,omitempty"`
	Asks       string `json:"asks,omitempty"` // the name of the student whose code is in the address
}

// asksPair returns what a student was given who asks about playing in a pair. That is refused
// if the assignment is played alone.
func (s *Pages) asksPair(c *fiber.Ctx) (teach.Assigned, error) {
	p, id, err := s.askedAssignment(c)
	if err != nil {
		return teach.Assigned{}, err
	}
	a, err := s.given.Assigned(c.UserContext(), p, id)
	if err == nil && !a.Assignment().Pairs {
		err = edge.Refuse(fiber.StatusConflict, sentenceAlone)
	}
	return a, err
}

// pair is where a student asks for a partner, or types the code of one who asks.
func (s *Pages) pair(c *fiber.Ctx) error {
	a, err := s.asksPair(c)
	if err != nil {
		return err
	}
	if typed := c.Query("code"); teach.Code(typed) != "" {
		return edge.SeeOther(c, string(teachpage.AddressPairCode(a.Assignment().ID, teach.Code(typed))))
	} else if typed != "" {
		return s.pairPage(c, a, fiber.StatusUnprocessableEntity, sayNoPair(run.ErrNotFound), typed)
	}
	return s.pairPage(c, a, fiber.StatusOK, "", "")
}

func (s *Pages) pairView(a teach.Assigned) teachpage.PairView {
	of := a.Assignment()
	return teachpage.PairView{Layout: s.Layout, Assignment: of.ID, Name: of.Name, Cohort: cohortName(a.Cohort()), Marked: of.Marked, Variants: of.Variants, Kept: fmt.Sprintf("%d hours", int(teach.KeepPairCode.Hours()))}
}

func (s *Pages) pairPage(c *fiber.Ctx, a teach.Assigned, status int, problem sim.Sentence, typed string) error {
	if problem != "" && edge.WantsJSON(c) {
		return edge.Refuse(status, problem)
	}
	code, err := s.given.Asked(c.UserContext(), a)
	if err != nil {
		return err
	}
	v := s.pairView(a)
	if code.Code != "" {
		v.Code, v.Until = code.Code, edge.InZone(a.Zone())(code.Until)
		v.Link = s.Origin(c) + string(teachpage.AddressPairCode(v.Assignment, code.Code))
	}
	if edge.WantsJSON(c) {
		return c.JSON(PairJSON{Assignment: string(page.AddressAssignment(v.Assignment)), Code: v.Code, Link: v.Link, Until: v.Until})
	}
	v.Typed = typed
	if problem != "" {
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: problem}
	}
	c.Status(status)
	return s.Page(c, v)
}

// pairAsk has a student ask for a partner.
func (s *Pages) pairAsk(c *fiber.Ctx) error {
	a, err := s.asksPair(c)
	if err != nil {
		return err
	}
	if _, err := s.given.Ask(c.UserContext(), a); err != nil {
		return s.noPair(c, a, err)
	}
	return edge.SeeOther(c, string(teachpage.AddressPair(a.Assignment().ID)))
}

// pairWithdraw has them ask no longer.
func (s *Pages) pairWithdraw(c *fiber.Ctx) error {
	a, err := s.asksPair(c)
	if err == nil {
		err = s.given.AskNoLonger(c.UserContext(), a)
	}
	if err != nil {
		return err
	}
	return edge.SeeOther(c, string(teachpage.AddressPair(a.Assignment().ID)))
}

// pairWith says whose the code in the address is, and what taking it up means.
func (s *Pages) pairWith(c *fiber.Ctx) error {
	a, err := s.asksPair(c)
	if err != nil {
		return err
	}
	with, err := s.given.PairWith(c.UserContext(), a, c.Params("code"))
	if err == nil && with.IsOwn() {
		return edge.SeeOther(c, string(teachpage.AddressPair(a.Assignment().ID)))
	}
	if err != nil {
		return s.noPair(c, a, err)
	}
	v := s.pairView(a)
	if edge.WantsJSON(c) {
		return c.JSON(PairJSON{Assignment: string(page.AddressAssignment(v.Assignment)), Asks: with.Asks().Name})
	}
	v.Asks, v.Taken = with.Asks().Name, teach.Code(c.Params("code"))
	return s.Page(c, v)
}

// pairBegin begins the run of two.
func (s *Pages) pairBegin(c *fiber.Ctx) error {
	var sent struct {
		Code string `json:"code"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	a, err := s.asksPair(c)
	if err != nil {
		return err
	}
	with, err := s.given.PairWith(c.UserContext(), a, sent.Code)
	if err != nil {
		return s.noPair(c, a, err)
	}
	guest, err := s.Welcome(c)
	if err != nil {
		return err
	}
	view, err := s.given.BeginPair(c.UserContext(), with, guest)
	if err != nil {
		return s.noPair(c, a, err)
	}
	if err := s.NotePair(c, view.Mine); err != nil {
		return err
	}
	return playweb.Begun(c, view)
}

// noPair says why two can't begin together.
func (s *Pages) noPair(c *fiber.Ctx, a teach.Assigned, err error) error {
	sentence := sayNoPair(err)
	switch {
	case sentence == "":
		return outdatedAssignment(err)
	case errors.Is(err, run.ErrNotFound):
		return s.pairPage(c, a, fiber.StatusUnprocessableEntity, sentence, "")
	}
	return s.pairPage(c, a, fiber.StatusConflict, sentence, "")
}
