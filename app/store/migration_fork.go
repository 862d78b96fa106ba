package store

import "gorm.io/gorm"

// addForks is the third step: what a run knows of the one that it was forked
// from. A fork outlives its parent, and knows the turn even then.
func addForks(tx *gorm.DB) error {
	for _, sql := range []string{ // in SQL, as in createClasses
		"ALTER TABLE runs ADD COLUMN parent_id bigint REFERENCES runs(id) ON DELETE SET NULL",
		"ALTER TABLE runs ADD COLUMN forked bigint NOT NULL DEFAULT 0",
		// Deleting a run looks for its forks.
		"CREATE INDEX idx_runs_parent_id ON runs (parent_id)",
	} {
		if err := tx.Exec(sql).Error; err != nil {
			return err
		}
	}
	return nil
}
