package play

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/web/edge"
)

// fork begins a new run at a turn of a finished one, and redirects to it.
func (s *Pages) fork(c *fiber.Ctx) error {
	turn, otherLuck, err := readFork(c)
	if err != nil {
		return err
	}
	guest, mine, err := s.GuestAndMine(c)
	if err != nil {
		return err
	}
	if err := s.Runs.HasRoom(c.UserContext(), guest); err != nil {
		return err
	}
	view, err := s.Runs.Fork(c.UserContext(), mine, turn, otherLuck)
	if err != nil {
		return ofEnded(err)
	}
	s.openedBefore(c, view.Run.Parent, view)
	return Begun(c, view)
}

// readFork reads the turn, and whether the luck is to be different. By default it
// is the same.
func readFork(c *fiber.Ctx) (turn int, otherLuck bool, err error) {
	var sent struct {
		Turn edge.Whole `json:"turn"`
		Luck string     `json:"luck"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return 0, false, err
	}
	switch {
	case sent.Luck != "" && sent.Luck != "same" && sent.Luck != "other":
		return 0, false, edge.WrongType("luck", "\"same\" or \"other\"")
	case !sent.Turn.Given:
		return 0, false, edge.Misunderstood(sentenceForkTurn)
	}
	turn, err = sent.Turn.Turn("turn")
	return turn, sent.Luck == "other", err
}
