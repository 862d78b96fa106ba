package migrate

import "gorm.io/gorm"

// createDerived is the thirty-fourth migration. It adds what is made of drafts, or is being made
// by the process that has the row on a lease; what is being made has no made_at.
func createDerived(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE derived (
			id {id},
			draft_id bigint NOT NULL REFERENCES drafts(id) ON DELETE CASCADE,
			kind text NOT NULL,
			program text NOT NULL,
			digest text NOT NULL,
			holder text NOT NULL,
			leased_until bigint NOT NULL,
			made_at bigint,
			body {bytes} NOT NULL)`,
		"CREATE UNIQUE INDEX idx_derived_digest ON derived (draft_id, kind, program, digest)")
}
