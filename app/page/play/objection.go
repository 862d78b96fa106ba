package play

import (
	"context"
	"io"

	"caseload/app/page"
	"caseload/app/sim"
)

// ObjectionView is where somebody says that something in a scenario is wrong or unfair.
type ObjectionView struct {
	page.Layout
	Run         int64
	Title       string // the scenario's
	Ended       bool
	About       string // the identifier of the place that one came from; "" for none
	Place       string // what the run calls it
	Whole       bool   // it is about the whole scenario all the same
	Kind        string // "wrong", "unfair" or ""
	Text        string
	Problem     sim.Sentence
	KindProblem bool // Problem is about the kind, not about the text
	Sent        bool
}

// Render writes the page to w.
func (v ObjectionView) Render(ctx context.Context, w io.Writer) error {
	return objectionPage(v).Render(ctx, w)
}

func (v ObjectionView) title() string {
	switch {
	case v.Sent:
		return "It is sent"
	case v.Problem != "":
		return "Error: Something is wrong or unfair"
	}
	return "Something is wrong or unfair"
}

func (v ObjectionView) kindProblem() sim.Sentence {
	if v.KindProblem {
		return v.Problem
	}
	return ""
}

func (v ObjectionView) textProblem() sim.Sentence {
	if !v.KindProblem {
		return v.Problem
	}
	return ""
}

// objectsTo returns the identifier of the open item as something that can be objected to, or
// "" if nothing is open that could be.
func (it openItem) objectsTo() string {
	switch {
	case it.letter != nil:
		return openLetter(it.letter.ID)
	case it.job != nil:
		return openJob(it.job.ID)
	case it.file != nil:
		return openCase(it.file.ID)
	}
	return ""
}
