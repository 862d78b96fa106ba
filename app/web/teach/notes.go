package teach

import (
	"github.com/gofiber/fiber/v2"

	teachpage "caseload/app/page/teach"
	"caseload/app/run"
)

// teachingNotes shows a scenario's teaching notes. They aren't secret: the page
// begins by saying that it gives everything away.
func (s *Pages) teachingNotes(c *fiber.Ctx) error {
	version, err := s.Runs.Scenario(c.Params("slug"))
	if err != nil {
		return err
	}
	if s.notes.Of(version.Slug) == "" {
		return run.ErrNotFound
	}
	return s.Page(c, teachpage.TeachingNotesView{Layout: s.Layout, Slug: version.Slug, Title: version.Setting.Title, TeachingNotes: s.notes[version.Slug]})
}
