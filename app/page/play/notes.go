package play

import (
	"context"
	"io"

	"caseload/app/page"
)

// NotesView is all that a student wrote in a run, by day, for nobody else. It can be
// opened at any time.
type NotesView struct {
	page.Layout
	Run   int64
	Title string // the scenario's title
	Ended bool
	Open  string // what stood open at the desk that one came from; "" for nothing
	Until string // the date until which the run is kept
	Aim   string // the run began with it
	Next  string // the aim for the next run
	Days  []NotesDay

	ShowsReasons bool // there are some that can be shown
}

// NotesDay is a day with what was written beside its decisions and about it.
type NotesDay struct {
	Day    int
	Date   string
	Beside []NoteBeside
	About  []NoteAbout
}

// NoteBeside is what was written beside a decision. Reason is one of [page.Reasons], or what a program sent.
type NoteBeside struct {
	Turn         int
	At, What, On string
	Chose        string // in its fields
	Reason, Note string
	ToShow       *page.ReasonToShow // nil if the reason can't be shown
}

// NoteAbout is what was written about a day when looking back, under its question.
type NoteAbout struct{ Label, Text string }

// Render writes the page to w.
func (v NotesView) Render(ctx context.Context, w io.Writer) error { return notesPage(v).Render(ctx, w) }
