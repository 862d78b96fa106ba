package own

import (
	"errors"
	"slices"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	ownpage "caseload/app/page/own"
	"caseload/app/run"
	"caseload/app/web/edge"
)

// deleteRun says what deleting a run means, before it is.
func (s *Pages) deleteRun(c *fiber.Ctx) error {
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	v, err := s.deleteView(c, mine)
	if err != nil {
		return err
	}
	return s.Page(c, v)
}

func (s *Pages) deleteView(c *fiber.Ctx, mine run.Mine) (v ownpage.DeleteView, err error) {
	ctx, r := c.UserContext(), mine.Run()
	v = ownpage.DeleteView{Layout: s.Layout, Run: r.ID, Began: edge.DateOf(r.CreatedAt), Ended: r.EndedAt != nil, InClass: r.Class != 0, Partner: edge.PairOn(c).Partner}
	if v.Title, err = s.Runs.Title(ctx, mine); err != nil {
		return v, err
	}
	_, key, err := s.Runs.SharedOf(ctx, mine)
	if err != nil && !errors.Is(err, run.ErrClosed) {
		return v, err
	}
	v.Shared = key != ""
	given, err := s.given.AssignedFor(ctx, mine)
	switch {
	case errors.Is(err, run.ErrNotFound): // it is for none
		return v, nil
	case err != nil:
		return v, err
	}
	v.Assignment, v.AssignmentName, v.Cohort = given.Assignment().ID, given.Assignment().Name, given.Cohort().Name+", "+given.Cohort().Year
	v.Practice, v.Marked = r.Practice, given.Assignment().Marked
	guest, err := s.Guest(c)
	if err != nil {
		return v, err
	}
	all, err := s.Runs.MineOf(ctx, guest)
	v.Another = slices.ContainsFunc(all, func(m run.Mine) bool {
		x := m.Run()
		return x.ID != r.ID && x.Assigned == r.Assigned && !x.Practice && x.EndedAt != nil
	})
	return v, err
}

// deletedRun deletes a run. One that counts for an assignment takes a tick, since the
// attempt stays used.
func (s *Pages) deletedRun(c *fiber.Ctx) error {
	var sent struct {
		Sure edge.Tick `json:"sure"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	v, err := s.deleteView(c, mine)
	if err != nil {
		return err
	}
	if v.Counts() && !bool(sent.Sure) {
		if edge.WantsJSON(c) {
			return edge.Refuse(fiber.StatusUnprocessableEntity, sentenceNotSure)
		}
		v.Wrong = sentenceNotSure
		c.Status(fiber.StatusUnprocessableEntity)
		return s.Page(c, v)
	}
	if err := s.Runs.Delete(c.UserContext(), mine); err != nil {
		return err
	}
	s.DropOpened(c, mine.ID())
	switch {
	case edge.WantsJSON(c):
		return c.SendStatus(fiber.StatusNoContent)
	case v.Assignment != 0:
		return edge.SeeOther(c, string(page.AddressAssignment(v.Assignment))+"?"+edge.QueryRunDeleted)
	}
	return edge.SeeOther(c, "/?"+edge.QueryRunDeleted)
}
