package migrate

import "gorm.io/gorm"

// addHidden adds when the texts of a version were hidden from those who had begun it.
func addHidden(tx *gorm.DB) error {
	return define(tx, "ALTER TABLE shelf ADD COLUMN hidden_at bigint")
}
