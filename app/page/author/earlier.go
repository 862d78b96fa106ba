package author

import (
	"context"
	"io"

	"caseload/app/page"
)

// EarlierView is what would change in a draft if it were written with the present names.
type EarlierView struct {
	page.Layout
	Notice page.Notice
	Draft  int64
	Name   string
	Looked bool   // whether the draft was checked as it is
	Digest string // of the draft as it was checked
	Files  []EarlierFile
	Writes bool
}

// EarlierFile is a file with names of an earlier vocabulary.
type EarlierFile struct {
	ID    int64
	Path  string
	Hunks []Hunk
}

// Render writes the page to w.
func (v EarlierView) Render(ctx context.Context, w io.Writer) error {
	return earlierPage(v).Render(ctx, w)
}
