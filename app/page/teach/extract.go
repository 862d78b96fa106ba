package teach

import (
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/teach"
)

// ExtractsView lists what a student handed to practice educators in a cohort, or what a
// practice educator was handed there.
type ExtractsView struct {
	page.Layout
	Notice page.Notice
	ID     int64 // the cohort's
	Cohort string
	Hands  bool // whoever asks is the student
	List   []ExtractLine
}

// ExtractLine is one of them.
type ExtractLine struct {
	ID         int64
	Who        string // to whom or from whom
	Purpose    string // in words
	Made, Read string // days; Read is "" if the practice educator hasn't read it yet
	Given      bool   // the practice educator can read it
	Count      int    // of the pieces that are left
}

// ExtractFormView is where a student chooses what to hand over, and to whom.
type ExtractFormView struct {
	page.Layout
	Notice    page.Notice
	ID        int64
	Cohort    string
	Educators []ExtractEducator
	Purpose   teach.Purpose
	Message   string
	Runs      []ExtractRun
	Closed    bool // some runs aren't there, since their words are closed in this session
}

// ExtractEducator is a practice educator who can be chosen.
type ExtractEducator struct {
	ID          int64
	Name, Email string
	Chosen      bool
}

// ExtractRun is a run with what can be chosen, or what was.
type ExtractRun struct {
	Title, Began string
	For          string // as [page.ForWords] says it; "" if nothing
	Until        string // when it is deleted; "" in a form
	Pieces       []ExtractPiece
}

// ExtractPiece is a piece of an extract. Key names it in a form.
type ExtractPiece struct {
	Key, Heading, Label, Text string
	Chosen, Closed            bool
	Hidden                    bool // the texts of its run's scenario are
}

// ExtractView is an extract as its practice educator reads it. Its student sees it in the
// same way, before it is handed over and afterwards.
type ExtractView struct {
	page.Layout
	Notice     page.Notice
	ID         int64 // the cohort's
	Cohort     string
	Extract    int64 // 0: it isn't handed over yet
	Hands      bool  // whoever asks is the student
	From, To   string
	Purpose    string // in words
	Message    string
	Made, Read string
	Given      bool
	Runs       []ExtractRun
	Sent       []ExtractSent // of what isn't handed over yet, as the form sends it again
}

// ExtractSent is a field of a form.
type ExtractSent struct{ Name, Value string }

// Render writes the page to w.
func (v ExtractsView) Render(ctx context.Context, w io.Writer) error {
	return extractsPage(v).Render(ctx, w)
}

// Render writes the page to w.
func (v ExtractFormView) Render(ctx context.Context, w io.Writer) error {
	return extractFormPage(v).Render(ctx, w)
}

// Render writes the page to w.
func (v ExtractView) Render(ctx context.Context, w io.Writer) error {
	return extractPage(v).Render(ctx, w)
}

// PurposeWords says what an extract is handed over for.
func PurposeWords(p teach.Purpose) string {
	if p == teach.ForSkillsDay {
		return "a skills day"
	}
	return "a portfolio of practice"
}

// AddressExtract returns where one of them is.
func AddressExtract(cohort, extract int64) templ.SafeURL {
	return page.AddressExtracts(cohort) + templ.SafeURL(fmt.Sprintf("/%d", extract))
}

func (v ExtractsView) title() string {
	if v.Hands {
		return "What you handed over"
	}
	return "What your students handed to you"
}

func (v ExtractView) title() string {
	switch {
	case v.Extract == 0:
		return "Is this what " + v.To + " is to read?"
	case v.Hands:
		return "What you handed to " + v.To
	}
	return "What " + v.From + " handed to you"
}

// state says who can read a line's extract, and whether somebody has.
func (l ExtractLine) state() string {
	switch {
	case l.Count == 0:
		return "Nothing of it is left: it went with its runs, or you erased it."
	case !l.Given:
		return "They aren’t your practice educator any longer, and can’t read it."
	case l.Read == "":
		return "Not read yet."
	}
	return "Read on " + l.Read + "."
}
