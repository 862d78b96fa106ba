package own

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// AddressEverything is where a person takes all that is theirs away.
const AddressEverything = page.AddressAccount + "/everything"

// addressTake answers with the download.
const addressTake templ.SafeURL = AddressEverything + "/download"

// EverythingView is where a person takes all that is theirs away.
type EverythingView struct {
	page.Layout
	Email string
	Wrong sim.Sentence // what is wrong with the passphrase; "" if nothing is
}

// Render writes the page to w.
func (v EverythingView) Render(ctx context.Context, w io.Writer) error {
	return everythingPage(v).Render(ctx, w)
}

// IndexFile is the page in a download that leads to the others.
type IndexFile struct {
	Name, Email string
	Made        string // the day on which it was made
	Places      []string
	Cohorts     []string
	Assignments []string

	Partnerships []string
	Runs         []IndexRun
	Extracts     []IndexExtract
	Marks        []IndexMark
	Reports      []IndexReport
}

// IndexReport is what was reported as external examiner.
type IndexReport struct{ About, Reported, Text string }

// IndexMark is a mark that was given for an assignment, with what it says by criterion.
type IndexMark struct {
	Name, Given  string
	Total, Most  int
	Comment, Why string
	Apart        string // why it was given apart from the partner's
	Criteria     []string
}

// IndexExtract is what was handed to a practice educator.
type IndexExtract struct {
	To, Made, Message string
	Texts             []PortfolioText
}

// IndexRun leads to the page of a run.
type IndexRun struct {
	Folder, Title, Began string
	For                  string // as [page.ForWords] says it; "" if nothing
}

func (r IndexRun) address() templ.SafeURL { return templ.SafeURL(r.Folder + "/run.html") }

// Render writes the page to w.
func (v IndexFile) Render(ctx context.Context, w io.Writer) error { return indexFile(v).Render(ctx, w) }

// RunFile is a run in a download.
type RunFile struct {
	Title               string
	For                 string // as [page.ForWords] says it; "" if nothing
	Began, Ended, Until string // days; Ended is "" while it goes on
	Partner             string // who has the run too; "" if nobody
	Closed              bool   // what was written is closed in the session that asked
	Written             []WrittenLine
	Decided             []DecidedLine
	Comments            []CommentLine
}

// CommentLine is a comment on a run, who wrote it, or "" if they have left, and the
// student's answer, or "".
type CommentLine struct{ Where, By, Text, Answer string }

// WrittenLine is a text that the student wrote, and where.
type WrittenLine struct{ Where, Label, Text string }

// DecidedLine is a decision in words.
type DecidedLine struct{ When, What, Chose, Own string }

// Render writes the page to w.
func (v RunFile) Render(ctx context.Context, w io.Writer) error { return runFile(v).Render(ctx, w) }

func everythingTitle(wrong bool) string {
	if wrong {
		return "Error: Take everything away"
	}
	return "Take everything away"
}

func (c CommentLine) heading() string {
	if c.By == "" {
		return "Somebody who has left, on " + c.Where
	}
	return c.By + ", on " + c.Where
}
