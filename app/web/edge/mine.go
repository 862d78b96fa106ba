package edge

import (
	"context"
	"errors"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/run"
)

// QueryRunDeleted marks the redirect after one run was deleted.
const QueryRunDeleted = "deleted-one"

// RunDeleted returns what a page says first to somebody who has just deleted a run, or
// nothing.
func RunDeleted(c *fiber.Ctx) (n page.Notice) {
	if c.Context().QueryArgs().Has(QueryRunDeleted) {
		n = page.Notice{Kind: page.NoticeInfo, Text: sentenceRunDeleted}
	}
	return n
}

// Mine returns proof that the run in the address belongs to the guest who sent
// the request.
func (s *Edge) Mine(c *fiber.Ctx) (run.Mine, error) {
	_, mine, err := s.GuestAndMine(c)
	return mine, err
}

// GuestAndMine does the same, and returns the guest as well.
func (s *Edge) GuestAndMine(c *fiber.Ctx) (guest run.Guest, mine run.Mine, err error) {
	id, ok := ParseID(c.Params("run"))
	if !ok {
		return guest, mine, run.ErrNotFound
	}
	p, with, err := s.both(c)
	switch {
	case errors.Is(err, run.ErrNotFound):
		secret, isOld := s.secret(c)
		guest, mine, err = s.Runs.KnownMine(c.UserContext(), secret, id)
		if err == nil && isOld {
			s.replaceCookie(c, secret, guest.Expires())
		}
	case err == nil:
		if guest, err = s.Runs.Owned(c.UserContext(), p, with); err == nil {
			mine, err = s.Runs.Mine(c.UserContext(), guest, id)
		}
	}
	if err == nil && mine.Run().Paired {
		err = s.NotePair(c, mine)
	}
	return guest, mine, err
}

const keyPair = "caseload pair"

// NotePair has the answer, if it is a page, say whose run it is.
func (s *Edge) NotePair(c *fiber.Ctx, m run.Mine) error {
	pair, err := s.Runs.PairOf(c.UserContext(), m)
	c.Locals(keyPair, pair)
	return err
}

// PairOn returns who has the run in the address, once that was asked.
func PairOn(c *fiber.Ctx) run.Pair {
	pair, _ := c.Locals(keyPair).(run.Pair)
	return pair
}

func withPair(c *fiber.Ctx, ctx context.Context) context.Context {
	if pair := PairOn(c); pair.Partner != "" {
		return page.WithPair(ctx, pair.Names)
	}
	return ctx
}

// ParseID parses the number of a run, and accepts only the form in which this
// program writes it.
func ParseID(text string) (int64, bool) {
	id, err := strconv.ParseInt(text, 10, 64)
	return id, err == nil && id > 0 && strconv.FormatInt(id, 10) == text
}

func RunAddress(id int64) string { return "/runs/" + strconv.FormatInt(id, 10) }
