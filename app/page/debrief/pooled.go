package debrief

import (
	"context"
	"io"

	"caseload/app/debrief"
	"caseload/app/page"
	"caseload/app/sim"
)

// PooledView shows how well urgent was told from not urgent over several runs: a
// student's own or, for a lecturer, those of a class.
type PooledView struct {
	page.Layout
	Class     string // the class's scenario title; "" for a student's own runs
	Runs      int    // how many runs are counted; for a class, only in fives
	Detection debrief.Detection
	ByLoad    []debrief.LoadGroup
	Method    sim.Sentence
	Back      string // the address on this site to go back to
}

// Render writes the page to w.
func (v PooledView) Render(ctx context.Context, w io.Writer) error {
	return pooledPage(v).Render(ctx, w)
}

func (v PooledView) title() string {
	if v.Class != "" {
		return "Urgent, or not: the class together"
	}
	return "Urgent, or not: your runs together"
}

// lead says what the figures are based on.
func (v PooledView) lead() string {
	runs := page.Count(v.Runs, "run that has ended", "runs that have ended")
	switch {
	case v.Class != "" && v.Runs == 0:
		return "This begins once a third of the class has finished, and at least five, so that it is about nobody in particular."
	case v.Class != "":
		return "Of " + runs + ", together: how the class told what is urgent from what can wait. One run seldom has enough recommendations for a figure. Runs that began after these figures were first shown don’t count."
	case v.Runs == 0:
		return "Once a run of yours has ended, its recommendations are counted here."
	}
	return "Of " + runs + ", together: how you told what is urgent from what can wait. One run seldom has enough recommendations for a figure. Nobody but you is shown this."
}

func (v PooledView) back() string {
	if v.Class != "" {
		return "Back to the class’s page"
	}
	return "Back to the first page"
}
