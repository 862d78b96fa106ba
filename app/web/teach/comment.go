package teach

import (
	"errors"
	"fmt"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// commenting returns proof that whoever asks may comment on the run in the address.
func (s *Pages) commenting(c *fiber.Ctx) (teach.Commenting, error) {
	p, assignment, err := s.askedAssignment(c)
	if err != nil {
		return teach.Commenting{}, err
	}
	id, ok := edge.ParseID(c.Params("run"))
	if !ok {
		return teach.Commenting{}, run.ErrNotFound
	}
	by, err := s.given.CommentOn(c.UserContext(), p, assignment, id)
	return by, toMarks(assignment, err)
}

// comment keeps a comment on a turn, a day, or the whole run.
func (s *Pages) comment(c *fiber.Ctx) error {
	var sent struct {
		Day  edge.Whole `json:"day"`
		Turn edge.Whole `json:"turn"`
		Text string     `json:"text"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	by, err := s.commenting(c)
	if err != nil {
		return err
	}
	day, turn := clockMinutes(sent.Day), clockMinutes(sent.Turn)
	err = s.given.AddComment(c.UserContext(), by, day, turn, sent.Text)
	return s.commented(c, by, err, teachpage.CommentDraft{Day: day, Turn: turn, Text: sent.Text})
}

// ownComment returns the number in the address of a comment that is to be changed.
func ownComment(c *fiber.Ctx) (int64, error) {
	id, ok := edge.ParseID(c.Params("comment"))
	if !ok {
		return 0, run.ErrNotFound
	}
	return id, nil
}

// commentChange changes a comment of one's own.
func (s *Pages) commentChange(c *fiber.Ctx) error {
	var sent struct {
		Text string `json:"text"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	by, err := s.commenting(c)
	if err != nil {
		return err
	}
	id, err := ownComment(c)
	if err != nil {
		return err
	}
	draft := teachpage.CommentDraft{Comment: id, Text: sent.Text}
	if draft.Day, draft.Turn, err = s.about(c, by, id); err != nil {
		return err
	}
	return s.commented(c, by, s.given.ChangeComment(c.UserContext(), by, id, sent.Text), draft)
}

// commentDelete deletes a comment of one's own.
func (s *Pages) commentDelete(c *fiber.Ctx) error {
	by, err := s.commenting(c)
	if err != nil {
		return err
	}
	id, err := ownComment(c)
	if err != nil {
		return err
	}
	day, turn, err := s.about(c, by, id)
	if err != nil {
		return err
	}
	return s.commented(c, by, s.given.DeleteComment(c.UserContext(), by, id), teachpage.CommentDraft{Day: day, Turn: turn})
}

// about returns what a comment is about.
func (s *Pages) about(c *fiber.Ctx, by teach.Commenting, id int64) (day, turn int, err error) {
	all, err := s.given.Comments(c.UserContext(), by.Followed())
	for _, one := range all {
		if one.ID == id {
			return one.Day, one.Turn, err
		}
	}
	if err == nil {
		err = run.ErrNotFound
	}
	return 0, 0, unfoldable(err)
}

// commented answers with the page on which the comment is, or was to be.
func (s *Pages) commented(c *fiber.Ctx, by teach.Commenting, err error, draft teachpage.CommentDraft) error {
	draft.Problem = sayComment(err)
	switch {
	case errors.Is(err, teach.ErrNoAnchor):
		return run.ErrNotFound
	case err != nil && draft.Problem == "":
		return unfoldable(err)
	case draft.Problem != "" && edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusUnprocessableEntity, draft.Problem)
	case draft.Problem != "":
		c.Status(fiber.StatusUnprocessableEntity)
		if draft.Turn > 0 {
			return s.turnPage(c, by.Followed(), draft.Turn, draft)
		}
		return s.followPage(c, by.Followed(), draft)
	case edge.WantsJSON(c):
		return c.SendStatus(fiber.StatusNoContent)
	case draft.Turn > 0:
		return edge.SeeOther(c, string(page.AddressFollowTurn(by.Followed().Assignment().ID, by.Followed().Run().ID, draft.Turn)))
	}
	return edge.SeeOther(c, fmt.Sprintf("%s#comments-%d-0", page.AddressFollow(by.Followed().Assignment().ID, by.Followed().Run().ID), draft.Day))
}

// comments returns the comments on a run for its pages.
func (s *Pages) comments(c *fiber.Ctx, f teach.FollowedRun) ([]page.Comment, error) {
	p, err := s.Person(c)
	if err != nil {
		return nil, err
	}
	all, err := s.given.Comments(c.UserContext(), f)
	list := make([]page.Comment, len(all))
	for i, one := range all {
		list[i] = edge.CommentOf(one, edge.InZone(f.Zone()))
		list[i].New, list[i].Mine = false, one.Writer == p.ID()
	}
	return list, unfoldable(err)
}

// FollowedCommentJSON is a comment on a run, whose turn counts only those whose decisions are
// shown. One of Day and Turn is 0; both are for the
// whole run.
type FollowedCommentJSON struct {
	ID     int64  `json:"id"`
	Day    int    `json:"day"`
	Turn   int    `json:"turn"`
	Writer string `json:"writer"`
	When   string `json:"when"`
	Mine   bool   `json:"mine"`
	Text   string `json:"text"`
	Answer string `json:"answer"`
}

func commentsJSON(all []page.Comment, turn int) []FollowedCommentJSON {
	list := []FollowedCommentJSON{}
	for _, x := range all {
		if turn == 0 || x.Turn == turn {
			list = append(list, FollowedCommentJSON{x.ID, x.Day, x.Turn, x.Writer, x.When, x.Mine, x.Text, x.Answer})
		}
	}
	return list
}
