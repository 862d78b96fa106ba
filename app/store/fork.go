package store

import (
	"fmt"

	"gorm.io/gorm"
)

// A fork's log begins with its parent's decisions before a turn, as rows of its
// own, so that it stays whole when its parent is deleted. The words beside them
// are not copied: they are the parent's, and are erased there.

// parentLog is what the log of a fork begins with; nothing for any other run.
func parentLog(tx *gorm.DB, r Run) ([]decisionRow, error) {
	if r.Parent == 0 && r.Forked == 0 {
		return nil, nil
	}
	err := tx.Select("id").Take(&runRow{}, "id = ? AND guest_id = ? AND expires_at > ?", r.Parent, r.GuestID, millis(r.CreatedAt)).Error
	if err != nil {
		return nil, fmt.Errorf("run %d: %w", r.Parent, err)
	}
	var log []decisionRow
	err = tx.Where("run_id = ? AND turn < ?", r.Parent, r.Forked).Order("turn").Find(&log).Error
	if err == nil && (r.Forked < 1 || len(log) != r.Forked-1) {
		err = fmt.Errorf("run %d before turn %d: %w", r.Parent, r.Forked, ErrNotFound)
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
