package migrate

import "gorm.io/gorm"

// createObjections adds what is said to be wrong or unfair in scenarios. A row has nothing by
// which whoever wrote it, or their run, could be found.
func createObjections(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE objections (
			id {id},
			version varchar(64) NOT NULL REFERENCES versions(digest) ON DELETE CASCADE,
			about text NOT NULL,
			kind text NOT NULL,
			text text NOT NULL,
			made_on text NOT NULL)`,
		"CREATE INDEX idx_objections_version ON objections (version)")
}
