package migrate

import "gorm.io/gorm"

// addForks is the third migration. It records which run a fork was made from, and
// at which turn. When the parent is deleted, the fork stays and still knows the
// turn.
func addForks(tx *gorm.DB) error {
	return define(tx, // for the reason given in createClasses
		"ALTER TABLE runs ADD COLUMN parent_id bigint REFERENCES runs(id) ON DELETE SET NULL",
		"ALTER TABLE runs ADD COLUMN forked bigint NOT NULL DEFAULT 0",
		// Used when a run is deleted: its forks are then updated.
		"CREATE INDEX idx_runs_parent_id ON runs (parent_id)")
}
