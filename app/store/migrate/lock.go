package migrate

import "gorm.io/gorm"

// addLocks is the sixth migration. It adds whether a class is locked.
func addLocks(tx *gorm.DB) error {
	return define(tx, "ALTER TABLE classes ADD COLUMN locked boolean NOT NULL DEFAULT {false}")
}
