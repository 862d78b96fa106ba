package author

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"caseload/app/store"
	"caseload/app/who"
)

// Terms are what a partnership has written down about the text that people contribute. The
// program keeps them, and doesn't know what they mean.
type Terms struct {
	ID     int64  // 0 if there never were any
	Body   string // "" for none
	By     int64  // who set them; the number of a person
	Set    time.Time
	Agreed map[int64]time.Time // when somebody agreed to them, by the number of their place in the partnership
}

type termsRow struct {
	ID            int64 `gorm:"primaryKey"`
	PartnershipID int64
	Body          string
	Person        int64
	SetAt         int64
}

func (termsRow) TableName() string { return "contribution_terms" }

type agreementRow struct {
	TermsID   int64 `gorm:"primaryKey"`
	PartnerID int64 `gorm:"primaryKey"`
	AgreedAt  int64
}

func (agreementRow) TableName() string { return "agreements" }

// hasWritten is a condition on a partner: they have written in a draft of the partnership, whatever
// they do there now.
const hasWritten = `EXISTS (SELECT 1 FROM draft_writers JOIN drafts written ON written.id = draft_writers.draft_id AND written.deleted_at IS NULL
	WHERE written.partnership_id = partners.partnership_id AND draft_writers.person = partners.person_id)`

// Contributes reports whether somebody is asked to agree to the terms: they write, or have written.
func (s Somebody) Contributes() bool {
	return s.Came != nil && (s.Wrote || who.AnyMay(who.Roles(), who.WriteDraft, s.Standing, who.State{}))
}

// Terms returns a partnership's present terms for contributed text.
func (s *Store) Terms(ctx context.Context, p Partner) (Terms, error) {
	doing := fmt.Sprintf("terms of partnership %d", p.partnership.ID)
	if err := s.partner(p, who.ReadPartnership, who.ChangePartnership); err != nil {
		return Terms{}, in(doing, err)
	}
	db := s.read(ctx)
	row, err := p.terms(db)
	if err != nil || row.ID == 0 {
		return Terms{}, in(doing, err)
	}
	var agreed []agreementRow
	err = db.Find(&agreed, "terms_id = ?", row.ID).Error
	t := Terms{ID: row.ID, Body: row.Body, By: row.Person, Set: fromMillis(row.SetAt), Agreed: map[int64]time.Time{}}
	for _, a := range agreed {
		t.Agreed[a.PartnerID] = fromMillis(a.AgreedAt)
	}
	return t, in(doing, err)
}

// terms returns the present ones, or a zero row.
func (p Partner) terms(db *gorm.DB) (row termsRow, err error) {
	err = db.Where("partnership_id = ?", p.partnership.ID).Order("id DESC").Limit(1).Find(&row).Error
	return row, err
}

// SetTerms gives a partnership other terms, or none if the body is "". Nobody has agreed to them
// yet, unless they are the present ones. The error is ErrChanged if those aren't the ones of the
// number seen any longer, ErrTooLarge, or ErrFull if they were set as often as is kept.
func (s *Store) SetTerms(ctx context.Context, p Partner, seen int64, body string) error {
	doing := fmt.Sprintf("set the terms of partnership %d", p.partnership.ID)
	if err := s.partner(p, who.ChangePartnership); err != nil {
		return in(doing, err)
	}
	if err := store.TextWithin("terms", body, MaxTerms); err != nil {
		return in(doing, err)
	}
	now := s.of.Now()
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		if err := p.lock(tx); err != nil {
			return err
		}
		last, err := p.terms(tx)
		switch {
		case err != nil || last.Body == body:
			return err
		case last.ID != seen:
			return store.ErrChanged
		}
		var set int64
		if err := tx.Model(&termsRow{}).Where("partnership_id = ?", p.partnership.ID).Count(&set).Error; err != nil {
			return err
		}
		if set >= MaxTermsSet {
			return store.ErrFull
		}
		if err := tx.Create(&termsRow{PartnershipID: p.partnership.ID, Body: body, Person: p.by.ID(), SetAt: millis(now)}).Error; err != nil {
			return err
		}
		return p.noteAll(tx, "terms for contributed text set", now)
	}))
}

// Agree has whoever asks agree to the terms of a number. To agree twice is to have agreed once.
// The error is ErrChanged if those aren't the present ones.
func (s *Store) Agree(ctx context.Context, p Partner, terms int64) error {
	doing := fmt.Sprintf("agree to the terms of partnership %d", p.partnership.ID)
	if err := s.partner(p, who.ReadPartnership); err != nil {
		return in(doing, err)
	}
	now := s.of.Now()
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		self, err := p.one(tx, p.person)
		if err != nil {
			return err
		}
		present, err := p.terms(tx)
		if err == nil && (present.ID != terms || present.Body == "") {
			err = store.ErrChanged
		}
		if err != nil {
			return err
		}
		made := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&agreementRow{present.ID, p.person, millis(now)})
		if made.Error != nil || made.RowsAffected == 0 {
			return made.Error
		}
		return p.note(tx, self, "agreed to the terms for contributed text", now)
	}))
}
