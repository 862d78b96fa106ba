package migrate

import "gorm.io/gorm"

// addRests adds when somebody who was asked for a review said that they can't, or 0.
func addRests(tx *gorm.DB) error {
	return define(tx, "ALTER TABLE review_asks ADD COLUMN declined_at bigint NOT NULL DEFAULT 0")
}
