package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// A fork's log begins with copies of its parent's decisions before a turn, so
// that it stays complete when the parent is deleted. The words that go with them
// aren't copied: they belong to the parent and are erased there.

// Fork stores a new run that belongs to the guest who asks alone, has the same version, terms
// and names as m, and begins with m's decisions before turn. It is in no class. If
// any turn before that one is undecided, the error is ErrNotFound.
func (s *Store) Fork(ctx context.Context, m Mine, turn int, luck []byte, expires time.Time) (Mine, error) {
	if err := s.IsMine(m); err != nil {
		return Mine{}, in("new run", err)
	}
	var parent runRow
	if err := s.read(ctx).Take(&parent, "id = ?", m.run.ID).Error; err != nil {
		return Mine{}, in(fmt.Sprintf("run %d", m.run.ID), err)
	}
	row := &runRow{
		GuestID: m.guest, Version: parent.Version, Terms: parent.Terms, Luck: string(luck), Variant: parent.Variant,
		CreatedAt: millis(s.now()), ExpiresAt: millis(expires), ParentID: &parent.ID, Forked: turn,
	}
	return s.newRun(ctx, row, func(tx *gorm.DB) ([]decisionRow, error) { return logBefore(tx, parent.ID, turn) })
}

// logBefore returns a run's decisions before a turn, with which a fork's log
// begins. The error wraps ErrNotFound if any of them is missing.
func logBefore(tx *gorm.DB, run int64, turn int) ([]decisionRow, error) {
	if err := tx.Select("id").Take(&runRow{}, "id = ?", run).Error; err != nil {
		return nil, fmt.Errorf("run %d: %w", run, err)
	}
	var log []decisionRow
	err := tx.Where("run_id = ? AND turn < ?", run, turn).Order("turn").Find(&log).Error
	if err == nil && (turn < 1 || len(log) != turn-1) {
		err = fmt.Errorf("run %d before turn %d: %w", run, turn, ErrNotFound)
	}
	return log, err
}

// copyLog appends decisions that were made in another run to a new run's log.
func copyLog(tx *gorm.DB, run int64, log []decisionRow) error {
	for _, d := range log {
		d.RunID, d.GuestID = run, nil
		if err := tx.Create(&d).Error; err != nil {
			return err
		}
	}
	return nil
}
