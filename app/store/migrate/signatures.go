package migrate

import "gorm.io/gorm"

// createSignatures adds to what was put on the shelf from a draft: the digest of the texts that
// were signed, what its authors say is new, until when an urgent correction has to have its second
// signature, and who signed. Those are numbers that nothing refers to, so that a scenario stays on
// the shelf whatever becomes of those who signed it.
func createSignatures(tx *gorm.DB) error {
	return define(tx,
		"ALTER TABLE publications ADD COLUMN texts text NOT NULL DEFAULT ''",
		"ALTER TABLE publications ADD COLUMN release_notes text NOT NULL DEFAULT ''",
		"ALTER TABLE publications ADD COLUMN second_by bigint",
		"CREATE INDEX idx_publications_draft ON publications (draft)",
		`CREATE TABLE signatures (
			publication_id bigint NOT NULL REFERENCES publications(id),
			person bigint NOT NULL,
			organisation bigint NOT NULL,
			side text NOT NULL,
			signed_at bigint NOT NULL,
			PRIMARY KEY (publication_id, person))`)
}
