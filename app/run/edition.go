package run

import (
	"context"
	"encoding/json"
	"errors"

	"caseload/app/store"
	kept "caseload/app/store/shelf"
	"caseload/app/theme"
)

// Playtest is what bots made of a scenario before it was published.
type Playtest = kept.Playtest

// Edition is a version that is or was on the shelf.
type Edition = kept.Edition

// Shipped is the origin of what ships with the program.
const Shipped = kept.Shipped

// Stopped says that nobody begins a version any longer, however it was given to them.
type Stopped = kept.Stopped

// StoppedAssignment is an assignment that nobody begins any longer.
type StoppedAssignment = kept.StoppedAssignment

// MostEditions is how many of them are listed.
const MostEditions = kept.MostEditions

// OnShelf returns what the shelf says of a scenario, and its versions, newest first; none if it
// can be begun on this server alone. Gone is nil unless it was withdrawn; if that was for a reason,
// nothing is said of it but its title, since what is wrong may stand anywhere. The error is ErrNotFound
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
	if last.Withdrawn != nil {
		gone = &Withdrawn{Slug: slug, At: *last.Withdrawn, Why: last.Why, Title: o.Title, Over: last.Hidden != nil}
	}
	if last.Why != "" {
		o.About, o.Taught = About{Title: o.Title}, false
	}
	o.Themes = theme.Of(o.ContentNotes)
	return o, gone, list, nil
}

// UsedIn returns where the versions under a slug are used, in exact numbers: app/teach says what
// is shown of them.
func (r *Runs) UsedIn(ctx context.Context, slug string) (classes, assignments, organisations int, err error) {
	return r.shelf.kept.UsedIn(ctx, slug)
}

// Stopped says whether nobody begins a version any longer, and since when.
func (r *Runs) Stopped(ctx context.Context, version string) (at Stopped, is bool, err error) {
	all, err := r.shelf.kept.Stopped(ctx, version)
	at, is = all[version]
	return at, is, err
}

// AllStopped returns which of these versions nobody begins any longer.
func (r *Runs) AllStopped(ctx context.Context, versions []string) (map[string]Stopped, error) {
	return r.shelf.kept.Stopped(ctx, versions...)
}

// StoppedFor returns at most most of the assignments of the cohorts that a person leads that nobody
// begins any longer, though their time isn't over, and that they haven't dealt with.
func (r *Runs) StoppedFor(ctx context.Context, p store.Person, most int) ([]StoppedAssignment, error) {
	return r.shelf.kept.StoppedFor(ctx, p, most)
}
