package migrate

import "gorm.io/gorm"

// addApart is the migration that adds why somebody is marked apart from the partner with whom
// they have a run, and which run that is.
func addApart(tx *gorm.DB) error {
	return define(tx,
		"ALTER TABLE candidates ADD COLUMN apart text NOT NULL DEFAULT ''",
		"ALTER TABLE candidates ADD COLUMN apart_run bigint NOT NULL DEFAULT 0",
		"ALTER TABLE given_marks ADD COLUMN apart text NOT NULL DEFAULT ''")
}
