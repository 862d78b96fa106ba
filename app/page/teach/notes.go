package teach

import (
	"context"
	"io"

	"caseload/app/page"
)

// NotesView is a scenario's notes for whoever teaches with it.
type NotesView struct {
	page.Layout
	Slug  string
	Title string // the scenario's
	Notes page.Prose
}

// Render writes the page.
func (v NotesView) Render(ctx context.Context, w io.Writer) error { return notesPage(v).Render(ctx, w) }
