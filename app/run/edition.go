package run

import (
	"context"
	"encoding/json"
	"errors"

	kept "caseload/app/store/shelf"
	"caseload/app/theme"
)

// Playtest is what bots made of a scenario before it was published.
type Playtest = kept.Playtest

// Edition is a version that is or was on the shelf.
type Edition = kept.Edition

// Shipped is the origin of what ships with the program.
const Shipped = kept.Shipped

// MostEditions is how many of them are listed.
const MostEditions = kept.MostEditions

// OnShelf returns what the shelf says of a scenario, and its versions, newest first; none if it
// can be begun on this server alone. Gone is nil unless it was withdrawn. The error is ErrNotFound
// if there was never one of that slug.
func (r *Runs) OnShelf(ctx context.Context, slug string) (o Offered, gone *Withdrawn, list []Edition, err error) {
	o, is := r.offered(ctx, slug)
	list, err = r.shelf.kept.Editions(ctx, slug)
	if is && errors.Is(err, ErrNotFound) {
		err = nil
	}
	if is || err != nil {
		return o, nil, list, err
	}
	last, err := r.shelf.kept.Last(ctx, slug)
	if err != nil {
		return o, nil, nil, err
	}
	o = Offered{Slug: slug, Pack: last.Pack, Version: last.Version, Taught: last.Noted, publication: last.Publication}
	if err := json.Unmarshal(last.About, &o.About); err != nil {
		return o, nil, nil, err
	}
	o.Themes = theme.Of(o.ContentNotes)
	if last.Withdrawn != nil {
		gone = &Withdrawn{Slug: slug, At: *last.Withdrawn, Why: last.Why, Title: o.Title}
	}
	return o, gone, list, nil
}

// UsedIn returns where the versions under a slug are used, in exact numbers: app/teach says what
// is shown of them.
func (r *Runs) UsedIn(ctx context.Context, slug string) (classes, assignments, organisations int, err error) {
	return r.shelf.kept.UsedIn(ctx, slug)
}
