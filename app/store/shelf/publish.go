package shelf

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/database"
	"caseload/app/store/row"
	"caseload/app/who"
)

// Origin says how a pack came onto the shelf.
type Origin string

const (
	Shipped   Origin = "shipped"   // it ships with the program
	Published Origin = "published" // somebody has put it there
)

// Publishing proves that a pack may be put on the shelf, and says whose it is then. A slug stays
// with those whose it was first.
type Publishing struct {
	operator           store.Operator
	origin             Origin
	starting           bool  // as a program starts
	partnership, draft int64 // 0 if it is nobody's in particular
	signed             author.SignedOff
}

// Shipping is for what ships with a program, as it starts. See [Store.Publish].
func Shipping(by store.Operator) Publishing {
	return Publishing{operator: by, origin: Shipped, starting: true}
}

// PublishingShipped puts what ships with a program on the shelf, also where it was withdrawn.
func PublishingShipped(by store.Operator) Publishing {
	return Publishing{operator: by, origin: Shipped}
}

// PublishingPack puts a pack on the shelf that is no partnership's.
func PublishingPack(by store.Operator) Publishing {
	return Publishing{operator: by, origin: Published}
}

// PublishingDraft puts a partnership's draft on the shelf.
func PublishingDraft(by store.Operator, partnership, draft int64) Publishing {
	return Publishing{operator: by, origin: Published, partnership: partnership, draft: draft}
}

// PublishingSigned puts a partnership's draft on the shelf, as it was signed.
func PublishingSigned(by author.SignedOff) Publishing {
	d := by.Draft()
	return Publishing{origin: Published, partnership: d.Partnership, draft: d.ID, signed: by}
}

// isSigned reports whether no operator puts it there, but whoever wrote it.
func (by Publishing) isSigned() bool { return by.signed.By().ID() != 0 }

// may checks that a proof was made for this store.
func (s *Store) may(by Publishing) error {
	if by.isSigned() {
		return s.of.IsAsking(by.signed.By())
	}
	return s.of.IsOperator(by.operator)
}

// Publication is a pack with the versions that were frozen from it, as it is put on the shelf.
type Publication struct {
	Slug     string       // the pack's
	Versions []NewOnShelf // the whole scenario first, then its cuts
	Files    []byte       // the pack's, as an archive
	Notes    string       // for teaching, in Markdown; "" for none
	Released string       // what is new, as its authors say it, in Markdown; "" for nothing
	Edition  time.Time    // when the program was made that ships it; zero if that isn't known
	Ranges   []byte       // how practitioners have judged its ranges, as JSON; nil if that isn't known
}

// NewOnShelf is a version with what the shelf says about it, as JSON.
type NewOnShelf struct {
	store.Version
	About []byte
}

// Taken says that a slug is another pack's, or somebody else's. It is a store.ErrTaken.
type Taken struct{ Slug string }

func (t *Taken) Error() string { return t.Slug + " is taken on the shelf" }
func (t *Taken) Unwrap() error { return store.ErrTaken }

// Placed says what has become of a pack that was to be put on the shelf.
type Placed string

const (
	PlacedNow   Placed = "now"     // its versions are the current ones of their slugs from now on
	PlacedOnce  Placed = "already" // it is, or for what ships was, on the shelf as it is
	PlacedOlder Placed = "older"   // a newer program's is there, or one's that knows when it was made, as this one doesn't
	PlacedNot   Placed = "not"     // it was withdrawn, and stays so until it is put back
)

type publicationRow struct {
	ID                         int64 `gorm:"primaryKey"`
	Slug                       string
	Origin                     Origin
	Digest                     string
	Edition                    int64
	Files                      []byte
	Notes                      string
	PutAt                      int64
	Person, Partnership, Draft int64  // 0 for the operator, nobody's and none
	Texts                      string // the digest of the draft that was signed; "" for none
	ReleaseNotes               string
	SecondBy                   *int64 // until when a second signature is awaited; nil if none is
	Ranges                     []byte
}

func (publicationRow) TableName() string { return "publications" }

// Publish puts a pack on the shelf, all of it or nothing: from then on the versions that were
// frozen from it are the current ones of their slugs, on every server that has this database.
// What an earlier one had and this one hasn't, such as a cut, is withdrawn. The error is
// a *Taken if one of its slugs is somebody else's, and store.ErrFull if the pack was put there as
// often as is allowed. Of a draft that was signed, the errors are those of
// [author.Store.SignOff] as well, ErrNotUrgent and ErrForReason.
//
// Servers of different builds may have one database, and each puts there what ships with it as
// it starts. So that an older one doesn't take back what a newer one has brought, the same
// pack is put there by a start only once, however often it starts again; and a build that was
// made before the one whose pack is there leaves that in its place, as does one that doesn't know
// when it was made where the other does: it may be the older. Whoever knows better publishes it
// by hand. Builds of which none knows come one after the other, as they start. Nor does a start
// bring back what was withdrawn.
func (s *Store) Publish(ctx context.Context, by Publishing, p Publication) (Placed, error) {
	doing := "put " + p.Slug + " on the shelf"
	if err := s.may(by); err != nil {
		return "", in(doing, err)
	}
	if err := p.check(); err != nil {
		return "", in(doing, err)
	}
	kept := publicationRow{
		Slug: p.Slug, Origin: by.origin, Digest: p.digest(), Files: packer.EncodeAll(p.Files, nil), Notes: p.Notes,
		PutAt: millis(s.of.Now()), Partnership: by.partnership, Draft: by.draft, ReleaseNotes: p.Released,
	}
	if by.isSigned() {
		kept.Person, kept.Texts = by.signed.By().ID(), by.signed.Digest()
	}
	if p.Ranges != nil {
		kept.Ranges = packer.EncodeAll(p.Ranges, nil)
	}
	if !p.Edition.IsZero() {
		kept.Edition = millis(p.Edition)
	}
	placed := store.NewTold[Placed]()
	err := s.db.Write(ctx, func(tx *gorm.DB) error {
		kept := kept // this may be called again
		as, err := kept.put(tx, by, p)
		placed.Is(as)
		return err
	})
	if err != nil {
		return "", in(doing, err)
	}
	return <-placed, nil
}

func (p Publication) check() error {
	if len(p.Versions) == 0 || len(p.Versions) > MaxVersions || p.Versions[0].Slug != p.Slug || len(p.Files) > store.MaxFiles {
		return fmt.Errorf("of a pack, the whole scenario and at most %d cuts are put on the shelf, of at most %d bytes: %w", MaxVersions-1, store.MaxFiles, store.ErrTooLarge)
	}
	err := errors.Join(store.TextWithin("teaching notes", p.Notes, MaxNotes), store.TextWithin("release notes", p.Released, MaxReleased), store.TextWithin("how ranges were judged", p.Ranges, MaxRanges))
	for _, v := range p.Versions {
		err = errors.Join(err, v.Check(), store.TextWithin("what is said about a scenario", v.About, MaxAbout))
	}
	return err
}

// digest returns what a pack is recognised by, with the versions that were frozen from it.
func (p Publication) digest() string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%s %x\n", p.Slug, sha256.Sum256(p.Files))
	for _, v := range p.Versions {
		fmt.Fprintln(sum, v.Slug, v.Digest)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func (p Publication) slugs() []string {
	slugs := make([]string, len(p.Versions))
	for i, v := range p.Versions {
		slugs[i] = v.Slug
	}
	return slugs
}

func (r *publicationRow) put(tx *gorm.DB, by Publishing, p Publication) (Placed, error) {
	if err := database.LockKey(tx, lockShelf); err != nil {
		return "", err
	}
	signatures, err := r.signed(tx, by)
	if err != nil {
		return "", err
	}
	if err := r.owns(tx, by, p); err != nil {
		return "", err
	}
	versions, as, err := r.wanted(tx, by, p)
	if err == nil && as == PlacedOnce && r.Ranges != nil { // they may have been judged since
		err = tx.Model(&publicationRow{}).Where("id = (SELECT MAX(id) FROM publications WHERE slug = ?)", r.Slug).Update("ranges", r.Ranges).Error
	}
	if err == nil && as == PlacedOnce {
		err = r.signedAgain(tx, signatures)
	}
	if err != nil || as != PlacedNow {
		return as, err
	}
	if err := r.replaces(tx, p); err != nil {
		return "", err
	}
	if err := tx.Create(r).Error; err != nil {
		return "", err
	}
	if err := author.KeepSignatures(tx, r.ID, signatures); err != nil {
		return "", err
	}
	for _, v := range versions {
		if err := v.KeepIn(tx); err != nil {
			return "", err
		}
		// Whoever began the same texts before may read them as everybody may.
		if err := tx.Model(&row.Shelved{}).Where("version = ?", v.Digest).Update("hidden_at", nil).Error; err != nil {
			return "", err
		}
		if err := tx.Create(&row.Shelved{PublicationID: r.ID, Slug: v.Slug, Version: v.Digest, About: string(v.About)}).Error; err != nil {
			return "", err
		}
	}
	if by.starting {
		return PlacedNow, nil
	}
	return PlacedNow, noteEverywhere(tx, r.ID, "the scenario "+r.Slug+" was put on the shelf, as version "+versions[0].Digest[:12], fromMillis(r.PutAt))
}

// owns returns a *Taken if a slug of the pack is another pack's, or somebody else's.
func (r *publicationRow) owns(tx *gorm.DB, by Publishing, p Publication) error {
	owners := []int64{by.partnership, 0} // the operator gives a partnership what was nobody's
	rows := onShelf(tx, p.slugs())
	if by.isSigned() {
		rows = notOf(rows, r.Slug, by.partnership, by.draft)
	} else {
		rows = rows.Where("publications.slug <> ? OR origin <> ? OR partnership NOT IN ?", r.Slug, r.Origin, owners)
	}
	return taken(rows)
}

func onShelf(db *gorm.DB, slugs []string) *gorm.DB {
	return db.Model(&row.Shelved{}).Joins("JOIN publications ON publications.id = publication_id").Where("shelf.slug IN ?", slugs)
}

// notOf leaves of what was published what a draft can't publish under its slug. Another draft of the
// same partnership may have it only once that is gone.
func notOf(rows *gorm.DB, slug string, partnership, draft int64) *gorm.DB {
	return rows.Where(`publications.slug <> ? OR origin <> ? OR partnership <> ? OR
		(draft <> ? AND EXISTS (SELECT 1 FROM drafts WHERE drafts.id = draft AND deleted_at IS NULL))`, slug, Published, partnership, draft)
}

// taken returns a *Taken if there are any such rows.
func taken(rows *gorm.DB) error {
	var others []string
	err := rows.Order("shelf.slug").Limit(1).Pluck("shelf.slug", &others).Error
	if err == nil && len(others) > 0 {
		err = &Taken{others[0]}
	}
	return err
}

// Taken returns which of the slugs, that of a draft and those of its cuts, it couldn't be published
// under because it is another pack's or somebody else's; "" if it could under all.
func (s *Store) Taken(ctx context.Context, r author.Reading, cuts ...string) (string, error) {
	d := r.Draft()
	if err := s.of.IsAsking(r.By()); err != nil {
		return "", in(fmt.Sprintf("whether the slug of draft %d is taken", d.ID), err)
	}
	err := taken(notOf(onShelf(s.read(ctx), append(cuts, d.Slug)), d.Slug, d.Partnership, d.ID))
	if by := (*Taken)(nil); errors.As(err, &by) {
		return by.Slug, nil
	}
	return "", in(fmt.Sprintf("whether the slug of draft %d is taken", d.ID), err)
}

// wanted returns which versions are put on the shelf, if any are.
func (r *publicationRow) wanted(tx *gorm.DB, by Publishing, p Publication) ([]NewOnShelf, Placed, error) {
	var before []publicationRow
	if err := tx.Omit("files", "notes", "ranges").Where("slug = ?", r.Slug).Order("id").Find(&before).Error; err != nil {
		return nil, "", err
	}
	if len(before) >= MaxPublications {
		return nil, "", store.ErrFull
	}
	var all []row.Shelved
	err := tx.Raw(`SELECT shelf.id, publication_id, shelf.slug, version, withdrawn_at, why FROM shelf JOIN publications ON publications.id = publication_id
		WHERE publications.slug = ? ORDER BY shelf.id`, r.Slug).Scan(&all).Error
	if err != nil {
		return nil, "", err
	}
	if !by.starting {
		if last := len(before) - 1; last >= 0 && before[last].Digest == r.Digest && !slices.ContainsFunc(all, func(one row.Shelved) bool { return one.PublicationID == before[last].ID && one.WithdrawnAt != nil }) {
			return nil, PlacedOnce, nil
		}
		return p.Versions, PlacedNow, nil
	}
	for _, earlier := range before {
		switch {
		case earlier.Digest == r.Digest:
			return nil, PlacedOnce, nil
		case r.Edition < earlier.Edition: // or it isn't known when this one was made
			return nil, PlacedOlder, nil
		}
	}
	var versions []NewOnShelf
	for _, v := range p.Versions {
		gone := false
		for _, one := range all { // the newest last
			if one.Slug == v.Slug {
				gone = one.WithdrawnAt != nil && one.Why != ""
			}
		}
		if !gone {
			versions = append(versions, v)
		}
	}
	if len(versions) == 0 {
		return nil, PlacedNot, nil
	}
	return versions, PlacedNow, nil
}

// replaces withdraws what the pack had before and hasn't any longer. No reason is kept, so
// that it is told from what somebody has withdrawn.
func (r *publicationRow) replaces(tx *gorm.DB, p Publication) error {
	return tx.Model(&row.Shelved{}).Where("withdrawn_at IS NULL AND slug NOT IN ? AND publication_id IN (SELECT id FROM publications WHERE slug = ?)", p.slugs(), r.Slug).
		Update("withdrawn_at", r.PutAt).Error
}

// noteEverywhere adds a line to the audit log of every organisation, since what is on the
// shelf concerns all of them.
func noteEverywhere(tx *gorm.DB, about int64, detail string, at time.Time) error {
	var organisations []int64
	if err := tx.Table("organisations").Order("id").Pluck("id", &organisations).Error; err != nil {
		return err
	}
	for _, id := range organisations {
		if err := store.NoteAct(tx, id, 0, who.ChangeOrganisation, about, detail, at); err != nil {
			return err
		}
	}
	return nil
}
