package author

import (
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// StripView shows the storylines of a draft by day and time.
type StripView struct {
	page.Layout
	Notice     page.Notice
	Draft      int64
	Name       string
	Writes     bool
	Sum        sim.Sentence
	Left       sim.Sentence // which scripts aren't shown, or ""
	Columns    []string     // the days, or the hours of a single day; none for no grid
	Storylines []StripStoryline
}

// StripStoryline is one storyline.
type StripStoryline struct {
	At           string // its place on the page
	Name         string
	Form, Script templ.SafeURL // Form is "" if it has none
	Line         string        // where it is written
	Cells        [][]StripCell // what is known to happen in each column
	Parts        []StripPart
	Cut          sim.Sentence // "" if all is shown
}

// StripCell leads to a moment.
type StripCell struct{ At, When, What string }

// StripPart is a moment, a wait, or ways that a storyline can go.
type StripPart struct {
	At           string // its place on the page
	When         string // "Mon 09:10"; "" for a wait
	What, Title  string // "Phone call, Sam Whitaker", "About Friday"
	Form, Script templ.SafeURL
	Line         string
	Change       *StripChange // if its time can be changed here
	Ways         []StripWay
}

// StripChange is the form in which a time is changed.
type StripChange struct {
	Form        templ.SafeURL
	Name, Value string
	Label, Hint string
	Version     int64
}

// StripWay is one of the ways that a storyline can go.
type StripWay struct {
	Label  string
	Source string // what decides, if only the script says it
	Parts  []StripPart
}

// Render writes the page to w.
func (v StripView) Render(ctx context.Context, w io.Writer) error { return stripPage(v).Render(ctx, w) }

// number is a storyline's number for people.
func (v StripView) number(i int) string { return fmt.Sprintf("%d of %d", i+1, len(v.Storylines)) }
