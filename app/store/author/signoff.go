package author

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"caseload/app/store"
	"caseload/app/store/database"
	"caseload/app/who"
)

// ErrUnsigned means that a draft as it is lacks a signature, a declaration, somebody who signed and
// could say at some question, or somebody's agreement to the terms.
var ErrUnsigned = database.Refusal("the draft isn't signed")

// Signature is somebody's, under a draft as it was.
type Signature struct {
	Person       int64
	Organisation int64    // for which they signed
	Side         who.Kind // its kind then
	Signed       time.Time
}

// SignedOff proves that a draft was signed, as it was read, by both sides or, as an urgent
// correction, by one, and that whoever asks may publish it.
type SignedOff struct {
	reading Reading
	read    Read
	since   time.Time
	urgent  bool
}

// By returns who asks.
func (o SignedOff) By() store.Person { return o.reading.By() }

// Draft returns the draft.
func (o SignedOff) Draft() Draft { return o.reading.draft }

// Digest returns the digest of the pack that was signed.
func (o SignedOff) Digest() string { return o.read.Digest }

// Urgent reports whether one side is enough for now.
func (o SignedOff) Urgent() bool { return o.urgent }

// SignOff checks that a draft is as it was read, and was signed so, after a moment. With urgent,
// one side is enough. The error is ErrForbidden if whoever asks may not publish it, ErrArchived
// if it is put away, ErrChanged if it isn't as it was read, and ErrUnsigned.
func (s *Store) SignOff(ctx context.Context, r Reading, read Read, since time.Time, urgent bool) (SignedOff, error) {
	doing := fmt.Sprintf("sign draft %d off", r.draft.ID)
	if err := s.reads(r); err != nil {
		return SignedOff{}, in(doing, err)
	}
	if !r.May(who.PublishDraft) {
		return SignedOff{}, in(doing, store.ErrForbidden)
	}
	o := SignedOff{r, read, since, urgent}
	err := s.db.Write(ctx, func(tx *gorm.DB) error {
		_, _, err := o.Signatures(tx)
		return err
	})
	if err != nil {
		return SignedOff{}, in(doing, err)
	}
	return o, nil
}

// Signatures checks once more, and keeps it so until the transaction ends, and returns the
// signatures, and whether they are all that is needed. The errors are those of [Store.SignOff], and ErrNotFound if whoever asks was taken out of
// the partnership meanwhile.
func (o SignedOff) Signatures(tx *gorm.DB) (list []Signature, complete bool, err error) {
	p, d := o.reading.partner, o.reading.draft
	if err := p.still(tx, who.PublishDraft); err != nil {
		return nil, false, err
	}
	if err := database.LockRows(tx, &draftRow{}, "NO KEY UPDATE", "id = ?", []any{d.ID}); err != nil {
		return nil, false, err
	}
	var row draftRow
	err = tx.Take(&row, "id = ? AND deleted_at IS NULL", d.ID).Error
	if err == nil && row.PutAwayAt != nil {
		err = store.ErrArchived
	}
	if err == nil {
		err = o.read.isNewest(tx, d.ID)
	}
	if err == nil {
		err = p.allAgreed(tx)
	}
	if err != nil {
		return nil, false, err
	}
	s, err := signing(tx, d, o.read.Digest, o.since)
	if err == nil && (len(s.Done()) == 0 || !o.urgent && !s.Complete()) {
		err = ErrUnsigned
	}
	return s.Signatures(), s.Complete(), err
}

// allAgreed returns ErrUnsigned if somebody who writes, or has written, hasn't agreed to the present
// terms.
func (p Partner) allAgreed(tx *gorm.DB) error {
	terms, err := p.terms(tx)
	if err != nil || terms.Body == "" {
		return err
	}
	var missing int64
	err = tx.Model(&partnerRow{}).Where("partnership_id = ? AND came_at IS NOT NULL AND ended_at IS NULL AND (standing IN ? OR "+hasWritten+")", p.partnership.ID, standings(who.WriteDraft)).
		Where("NOT EXISTS (SELECT 1 FROM agreements WHERE terms_id = ? AND partner_id = partners.id)", terms.ID).Count(&missing).Error
	if err == nil && missing > 0 {
		err = ErrUnsigned
	}
	return err
}

// signatureRow is a signature under what was put on the shelf.
type signatureRow struct {
	PublicationID int64 `gorm:"primaryKey;autoIncrement:false"`
	Person        int64 `gorm:"primaryKey;autoIncrement:false"`
	Organisation  int64
	Side          who.Kind
	SignedAt      int64
}

func (signatureRow) TableName() string { return "signatures" }

// KeepSignatures notes who has signed what was put on the shelf, and when they did last.
func KeepSignatures(tx *gorm.DB, publication int64, list []Signature) error {
	rows := make([]signatureRow, len(list))
	for i, one := range list {
		rows[i] = signatureRow{publication, one.Person, one.Organisation, one.Side, millis(one.Signed)}
	}
	if len(rows) == 0 {
		return nil
	}
	return tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&rows).Error
}

// SignaturesOf returns who has signed what was put on the shelf, in the order in which they did.
func SignaturesOf(db *gorm.DB, publication int64) ([]Signature, error) {
	var rows []signatureRow
	err := db.Where("publication_id = ?", publication).Order("signed_at, person").Find(&rows).Error
	list := make([]Signature, len(rows))
	for i, one := range rows {
		list[i] = Signature{one.Person, one.Organisation, one.Side, fromMillis(one.SignedAt)}
	}
	return list, err
}

// countSecond ends the waiting of an urgent correction for its second signature, if a draft has
// both now, as it was published.
func countSecond(tx *gorm.DB, d Draft, digest string, now time.Time) error {
	var waiting []int64
	err := tx.Table("publications").Where("draft = ? AND texts = ? AND second_by > ? AND EXISTS (SELECT 1 FROM shelf WHERE publication_id = publications.id AND withdrawn_at IS NULL)", d.ID, digest, millis(now)).Pluck("id", &waiting).Error
	if err != nil || len(waiting) == 0 {
		return err
	}
	s, err := signing(tx, d, digest, time.Time{})
	if err != nil || !s.Complete() {
		return err
	}
	list := s.Signatures()
	for _, id := range waiting {
		if err := KeepSignatures(tx, id, list); err != nil {
			return err
		}
	}
	return tx.Table("publications").Where("id IN ?", waiting).Update("second_by", nil).Error
}

// Withdrawing proves that whoever asks may take from the shelf what a partnership has published.
type Withdrawing struct {
	partner  Partner
	withdraw bool // this field makes it another type than one that can be converted
}

// By returns who asks.
func (w Withdrawing) By() store.Person { return w.partner.by }

// Partnership returns the partnership's number.
func (w Withdrawing) Partnership() int64 { return w.partner.partnership.ID }

// Still returns ErrNotFound if whoever asks was taken out of the partnership meanwhile, and
// ErrForbidden if they may not withdraw anything any longer.
func (w Withdrawing) Still(tx *gorm.DB) error { return w.partner.still(tx, who.WithdrawDraft) }

// Note adds a line to the audit logs of the partnership's organisations, that whoever asks has
// withdrawn what was published of a draft.
func (w Withdrawing) Note(tx *gorm.DB, draft int64, slug string, now time.Time) error {
	return w.partner.noteAll(tx, fmt.Sprintf("draft %d: withdrew what was published as %s", draft, slug), now)
}

// Withdrawing checks that whoever reads a draft may withdraw what was published of it. The error
// is ErrForbidden if they may not.
func (s *Store) Withdrawing(ctx context.Context, r Reading) (Withdrawing, error) {
	err := s.reads(r)
	if err == nil && !r.May(who.WithdrawDraft) {
		err = store.ErrForbidden
	}
	if err != nil {
		return Withdrawing{}, in(fmt.Sprintf("withdraw what was published of draft %d", r.draft.ID), err)
	}
	return Withdrawing{r.partner, true}, nil
}
