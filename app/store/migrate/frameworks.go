package migrate

import "gorm.io/gorm"

// addFrameworks is the migration that adds which frameworks an assignment's debriefs refer
// to.
func addFrameworks(tx *gorm.DB) error {
	return define(tx, "ALTER TABLE assignments ADD COLUMN frameworks text NOT NULL DEFAULT ''")
}
