package debrief

import (
	"errors"
	"fmt"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	debriefpage "caseload/app/page/debrief"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// CommentsJSON is what was said of a student's run.
type CommentsJSON struct {
	Comments []CommentJSON `json:"comments"`
}

// CommentJSON is a comment on a student's own run. One of Day and Turn is 0; both are for
// the whole run.
type CommentJSON struct {
	ID     int64  `json:"id"`
	Day    int    `json:"day"`
	Turn   int    `json:"turn"`
	Writer string `json:"writer"`
	When   string `json:"when"`
	New    bool   `json:"new"`
	Text   string `json:"text"`
	Answer string `json:"answer"`
}

// comments shows a student what was said of their run.
func (s *Pages) comments(c *fiber.Ctx) error {
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	return s.commentsPage(c, mine, 0, "", "")
}

func (s *Pages) commentsPage(c *fiber.Ctx, mine run.Mine, unkept int64, text string, problem sim.Sentence) error {
	all, err := s.commentsOn(c, mine, func(teach.Comment) bool { return true })
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		j := CommentsJSON{[]CommentJSON{}}
		for _, x := range all {
			j.Comments = append(j.Comments, CommentJSON{x.ID, x.Day, x.Turn, x.Writer, x.When, x.New, x.Text, x.Answer})
		}
		return c.JSON(j)
	}
	title, err := s.Runs.Title(c.UserContext(), mine)
	if err != nil {
		return err
	}
	tries, err := s.given.Tries(c.UserContext(), mine)
	if err != nil {
		return err
	}
	ended := mine.Run().EndedAt != nil
	over := s.Runs.Shown(c.UserContext(), mine.Run().Version) != nil
	return s.Page(c, debriefpage.CommentsView{Layout: s.Layout, Run: mine.ID(), Title: title, Ended: ended, Over: over, LooksAt: ended && !over && !tries.Waiting, Comments: all, Unkept: unkept, Text: text, Problem: problem})
}

// commentsOn returns those comments on a student's run that a page shows, as they were
// before it did.
func (s *Pages) commentsOn(c *fiber.Ctx, mine run.Mine, shows func(teach.Comment) bool) ([]page.Comment, error) {
	zone, err := s.given.ZoneOfRun(c.UserContext(), mine)
	if err != nil {
		return nil, err
	}
	all, err := s.given.CommentsFor(c.UserContext(), mine, shows)
	list := make([]page.Comment, len(all))
	for i, one := range all {
		list[i] = edge.CommentOf(one, edge.InZone(zone))
	}
	return list, err
}

// answerComment keeps a student's answer to a comment on their run.
func (s *Pages) answerComment(c *fiber.Ctx) error {
	var sent struct {
		Answer string `json:"answer"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	id, ok := edge.ParseID(c.Params("comment"))
	if !ok {
		return run.ErrNotFound
	}
	err = s.given.AnswerComment(c.UserContext(), mine, id, sent.Answer)
	switch {
	case errors.Is(err, teach.ErrLongComment) && edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusUnprocessableEntity, sentenceLongAnswer)
	case errors.Is(err, teach.ErrLongComment):
		c.Status(fiber.StatusUnprocessableEntity)
		return s.commentsPage(c, mine, id, sent.Answer, sentenceLongAnswer)
	case err != nil:
		return err
	case edge.WantsJSON(c):
		return c.SendStatus(fiber.StatusNoContent)
	}
	return edge.SeeOther(c, fmt.Sprintf("%s#comment-%d", page.AddressComments(mine.ID()), id))
}

// addComments adds to a debrief what was said of the whole run and of its days.
func (s *Pages) addComments(c *fiber.Ctx, mine run.Mine, v *debriefpage.DebriefView) (err error) {
	v.Comments, err = s.commentsOn(c, mine, func(one teach.Comment) bool {
		if one.Turn > 0 {
			v.OnTurns++
		}
		return one.Turn == 0
	})
	return err
}
