package author

import (
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// DecidedView is what classes and assignments decided with what was published of a draft, in
// numbers that name nobody.
type DecidedView struct {
	page.Layout
	Draft    int64
	Name     string
	Versions []DecidedVersion // newest first
}

// DecidedVersion is what they decided with one version.
type DecidedVersion struct {
	Slug, Version string
	Published     string // the date
	Counted       string // the date on which it was counted last
	Moments       []DecidedMoment
}

// DecidedMoment is a question and how it was answered.
type DecidedMoment struct {
	Heading, Title string
	Path           string
	Line           int           // in the version that was published
	At             templ.SafeURL // where it is written; "" if the draft has no such file any longer
	Range          sim.Sentence  // which range counts as inside; "" for a question without one
	Counted        int           // answers
	Answers        []DecidedAnswer
}

// DecidedAnswer is an answer and how many gave it, at least.
type DecidedAnswer struct {
	Label   string
	AtLeast int
	Stands  sim.Sentence // to the range; "" if there is none
}

// Render writes the page to w.
func (v DecidedView) Render(ctx context.Context, w io.Writer) error {
	return decidedPage(v).Render(ctx, w)
}

func (m DecidedMoment) title() string {
	if m.Heading == "" {
		return m.Title
	}
	return m.Heading + " (" + m.Title + ")"
}

// atLeast says how many gave an answer.
func (a DecidedAnswer) atLeast() string {
	if a.AtLeast == 0 {
		return "fewer than 5"
	}
	return fmt.Sprintf("at least %d", a.AtLeast)
}

// AddressDecided is where the authors of a draft read what classes decided with what was published
// of it.
func AddressDecided(draft int64) templ.SafeURL { return AddressDraft(draft) + "/decided" }
