package own

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
)

// PortfolioView is what somebody chose to share of their runs, and their own notes.
type PortfolioView struct {
	page.Layout
	Name      string        // of whoever is signed in; "" if nobody is
	WithNotes bool          // notes are shown, which are for their writer alone
	Closed    bool          // some runs aren't in it, since their words are closed in this session
	HandTo    []page.HandTo // practice educators to whom something of it can be handed
	Runs      []PortfolioRun
}

// PortfolioRun is a run in it.
type PortfolioRun struct {
	Run          int64
	Title, Began string
	For          string // as [page.ForWords] says it; "" if nothing
	Ended        bool
	Address      string // under which others read what is shared; "" if nothing is
	Shared       []PortfolioPart
	Days         []PortfolioPart // with the notes
}

// PortfolioPart is a shared part, or a day with its notes.
type PortfolioPart struct {
	Title string
	Texts []PortfolioText
}

// PortfolioText is a text, and under what it was written.
type PortfolioText struct{ Label, Text string }

func (r PortfolioRun) shared() templ.SafeURL { return templ.SafeURL(r.Address) }

// Render writes the page to w.
func (v PortfolioView) Render(ctx context.Context, w io.Writer) error {
	return portfolioPage(v).Render(ctx, w)
}
