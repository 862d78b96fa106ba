package page

import (
	"context"
	"io"
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
}

// Link is an address with its words.
type Link struct {
	Address string
	Text    string
}

// Render writes the page.
func (v ErrorView) Render(ctx context.Context, w io.Writer) error { return errorPage(v).Render(ctx, w) }
