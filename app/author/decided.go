package author

import (
	"context"

	"caseload/app/store/shelf"
)

// Counted is what several classes and assignments decided, counted together.
type Counted = shelf.Decided

// Decided returns what classes and assignments decided with what was published of a draft, the
// newest version first.
func (d *Drafts) Decided(ctx context.Context, r Reading) ([]Counted, error) {
	return d.from.Published.DecidedWith(ctx, r)
}
