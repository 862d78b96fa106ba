package page

import (
	"context"
	"io"
)

// NotesView is a scenario's notes for whoever teaches with it.
type NotesView struct {
	Layout
	Slug  string
	Title string // the scenario's
	Notes Prose
}

// Render writes the page.
func (v NotesView) Render(ctx context.Context, w io.Writer) error { return notesPage(v).Render(ctx, w) }
