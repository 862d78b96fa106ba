package teach

import (
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
)

// PairView is where a student asks for a partner, or takes up the code of one who asks.
type PairView struct {
	page.Layout
	Notice       page.Notice
	Assignment   int64
	Name, Cohort string
	Marked       bool
	Variants     bool // families' names differ from desk to desk

	Code, Link, Until string // by which they ask; "" if they don't
	Kept              string // how long a code is good: "24 hours"

	Asks  string // whose code they have; "" if none
	Taken string // the code itself
	Typed string // a code that leads to nobody
}

// Render writes the page to w.
func (v PairView) Render(ctx context.Context, w io.Writer) error { return pairPage(v).Render(ctx, w) }

func (v PairView) title() string {
	if v.Asks != "" {
		return "Play it together with " + v.Asks + "?"
	}
	return "Play it with a partner"
}

// AddressPair returns the address at which a student asks for a partner in an assignment.
func AddressPair(assignment int64) templ.SafeURL {
	return page.AddressAssignment(assignment) + "/pair"
}

// AddressPairCode returns the address at which a code is taken up.
func AddressPairCode(assignment int64, code string) templ.SafeURL {
	return AddressPair(assignment) + templ.SafeURL(fmt.Sprintf("/%s", code))
}
