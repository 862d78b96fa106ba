package author

import (
	"context"
	"strings"
	"time"

	"caseload/app/playtest"
	"caseload/app/scenario"
	kept "caseload/app/store/author"
	"caseload/app/store/shelf"
	"caseload/app/who"
)

// Release is what was published of a draft, once, as it is kept.
type Release = shelf.Release

// Signature is somebody's, under a draft as it was.
type Signature = kept.Signature

// Sides lists the kinds of organisations of which both sign.
func Sides() []who.Kind { return kept.Sides() }

// Placed says what has become of a draft that was published.
type Placed = shelf.Placed

// PlacedNow means that it is on the shelf from now on.
const PlacedNow = shelf.PlacedNow

// The errors of publishing.
var (
	ErrUnsigned  = kept.ErrUnsigned // it lacks something that publication needs
	ErrNoSide    = kept.ErrNoSide   // who declares speaks for neither side
	ErrNotUrgent = shelf.ErrNotUrgent
	ErrForReason = shelf.ErrForReason
)

// UrgentUntil returns until when an urgent correction with a digest has to have its second
// signature. See [shelf.UrgentUntil].
func UrgentUntil(released []Release, digest string, now time.Time) (time.Time, error) {
	return shelf.UrgentUntil(released, digest, now)
}

// Unfrozen says why a draft can't be published as it is. Nothing was published.
type Unfrozen struct{ Why string }

func (u *Unfrozen) Error() string { return u.Why }

// Stood returns how a draft stands, as it is now.
func (d *Drafts) Stood(ctx context.Context, r Reading, now time.Time) (s Stood, err error) {
	s.Now = now
	if s.Pack, err = d.Pack(ctx, r); err != nil {
		return s, err
	}
	s.Digest = s.Pack.Digest()
	if s.Found, s.Looked, err = d.LookedThrough(ctx, r, s.Pack); err != nil {
		return s, err
	}
	if s.Report, _, err = d.Played(ctx, r, s.Pack); err != nil {
		return s, err
	}
	if s.Reviews, err = d.Reviews(ctx, r); err != nil {
		return s, err
	}
	if s.Declarations, err = d.Declarations(ctx, r); err != nil {
		return s, err
	}
	if s.Objected, err = d.Objected(ctx, r, s.Digest); err != nil {
		return s, err
	}
	if s.Replaced, err = d.Store.Replaced(ctx, r, s.Digest); err != nil {
		return s, err
	}
	if s.Taken, err = d.Taken(ctx, r, s.Pack); err != nil {
		return s, err
	}
	if s.Unread, err = d.Unread(ctx, r); err != nil {
		return s, err
	}
	p, err := d.Partner(ctx, r.By(), r.Partnership().ID, who.ReadPartnership)
	if err != nil {
		return s, err
	}
	if s.People, err = d.People(ctx, p); err != nil {
		return s, err
	}
	s.Terms, err = d.Terms(ctx, p)
	return s, err
}

// Declare has whoever asks declare that nobody real can be recognised in a draft as it was when
// it had a digest. The error is ErrChanged if it isn't so any longer, and otherwise one of the
// store's.
func (d *Drafts) Declare(ctx context.Context, r Reading, digest string) error {
	pack, err := d.Pack(ctx, r)
	if err == nil && pack.Digest() != digest {
		err = ErrChanged
	}
	if err != nil {
		return err
	}
	return d.Store.Declare(ctx, r, digest)
}

// Publish puts a draft on the shelf as it was when it had a digest, with what its authors say is
// new; with urgent, a correction that only one side has signed yet. The error is ErrChanged if it
// isn't so any longer, ErrUnsigned if it isn't all that publication needs, an *Unfrozen, or one
// of shelf.Store.Publish's.
func (d *Drafts) Publish(ctx context.Context, r Reading, now time.Time, digest, released string, urgent bool) (Placed, error) {
	s, err := d.Stood(ctx, r, now)
	if err != nil {
		return "", err
	}
	read, err := d.readNow(ctx, r)
	switch {
	case err != nil:
		return "", err
	case s.Digest != digest || read.Digest != digest:
		return "", ErrChanged
	case s.Taken != "":
		return "", ErrTaken
	case !s.Ready() && !(urgent && s.ReadyUrgently()):
		return "", ErrUnsigned
	}
	signed, err := d.SignOff(ctx, r, read, s.Signing().Since, urgent && !s.Ready())
	if err != nil {
		return "", err
	}
	publication, err := d.from.Freeze(ctx, read.Archive, read.Slug)
	if err != nil {
		return "", err
	}
	if err := publication.Versions[0].Played(playtestOf(s.Report)); err != nil {
		return "", err
	}
	if publication.Ranges, err = d.JudgedForShelf(ctx, r, s.Pack); err != nil {
		return "", err
	}
	publication.Released = strings.TrimSpace(strings.ReplaceAll(released, "\r\n", "\n"))
	return d.from.Published.Publish(ctx, shelf.PublishingSigned(signed), publication)
}

// Taken returns a slug, of a draft as it is or of one of its cuts, under which it can't be published
// because something else was; "" if there is none.
func (d *Drafts) Taken(ctx context.Context, r Reading, pack Pack) (string, error) {
	of := scenario.Pack{Files: pack.Files}
	return d.from.Published.Taken(ctx, r, of.Cuts()...)
}

// Released returns what was published of a draft, newest first.
func (d *Drafts) Released(ctx context.Context, r Reading) ([]Release, error) {
	return d.from.Published.Releases(ctx, r)
}

// TakeBack withdraws what was published of a draft, for a reason; with earlier, also what was
// published of it before. With ends, what was begun of it ends as well, because of what its texts hold;
// also of what was withdrawn before. The error is ErrForbidden, ErrNoReason, ErrNotFound or ErrTooLarge.
func (d *Drafts) TakeBack(ctx context.Context, r Reading, release int64, earlier, ends bool, why string) error {
	if why = strings.TrimSpace(why); why == "" {
		return ErrNoReason
	}
	by, err := d.Withdrawing(ctx, r)
	if err != nil {
		return err
	}
	act := d.from.Published.WithdrawPublished
	if ends {
		act = d.from.Published.HidePublished
	}
	_, err = act(ctx, by, release, earlier, why)
	return err
}

// Begun says how many runs there are now of what was published of a draft and before it, to whoever
// may withdraw that: so many at least, in fives, since those who write aren't to learn of single
// students. The error is ErrForbidden to others.
func (d *Drafts) Begun(ctx context.Context, r Reading, release int64) (middle, finished int, err error) {
	by, err := d.Withdrawing(ctx, r)
	if err != nil {
		return 0, 0, err
	}
	n, err := d.from.Published.BegunWith(ctx, by, release)
	return n.Middle / 5 * 5, n.Finished / 5 * 5, err
}

// BeginNotes returns release notes to begin with: what differs, as far as the files and what
// forms can change tell, from what was published when the draft had a digest. It is Markdown.
func (d *Drafts) BeginNotes(ctx context.Context, r Reading, digest string) (string, error) {
	was, err := d.Reviewed(ctx, r, Review{Digest: digest})
	if err != nil {
		return "", err
	}
	is, err := d.Pack(ctx, r)
	if err != nil {
		return "", err
	}
	return d.differ(was.Files, is.Files), nil
}

// playtestOf sums up what the bots made of the whole scenario.
func playtestOf(r Report) shelf.Playtest {
	of := func(s playtest.Spread) [3]int { return [3]int{int(s.Least), int(s.P50), int(s.Most)} }
	f := r.Findings
	return shelf.Playtest{Plays: f.Runs, Failed: len(f.Errors), Minutes: of(f.Desk), Decisions: of(f.Turns)}
}
