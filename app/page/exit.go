package page

import (
	"context"
	"io"
	"strings"
)

// ExitView is the plain page that "Exit this page" leads to where no other site
// is named for it. It says nothing of what was on the screen.
type ExitView struct{ Layout }

// Render writes the page.
func (v ExitView) Render(ctx context.Context, w io.Writer) error { return exitPage(v).Render(ctx, w) }

// ErrorView is a page that couldn't be shown, and where to go from there.
type ErrorView struct {
	Layout
	Status int
	Title  string
	Text   string
	Next   Link
	Unsent UnsentForm
}

// UnsentForm is a form with what somebody typed, which was not kept. It can be sent
// again as it is.
type UnsentForm struct {
	Address string
	Hidden  []UnsentField // what was not typed
	Boxes   []UnsentField // what was; none: there is nothing to show
}

// UnsentField is one field of an [UnsentForm]. A hidden one needs no label.
type UnsentField struct{ Name, Label, Text string }

// Boxed returns a text as the content of a textarea, whose first line break HTML
// drops.
func Boxed(text string) string {
	if strings.HasPrefix(text, "\n") || strings.HasPrefix(text, "\r") {
		return "\n" + text
	}
	return text
}

// Link is an address with its words.
type Link struct {
	Address string
	Text    string
}

// Render writes the page.
func (v ErrorView) Render(ctx context.Context, w io.Writer) error { return errorPage(v).Render(ctx, w) }
