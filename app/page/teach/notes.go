package teach

import (
	"context"
	"io"

	"caseload/app/page"
)

// NotesView is a scenario's notes for the lecturer.
type NotesView struct {
	page.Layout
	Slug  string
	Title string // the scenario's title
	Notes page.Prose
}

// Render writes the page to w.
func (v NotesView) Render(ctx context.Context, w io.Writer) error { return notesPage(v).Render(ctx, w) }
