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

// DeleteDraft deletes a draft of a partnership that was put away, with its texts and all that
// is known of who wrote them. The audit logs keep a line. The error is ErrNotFound if the
// partnership has no such draft, and ErrInUse if it isn't put away.
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
// draft isn't put away.
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
