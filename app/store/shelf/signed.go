package shelf

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/database"
	"caseload/app/store/row"
)

// UrgentFor is for how long an urgent correction stands with the signature of one side.
const UrgentFor = 14 * 24 * time.Hour

// ErrNotUrgent means that a draft can't be published with the signature of one side: there is
// nothing to correct that both have signed, or the time for the second signature is over.
var ErrNotUrgent = database.Refusal("no urgent correction")

// ErrForReason means that a draft can't be published with the signature of one side because what was
// published of it last was withdrawn for a reason, by whomever.
var ErrForReason = database.Refusal("what was published last was withdrawn for a reason")

// signed returns the signatures under what is put on the shelf, and sets until when the second is
// awaited, if it hasn't come meanwhile.
func (r *publicationRow) signed(tx *gorm.DB, by Publishing) ([]author.Signature, error) {
	if !by.isSigned() {
		return nil, nil
	}
	signatures, complete, err := by.signed.Signatures(tx)
	if err != nil || complete {
		return signatures, err
	}
	before, err := releasesOf(tx, r.Partnership, r.Draft)
	if err != nil {
		return nil, err
	}
	until, err := UrgentUntil(before, r.Texts, fromMillis(r.PutAt))
	ms := millis(until)
	r.SecondBy = &ms
	return signatures, err
}

// signedAgain notes the signatures under what is on the shelf already: both sides may have signed it
// anew, since a rule pack had expired, or the second side an urgent correction.
func (r *publicationRow) signedAgain(tx *gorm.DB, signatures []author.Signature) error {
	if len(signatures) == 0 || r.SecondBy != nil { // those of one side take nothing from what both signed
		return nil
	}
	var last publicationRow
	err := tx.Select("id").Where("slug = ?", r.Slug).Order("id DESC").Take(&last).Error
	if err == nil {
		err = author.KeepSignatures(tx, last.ID, signatures)
	}
	if err == nil {
		err = tx.Model(&last).Update("second_by", nil).Error
	}
	return err
}

// UrgentUntil returns until when an urgent correction with a digest that is published at a moment
// has to have its second signature, after what was published of the draft before, newest first. One
// that corrects another such gets no longer than that has. The error is ErrNotUrgent or ErrForReason.
func UrgentUntil(before []Release, digest string, put time.Time) (time.Time, error) {
	if slices.ContainsFunc(before, func(earlier Release) bool { return earlier.Objected && earlier.Texts == digest }) {
		return time.Time{}, ErrForReason
	}
	until := put.Add(UrgentFor)
	for _, earlier := range before {
		switch {
		case earlier.Objected:
			return time.Time{}, ErrForReason
		case earlier.Texts == "": // nobody signed it: the operator put it there
			continue
		case earlier.Second == nil:
			return until, nil
		case earlier.Second.Before(until):
			until = *earlier.Second
		}
		if !until.After(put) {
			break
		}
	}
	return time.Time{}, ErrNotUrgent
}

// Release is what was put on the shelf from a draft, once.
type Release struct {
	ID         int64
	Slug       string
	Person     int64  // who put it there; 0 for the operator
	Texts      string // the digest of the draft that was signed; "" if the operator put it there
	Released   string // what is new, in Markdown
	Put        time.Time
	Second     *time.Time // until when a second signature is awaited; nil if none is
	Withdrawn  *time.Time // nil while the whole scenario is on the shelf
	Withdrew   int64      // who has withdrawn it for a reason; 0 for the operator
	Why        string     // it was withdrawn; "" if its second signature didn't come
	Hidden     *time.Time // since when those who have begun it aren't shown its texts; nil while they are
	Objected   bool       // it, or a cut of it, was withdrawn for a reason
	Version    string     // the digest of the whole scenario
	About      []byte     // what the shelf says of that, as JSON
	Signatures []author.Signature
}

// Releases returns what was put on the shelf from a draft, newest first.
func (s *Store) Releases(ctx context.Context, r author.Reading) ([]Release, error) {
	doing := fmt.Sprintf("what was published of draft %d", r.Draft().ID)
	if err := s.of.IsAsking(r.By()); err != nil {
		return nil, in(doing, err)
	}
	db := s.read(ctx)
	list, err := releasesOf(db, r.Draft().Partnership, r.Draft().ID)
	for i, one := range list {
		if err == nil {
			list[i].Signatures, err = author.SignaturesOf(db, one.ID)
		}
	}
	return list, in(doing, err)
}

// releasesOf returns what was put on the shelf from a draft, newest first, without the signatures.
func releasesOf(db *gorm.DB, partnership, draft int64) ([]Release, error) {
	var rows []struct {
		Row         publicationRow `gorm:"embedded"`
		Version     string
		WithdrawnAt *int64
		HiddenAt    *int64
		Why, About  string
		WithdrawnBy int64
		Objected    bool
	}
	err := db.Raw(`SELECT publications.id, publications.slug, person, texts, release_notes, put_at, second_by, version, shelf.withdrawn_at, shelf.hidden_at, shelf.why, about, withdrawn_by,
			EXISTS (SELECT 1 FROM shelf any_of WHERE any_of.publication_id = publications.id AND any_of.withdrawn_at IS NOT NULL AND any_of.why <> '') AS objected
		FROM publications JOIN shelf ON shelf.publication_id = publications.id AND shelf.slug = publications.slug
		WHERE partnership = ? AND draft = ? ORDER BY publications.id DESC`, partnership, draft).Scan(&rows).Error
	list := make([]Release, len(rows))
	for i, one := range rows {
		list[i] = Release{
			ID: one.Row.ID, Slug: one.Row.Slug, Person: one.Row.Person, Texts: one.Row.Texts, Released: one.Row.ReleaseNotes, Put: fromMillis(one.Row.PutAt),
			Second: timeOf(one.Row.SecondBy), Withdrawn: timeOf(one.WithdrawnAt), Hidden: timeOf(one.HiddenAt), Withdrew: one.WithdrawnBy, Why: one.Why, Objected: one.Objected, Version: one.Version, About: []byte(one.About),
		}
	}
	return list, err
}

func timeOf(ms *int64) *time.Time {
	if ms == nil {
		return nil
	}
	at := fromMillis(*ms)
	return &at
}

// Lapse withdraws the urgent corrections whose second signature didn't come in time. What was
// begun with them goes on, and what was published before is offered again.
func (s *Store) Lapse(ctx context.Context, by store.Operator, now time.Time) error {
	const doing = "withdraw urgent corrections"
	if err := s.of.IsOperator(by); err != nil {
		return in(doing, err)
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		if err := database.LockKey(tx, lockShelf); err != nil {
			return err
		}
		var over []publicationRow
		err := tx.Omit("files", "notes", "ranges").Where("second_by <= ? AND EXISTS (SELECT 1 FROM shelf WHERE publication_id = publications.id AND withdrawn_at IS NULL)", millis(now)).Order("id").Find(&over).Error
		if err != nil {
			return err
		}
		for _, one := range over {
			if err := tx.Model(&row.Shelved{}).Where("publication_id = ? AND withdrawn_at IS NULL", one.ID).Update("withdrawn_at", millis(now)).Error; err != nil {
				return err
			}
			if err := noteEverywhere(tx, one.ID, "an urgent correction of the scenario "+one.Slug+" was withdrawn, since only one side signed it", now); err != nil {
				return err
			}
		}
		return nil
	}))
}
