package edge

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
)

// Mine returns proof that the run in the address belongs to the guest who sent
// the request.
func (s *Edge) Mine(c *fiber.Ctx) (run.Mine, error) {
	guest, err := s.Guest(c)
	if err != nil {
		return run.Mine{}, err
	}
	return s.MineOf(c, guest)
}

// MineOf does the same for a guest who is already known.
func (s *Edge) MineOf(c *fiber.Ctx, guest run.Guest) (run.Mine, error) {
	id, ok := ParseID(c.Params("run"))
	if !ok {
		return run.Mine{}, run.ErrNotFound
	}
	return s.Runs.Mine(c.UserContext(), guest, id)
}

// ParseID parses the number of a run, and accepts only the form in which this
// program writes it.
func ParseID(text string) (int64, bool) {
	id, err := strconv.ParseInt(text, 10, 64)
	return id, err == nil && id > 0 && strconv.FormatInt(id, 10) == text
}

func RunAddress(id int64) string { return "/runs/" + strconv.FormatInt(id, 10) }
