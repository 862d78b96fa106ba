package play

import (
	"context"
	"io"

	"caseload/app/page"
)

// BriefView is the screen before a scenario begins.
type BriefView struct {
	page.Layout
	Slug         string
	Title        string
	Summary      string
	Role         string
	Paragraphs   []string // who the student is, in the scenario's own words
	ContentNotes []string // what the scenario touches on, so that a student can choose
	Minutes      int
	Days         int
	Kept         string // "30 days after you last used them"
	RulePack     string // "England, children's services, 2023"
	Aim          string // the student's, that this run would begin with; "" for none
}

// Render writes the page to w.
func (v BriefView) Render(ctx context.Context, w io.Writer) error { return briefPage(v).Render(ctx, w) }

// WithdrawnView stands where a scenario was that can't be begun any longer.
type WithdrawnView struct {
	page.Layout
	Title string
	On    string // a date
	Why   string // "" if nobody has said
	Over  bool   // runs of it were ended
}

// Render writes the page to w.
func (v WithdrawnView) Render(ctx context.Context, w io.Writer) error {
	return withdrawnPage(v).Render(ctx, w)
}
