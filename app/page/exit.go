package page

import (
	"context"
	"io"
	"strconv"
	"strings"

	"caseload/app/sim"
)

// ExitView is the plain page that "Exit this page" leads to if no other site is
// configured. It gives no hint of what was on the screen.
type ExitView struct{ Layout }

// Render writes the page to w.
func (v ExitView) Render(ctx context.Context, w io.Writer) error { return exitPage(v).Render(ctx, w) }

// ErrorView says that a page couldn't be shown, and where to go from there.
type ErrorView struct {
	Layout
	Status int
	Title  sim.Sentence
	Text   sim.Sentence
	Next   Link
	Unsent UnsentForm
}

// UnsentForm is a form whose contents were not saved. It can be submitted again
// as it is, or, without an address, only be copied.
type UnsentForm struct {
	Address string
	Hidden  []UnsentField // the fields that weren't typed in
	Boxes   []UnsentField // the fields that were; if there are none, the form isn't shown
}

// UnsentField is one field of an [UnsentForm]. A hidden field needs no label.
type UnsentField struct{ Name, Label, Text string }

// rows is how high its box is, in lines.
func (f UnsentField) rows() string {
	return strconv.Itoa(min(max(strings.Count(f.Text, "\n")+1+len(f.Text)/60, 1), 20))
}

// Boxed returns text as the content of a textarea. HTML drops the first line
// break there, so Boxed doubles it.
func Boxed(text string) string {
	if strings.HasPrefix(text, "\n") || strings.HasPrefix(text, "\r") {
		return "\n" + text
	}
	return text
}

// Link is an address and the text to link it with.
type Link struct {
	Address string
	Text    sim.Sentence
}

// Render writes the page to w.
func (v ErrorView) Render(ctx context.Context, w io.Writer) error { return errorPage(v).Render(ctx, w) }
