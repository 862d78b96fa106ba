package author

import (
	"context"
	"io"

	"caseload/app/page"
	"caseload/app/sim"
)

// GoldenView shows how a golden play goes as its draft is now, beside what was recorded.
type GoldenView struct {
	page.Layout
	Notice     page.Notice
	Draft      int64
	Name       string // the draft's
	ID         int64  // of the file
	Path       string
	Writes     bool
	Unplayable bool
	Wrong      []Mistake // why
	Digest     string    // of what was played
	Same       bool      // whether nothing differs from what was recorded
	Differs    []sim.Sentence
	Turns      int          // whose record is another
	Refused    sim.Sentence // why a decision can't be made; "" if all can
	Ended      bool
	Where      sim.Sentence // at which it stops, such as "day 2, 10:30"
	Plain      bool         // whether it can be gone on with by hand
	Bots       []Bot
	Bot        string // who has played on; "" if nobody has
	More       int    // how many decisions that were
}

// Render writes the page to w.
func (v GoldenView) Render(ctx context.Context, w io.Writer) error {
	return goldenPage(v).Render(ctx, w)
}
