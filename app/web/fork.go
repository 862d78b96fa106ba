package web

import (
	"encoding/json"

	"github.com/gofiber/fiber/v2"
)

// fork begins a new run at a turn of a finished one, and redirects to it.
func (s *Server) fork(c *fiber.Ctx) error {
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
	form, seen := isForm(c), map[string]bool{}
	err = readBody(c, func(name string, value json.RawMessage) (err error) {
		if seen[name] {
			return misunderstood("The field %s is there twice. Nothing was changed.", shown(name))
		}
		seen[name] = true
		switch name {
		case "turn":
			turn, err = asTurn(name, value, form)
		case "luck":
			var luck string
			if luck, err = asText(name, value); err == nil && luck != "" && luck != "same" && luck != "other" {
				err = wrongType(name, "\"same\" or \"other\"")
			}
			otherLuck = luck == "other"
		default:
			err = unknownField(name)
		}
		return err
	})
	if err == nil && !seen["turn"] {
		err = misunderstood("A fork says from which turn: the field \"turn\" is missing. Nothing was changed.")
	}
	return turn, otherLuck, err
}
