package migrate

import "gorm.io/gorm"

// addWithdrawals adds who of a partnership has withdrawn what it published, and when the lecturers
// of an assignment said that they have dealt with a withdrawal.
func addWithdrawals(tx *gorm.DB) error {
	return define(tx,
		"ALTER TABLE shelf ADD COLUMN withdrawn_by bigint NOT NULL DEFAULT 0",
		"ALTER TABLE assignments ADD COLUMN settled_at bigint")
}
