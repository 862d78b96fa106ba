package migrate

import "gorm.io/gorm"

// addShownReasons is the migration that adds when a student showed the reason for a decision
// to those who follow the run. Nothing else that a student writes can be shown in this way.
func addShownReasons(tx *gorm.DB) error {
	return define(tx, "ALTER TABLE writings ADD COLUMN shown_at bigint CHECK (shown_at IS NULL OR kind = 'reason' AND turn > 0)")
}
