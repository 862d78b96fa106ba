package author

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// Drafts returns the drafts that these pages are about, for another area that is about them too.
func (s *Pages) Drafts() *author.Drafts { return s.drafts }

// Reading returns proof that whoever asks may read the draft of the address.
func (s *Pages) Reading(c *fiber.Ctx) (author.Reading, error) { return s.reading(c) }

// ReadingFile returns proof that whoever asks may read the draft of the address, and the number of the
// file there.
func (s *Pages) ReadingFile(c *fiber.Ctx) (r author.Reading, id int64, err error) {
	if r, err = s.reading(c); err == nil {
		id, err = inFile(c)
	}
	return r, id, err
}

// WritingFile returns proof that whoever asks may change the draft of the address, and the number of
// the file there.
func (s *Pages) WritingFile(c *fiber.Ctx) (w author.Writing, id int64, err error) {
	if w, err = s.writing(c); err == nil {
		id, err = inFile(c)
	}
	return w, id, err
}

// AskedDraft returns proof that whoever asks may change the draft of the address, and reads what was
// sent.
func (s *Pages) AskedDraft(c *fiber.Ctx, sent any) (author.Writing, error) {
	w, err := s.writing(c)
	if err == nil {
		err = edge.ReadBody(c, sent, sent)
	}
	return w, err
}

// Asked is AskedDraft with the number of the file in the address.
func (s *Pages) Asked(c *fiber.Ctx, sent any) (author.Writing, int64, error) { return s.asked(c, sent) }

// FileView returns what is shown of a file.
func (s *Pages) FileView(c *fiber.Ctx, r author.Reading, id int64) (authorpage.FileView, error) {
	return s.fileView(c, r, id)
}

// Done leads on once something was done, or says why it can't be.
func (s *Pages) Done(c *fiber.Ctx, err error, problem sim.Sentence, to string, again func(page.Notice) (edge.View, error)) error {
	return s.done(c, err, problem, to, again)
}

// CheckAgain has a draft checked as it is now. It waits a little while; a check that takes longer goes
// on.
func (s *Pages) CheckAgain(c *fiber.Ctx, r author.Reading) (author.Pack, error) {
	ctx := c.UserContext()
	pack, err := s.drafts.Pack(ctx, r)
	if err == nil {
		err = s.drafts.Again(ctx, r, pack)
	}
	if err == nil {
		_, err = s.drafts.CheckSoon(ctx, r, pack, false, LongestWait)
	}
	return pack, err
}

// NoticeAmong returns the notice that belongs to a query of the address, or none.
func NoticeAmong(c *fiber.Ctx, sentences map[string]sim.Sentence) (n page.Notice) {
	for query, sentence := range sentences {
		if c.Context().QueryArgs().Has(query) {
			n = page.Notice{Kind: page.NoticeInfo, Text: sentence}
		}
	}
	return n
}

// Voided returns what is shown of a review that was signed and doesn't count any longer; with
// since, also what has changed in the draft since.
func (s *Pages) Voided(c *fiber.Ctx, r author.Reading, review author.Review, since bool) (row authorpage.VoidedRow, err error) {
	row = authorpage.VoidedRow{Review: review.ID, Who: sayReviewer(review), Says: sayReview(review)}
	if since {
		if row.Since, err = s.since(c, r, review); errors.Is(err, author.ErrLetGo) {
			err = nil
		}
	}
	return row, err
}
