package play

import (
	"context"
	"io"

	"caseload/app/page"
)

// BriefView is the screen before a scenario begins.
type BriefView struct {
	page.Layout
	Slug       string
	Title      string
	Summary    string
	Role       string
	Paragraphs []string // who you are, in the scenario's own words
	Notes      []string // what it touches on, to choose by
	Minutes    int
	Days       int
	Kept       string // "30 days after you last used them"
	RulePack   string // "England, children's services, 2023"
	Taught     bool   // it has notes for whoever teaches with it
}

// Render writes the page.
func (v BriefView) Render(ctx context.Context, w io.Writer) error { return briefPage(v).Render(ctx, w) }
