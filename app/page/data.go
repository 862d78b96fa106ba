package page

import (
	"context"
	"io"
)

// DataView says what is stored about people, who can read it, and how to delete
// it.
type DataView struct {
	Layout
	Notice    Notice
	About     Prose  // who runs this server, in their own words
	Kept      string // how long a run is kept
	KeptClass string // how long a class is kept: "30 days"
	Runs      int    // how many runs this guest has
}

// Render writes the page to w.
func (v DataView) Render(ctx context.Context, w io.Writer) error { return dataPage(v).Render(ctx, w) }
