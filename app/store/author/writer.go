package author

import (
	"context"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"caseload/app/store/database"
)

// writerRow says that somebody has written in a draft: typed, or added, moved, or removed a
// file, or changed its slug.
type writerRow struct {
	DraftID int64 `gorm:"primaryKey;autoIncrement:false"`
	Person  int64 `gorm:"primaryKey;autoIncrement:false"`
	Unread  bool  // nobody else whose own isn't unread has ended a whole review of the draft's newest text since
}

func (writerRow) TableName() string { return "draft_writers" }

// wrote notes that somebody has written in a draft.
func wrote(tx *gorm.DB, draft, person int64) error {
	return tx.Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "draft_id"}, {Name: "person"}},
		DoUpdates: clause.Assignments(map[string]any{"unread": true}),
		Where:     clause.Where{Exprs: []clause.Expression{gorm.Expr("NOT draft_writers.unread")}},
	}).Create(&writerRow{draft, person, true}).Error
}

// readBy notes that what all others have written in a draft was reviewed by somebody. It doesn't
// count if what they have written themselves wasn't: two who write can't each let the other sign.
func readBy(tx *gorm.DB, draft, person int64) error {
	wrote, err := isUnread(tx, draft, person)
	if err != nil || wrote {
		return err
	}
	return tx.Model(&writerRow{}).Where("draft_id = ? AND person <> ?", draft, person).Update("unread", false).Error
}

// isUnread reports whether somebody has written in a draft since the last review by another.
func isUnread(tx *gorm.DB, draft, person int64) (bool, error) {
	var unread int64
	err := tx.Model(&writerRow{}).Where("draft_id = ? AND person = ? AND unread", draft, person).Count(&unread).Error
	return unread > 0, err
}

// lockTexts keeps the texts of a draft as they are until the transaction ends, if the draft's own
// row is locked.
func lockTexts(tx *gorm.DB, draft int64) error {
	return database.LockRows(tx, &fileRow{}, "SHARE", "draft_id = ?", []any{draft})
}

// Unread returns who has written in a draft since the last whole review of its newest text that
// somebody else has ended.
func (s *Store) Unread(ctx context.Context, r Reading) (map[int64]bool, error) {
	doing := fmt.Sprintf("who has written in draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	var persons []int64
	err := s.read(ctx).Model(&writerRow{}).Where("draft_id = ? AND unread", r.draft.ID).Pluck("person", &persons).Error
	unread := map[int64]bool{}
	for _, p := range persons {
		unread[p] = true
	}
	return unread, in(doing, err)
}

// HasWritten reports whether whoever asks has ever written in a draft, or words that they suggested
// were put into it.
func (s *Store) HasWritten(ctx context.Context, r Reading) (bool, error) {
	doing := fmt.Sprintf("whether somebody has written in draft %d", r.draft.ID)
	if err := s.reads(r); err != nil {
		return false, in(doing, err)
	}
	var n int64
	err := s.read(ctx).Model(&writerRow{}).Where("draft_id = ? AND person = ?", r.draft.ID, r.By().ID()).Count(&n).Error
	return n > 0, in(doing, err)
}
