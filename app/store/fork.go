package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// A fork's log begins with its parent's decisions before a turn, as rows of its
// own, so that it stays whole when its parent is deleted. The words beside them
// are not copied: they are the parent's, and are erased there.

// Fork keeps a new run of the same guest's that begins with a run's decisions
// before a turn, under the same version and terms. It is in no class. A turn before
// which not everything is decided is ErrNotFound.
func (s *Store) Fork(ctx context.Context, m Mine, turn int, luck []byte, expires time.Time) (Mine, error) {
	if err := s.IsMine(m); err != nil {
		return Mine{}, in("new run", err)
	}
	var parent runRow
	if err := s.read(ctx).Take(&parent, "id = ?", m.run.ID).Error; err != nil {
		return Mine{}, in(fmt.Sprintf("run %d", m.run.ID), err)
	}
	row := &runRow{
		GuestID: parent.GuestID, Version: parent.Version, Terms: parent.Terms, Luck: string(luck),
		CreatedAt: millis(s.now()), ExpiresAt: millis(expires), ParentID: &parent.ID, Forked: turn,
	}
	return s.newRun(ctx, row, func(tx *gorm.DB) ([]decisionRow, error) { return logBefore(tx, parent.ID, turn) })
}

// logBefore is what the log of a fork begins with.
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

// copyLog begins a run's log with decisions that were made in another.
func copyLog(tx *gorm.DB, run int64, log []decisionRow) error {
	for _, d := range log {
		d.RunID = run
		if err := tx.Create(&d).Error; err != nil {
			return err
		}
	}
	return nil
}
