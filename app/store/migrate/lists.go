package migrate

import "gorm.io/gorm"

// createLists is the thirteenth migration. It adds to invitations the cohort into which
// they lead, and the name of whoever is invited to it.
func createLists(tx *gorm.DB) error {
	return define(tx,
		"ALTER TABLE invitations ADD COLUMN cohort_id bigint REFERENCES cohorts(id) ON DELETE CASCADE",
		"ALTER TABLE invitations ADD COLUMN whom text NOT NULL DEFAULT ''",
		// An address is invited to a cohort once at a time.
		"CREATE UNIQUE INDEX idx_invitations_cohort_id ON invitations (cohort_id, email) WHERE used_at IS NULL AND cohort_id IS NOT NULL")
}
