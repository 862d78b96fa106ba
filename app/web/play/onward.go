package play

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/web/edge"
)

// QueryCarried is the query parameter of the redirect to a run that goes on from another:
// how many decisions were made in it already.
const QueryCarried = "carried"

// goOn begins the scenario that a finished run leads to, with what was decided in it, and
// redirects to it.
func (s *Pages) goOn(c *fiber.Ctx) error {
	guest, mine, err := s.GuestAndMine(c)
	if err != nil {
		return err
	}
	view, made, err := s.Runs.GoOn(c.UserContext(), guest, mine)
	if err != nil {
		return ofEnded(err)
	}
	s.openedBefore(c, mine.ID(), view)
	if edge.WantsJSON(c) {
		return Begun(c, view)
	}
	return edge.SeeOther(c, edge.RunAddress(view.Run.ID)+"?"+QueryCarried+"="+strconv.Itoa(made))
}

// carried says, on the first desk of a run that goes on from another, what is in it.
func carried(c *fiber.Ctx) page.Notice {
	n, err := strconv.Atoi(c.Query(QueryCarried))
	if err != nil || n < 0 || n > maxTurn {
		return page.Notice{}
	}
	return page.Notice{Kind: page.NoticeInfo, Text: sayCarried(n)}
}
