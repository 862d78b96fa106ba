package play

import (
	"context"
	"io"

	"caseload/app/debrief"
	"caseload/app/page"
)

// ReviewView is the short review at the end of a day, where a student can stop.
type ReviewView struct {
	page.Layout
	Run    int64
	Title  string // the scenario's title
	Review debrief.Day
	Ended  bool   // whether the run has ended with this day
	Next   string // the next day: "Wednesday 4 March"
	Until  string // the date until which the run is kept
	Part   string // the name of the reflection's part about this day
	Boxes  []ReviewBox
}

// ReviewBox is a question about the day, with what the student has written so far. Name
// is also the name of its form field.
type ReviewBox struct{ Name, Label, Text string }

// Render writes the page to w.
func (v ReviewView) Render(ctx context.Context, w io.Writer) error {
	return reviewPage(v).Render(ctx, w)
}
