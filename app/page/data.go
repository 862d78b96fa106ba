package page

import (
	"context"
	"io"
)

// DataView says what is kept about people, who can read it, and how it is
// deleted.
type DataView struct {
	Layout
	Notice    Notice
	About     Prose  // who runs this server, in their own words
	Kept      string // how long a run is kept
	KeptClass string // how long a class is kept: "30 days"
	Runs      int    // how many runs whoever asks has
}

// Render writes the page.
func (v DataView) Render(ctx context.Context, w io.Writer) error { return dataPage(v).Render(ctx, w) }
