package play

import (
	"context"
	"io"

	"caseload/app/debrief"
	"caseload/app/page"
)

// ReviewView is the short review at the end of a day, and a stopping place.
type ReviewView struct {
	page.Layout
	Run    int64
	Title  string // of the scenario
	Review debrief.Day
	Ended  bool   // the run has ended with this day
	Next   string // the day that comes: "Wednesday 4 March"
	Until  string // the date until which the run is kept
}

// Render writes the page.
func (v ReviewView) Render(ctx context.Context, w io.Writer) error {
	return reviewPage(v).Render(ctx, w)
}
