package web

import "github.com/gofiber/fiber/v2"

// fork begins a new run at a turn of a finished one, and redirects to it.
func (s *playPages) fork(c *fiber.Ctx) error {
	turn, otherLuck, err := readFork(c)
	if err != nil {
		return err
	}
	guest, err := s.guest(c)
	if err != nil {
		return err
	}
	mine, err := s.mineOf(c, guest)
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
	return begun(c, view)
}

// readFork reads the turn, and whether the luck is to be different. By default it
// is the same.
func readFork(c *fiber.Ctx) (turn int, otherLuck bool, err error) {
	var sent struct {
		Turn whole  `json:"turn"`
		Luck string `json:"luck"`
	}
	if err := readBody(c, &sent, &sent); err != nil {
		return 0, false, err
	}
	switch {
	case sent.Luck != "" && sent.Luck != "same" && sent.Luck != "other":
		return 0, false, wrongType("luck", "\"same\" or \"other\"")
	case !sent.Turn.given:
		return 0, false, misunderstood("A fork says from which turn: the field \"turn\" is missing. Nothing was changed.")
	}
	turn, err = sent.Turn.turn("turn")
	return turn, sent.Luck == "other", err
}
