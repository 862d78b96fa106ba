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
	Places    []Own  // what the organisations of whoever is signed in say
	Kept      string // how long a run is kept
	KeptClass string // how long a class is kept: "30 days"
	Runs      int    // how many runs this guest has

	Overwrites bool // whether what is deleted is overwritten at once
}

// Own is what an organisation says in its own words.
type Own struct {
	Name string
	Text Prose
}

func (v DataView) erasure() string {
	if v.Overwrites {
		return "What you delete or erase is overwritten."
	}
	return "What you delete or erase can’t be read here from that moment either. The database overwrites it some time later; until then, and in its record of changes for a while, whoever runs the server could still find it."
}

// Render writes the page to w.
func (v DataView) Render(ctx context.Context, w io.Writer) error { return dataPage(v).Render(ctx, w) }

// AccessibilityView is the accessibility statement.
type AccessibilityView struct {
	Layout
	Statement Prose // by whoever runs the server, or what ships
}

func (v AccessibilityView) Render(ctx context.Context, w io.Writer) error {
	return accessibilityPage(v).Render(ctx, w)
}
