package web

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
)

// mine returns proof that the run in the address belongs to the guest who sent
// the request.
func (s *Edge) mine(c *fiber.Ctx) (run.Mine, error) {
	guest, err := s.guest(c)
	if err != nil {
		return run.Mine{}, err
	}
	return s.mineOf(c, guest)
}

// mineOf does the same for a guest who is already known.
func (s *Edge) mineOf(c *fiber.Ctx, guest run.Guest) (run.Mine, error) {
	id, ok := parseID(c.Params("run"))
	if !ok {
		return run.Mine{}, run.ErrNotFound
	}
	return s.Runs.Mine(c.UserContext(), guest, id)
}

// parseID parses the number of a run, and accepts only the form in which this
// program writes it.
func parseID(text string) (int64, bool) {
	id, err := strconv.ParseInt(text, 10, 64)
	return id, err == nil && id > 0 && strconv.FormatInt(id, 10) == text
}

func runAddress(id int64) string { return "/runs/" + strconv.FormatInt(id, 10) }
