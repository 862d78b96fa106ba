package own

import (
	"context"
	"io"

	"caseload/app/page"
	"caseload/app/sim"
)

// DeleteView says what deleting a run means, and deletes it.
type DeleteView struct {
	page.Layout
	Run     int64
	Title   string // of the scenario
	Began   string
	Ended   bool
	InClass bool
	Partner string // who has the run too, and keeps it; "" if nobody
	Shared  bool   // something of it can be read by others

	Assignment     int64 // that it is for; 0 for none
	AssignmentName string
	Cohort         string // with its year
	Practice       bool
	Marked         bool
	Another        bool // another attempt of theirs is finished, and would be marked instead

	Wrong sim.Sentence // what keeps it from being deleted; "" if nothing does
}

// Counts reports whether the run is an attempt that counts for an assignment.
func (v DeleteView) Counts() bool { return v.Assignment != 0 && !v.Practice }

// Render writes the page to w.
func (v DeleteView) Render(ctx context.Context, w io.Writer) error {
	return deletePage(v).Render(ctx, w)
}

func (v DeleteView) documentTitle() string {
	if v.Wrong != "" {
		return "Error: Delete a run"
	}
	return "Delete a run"
}
