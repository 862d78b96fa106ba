package teach

import (
	"context"
	"io"

	"caseload/app/page"
)

// TeachingNotesView is a scenario's notes for the lecturer.
type TeachingNotesView struct {
	page.Layout
	Slug          string
	Title         string // the scenario's title
	TeachingNotes page.Prose
}

// Render writes the page to w.
func (v TeachingNotesView) Render(ctx context.Context, w io.Writer) error {
	return teachingNotesPage(v).Render(ctx, w)
}
