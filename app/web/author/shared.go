package author

import (
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

// Writing returns proof that whoever asks may change the draft of the address.
func (s *Pages) Writing(c *fiber.Ctx) (author.Writing, error) { return s.writing(c) }

// Asked returns that proof and the number of the file in the address, and reads what was sent.
func (s *Pages) Asked(c *fiber.Ctx, sent any) (author.Writing, int64, error) { return s.asked(c, sent) }

// FileView returns what is shown of a file.
func (s *Pages) FileView(c *fiber.Ctx, r author.Reading, id int64) (authorpage.FileView, error) {
	return s.fileView(c, r, id)
}

// Done leads on once something was done, or says why it can't be.
func (s *Pages) Done(c *fiber.Ctx, err error, problem sim.Sentence, to string, again func(page.Notice) (edge.View, error)) error {
	return s.done(c, err, problem, to, again)
}

// Voided returns what is shown of a review that was signed and doesn't count any longer; with
// since, also what has changed in the draft since.
func (s *Pages) Voided(c *fiber.Ctx, r author.Reading, review author.Review, since bool) (row authorpage.VoidedRow, err error) {
	row = authorpage.VoidedRow{Review: review.ID, Who: sayReviewer(review), Says: sayReview(review)}
	if since {
		row.Since, err = s.since(c, r, review)
	}
	return row, err
}
