package migrate

import "gorm.io/gorm"

// addRanges adds to what was put on the shelf how practitioners had judged its ranges by then.
func addRanges(tx *gorm.DB) error {
	return define(tx, "ALTER TABLE publications ADD COLUMN ranges {bytes}")
}
