package author

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/store/database"
	"caseload/app/who"
)

// ErrInUse means that a draft, or one of a partnership's, isn't put away.
var ErrInUse = database.Refusal("a draft is in use")

// ErrOffered means that something that was published of a draft, or from a partnership, isn't
// withdrawn for a reason, so that somebody may begin it still. Without the draft, nobody who wrote
// it could withdraw it.
var ErrOffered = database.Refusal("something that was published isn't withdrawn")

// offered returns ErrOffered if something isn't withdrawn of such publications.
func offered(tx *gorm.DB, such string, args ...any) error {
	var n int64
	err := tx.Table("shelf").Joins("JOIN publications ON publications.id = publication_id").Where("why = ''").Where(such, args...).Count(&n).Error
	if err == nil && n > 0 {
		err = ErrOffered
	}
	return err
}

// DeleteDraft deletes a draft of a partnership that was put away, with its texts and all that
// is known of who wrote them. The audit logs keep a line. The error is ErrNotFound if the
// partnership has no such draft, ErrInUse if it isn't put away, and ErrOffered.
func (s *Store) DeleteDraft(ctx context.Context, p Partner, draft int64) error {
	doing := fmt.Sprintf("delete draft %d of partnership %d", draft, p.partnership.ID)
	if err := s.partner(p, who.ChangePartnership); err != nil {
		return in(doing, err)
	}
	now := s.of.Now()
	err := s.db.Write(ctx, func(tx *gorm.DB) error {
		var row draftRow
		err := p.lock(tx)
		if err == nil {
			err = tx.Take(&row, "id = ? AND partnership_id = ? AND deleted_at IS NULL", draft, p.partnership.ID).Error
		}
		if err == nil && row.PutAwayAt == nil {
			err = ErrInUse
		}
		if err == nil {
			err = offered(tx, "partnership = ? AND draft = ?", p.partnership.ID, draft)
		}
		if err != nil {
			return err
		}
		return errors.Join(
			p.noteAll(tx, fmt.Sprintf("draft %d deleted", draft), now),
			tx.Model(&row).Update("deleted_at", millis(now)).Error)
	})
	if err == nil {
		err = s.of.DeleteDrafts(ctx)
	}
	return in(doing, err)
}

// DeletePartnership deletes a partnership with all its drafts, which have to be put away, and
// all that is known of who was in it. The audit logs keep a line. The error is ErrInUse if a
// draft isn't put away, and ErrOffered.
func (s *Store) DeletePartnership(ctx context.Context, p Partner) error {
	doing := fmt.Sprintf("delete partnership %d", p.partnership.ID)
	if err := s.partner(p, who.ChangePartnership); err != nil {
		return in(doing, err)
	}
	now := s.of.Now()
	err := s.db.Write(ctx, func(tx *gorm.DB) error {
		var used int64
		err := p.lock(tx)
		if err == nil {
			err = tx.Model(&draftRow{}).Where("partnership_id = ? AND put_away_at IS NULL AND deleted_at IS NULL", p.partnership.ID).Count(&used).Error
		}
		if err == nil && used > 0 {
			err = ErrInUse
		}
		if err == nil {
			err = offered(tx, "partnership = ?", p.partnership.ID)
		}
		if err != nil {
			return err
		}
		// Without anybody in it, nobody reaches it any longer.
		return errors.Join(
			p.noteAll(tx, "deleted", now),
			tx.Where("partnership_id = ?", p.partnership.ID).Delete(&partnerRow{}).Error)
	})
	if err == nil {
		err = s.of.DeleteDrafts(ctx)
	}
	return in(doing, err)
}
