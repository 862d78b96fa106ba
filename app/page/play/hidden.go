package play

import (
	"context"
	"io"

	"caseload/app/page"
)

// HiddenView is a run that was ended because of what its scenario's texts hold. It shows what
// happened, and what the student wrote; nothing that the scenario says.
type HiddenView struct {
	page.Layout
	Run      int64
	Title    string
	On       string // the date on which it was ended
	Why      string // its scenario was withdrawn
	For      string // what the run is for, as [page.ForWords] says it; "" if nothing
	Assigned int64  // the number of the assignment, or 0
	Followed bool   // there can be comments of staff
	Finished bool
	Until    string // the date until which the run is kept
	Written  []HiddenWords
	Closed   bool // what they wrote is closed in this session
}

// HiddenWords is what a student wrote beside a decision.
type HiddenWords struct {
	Turn int
	When string // the real date and time of the decision
	Text string // as [OwnWords] puts it
}

// Render writes the page to w.
func (v HiddenView) Render(ctx context.Context, w io.Writer) error {
	return hiddenPage(v).Render(ctx, w)
}
