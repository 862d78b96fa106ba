package migrate

import "gorm.io/gorm"

// addDeletedDrafts adds when a draft was deleted: nobody reads it from then on, and what it
// consists of goes a little at a time.
func addDeletedDrafts(tx *gorm.DB) error {
	return define(tx, "ALTER TABLE drafts ADD COLUMN deleted_at bigint")
}
