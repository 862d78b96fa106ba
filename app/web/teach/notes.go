package teach

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	playweb "caseload/app/web/play"
)

// teachingNotes shows a scenario's teaching notes. They aren't secret: the page
// begins by saying that it gives everything away.
func (s *Pages) teachingNotes(c *fiber.Ctx) error {
	slug := c.Params("slug")
	title, notes, err := s.Runs.TeachingNotes(c.UserContext(), slug)
	if gone := new(run.Withdrawn); errors.As(err, &gone) {
		return playweb.Gone(c, s.Edge, gone)
	}
	if err != nil {
		return err
	}
	return s.Page(c, teachpage.TeachingNotesView{Layout: s.Layout, Slug: slug, Title: title, TeachingNotes: page.ReadProse(notes)})
}
