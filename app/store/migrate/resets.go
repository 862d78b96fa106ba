package migrate

import "gorm.io/gorm"

// createResets is the migration that adds the links by which somebody chooses a new
// passphrase, and what is kept for a week of a passphrase that was replaced by a link that
// was handed over.
func createResets(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE resets (
			id {id},
			person_id bigint NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
			token_hash {bytes} NOT NULL,
			way text NOT NULL,
			organisation_id bigint REFERENCES organisations(id) ON DELETE CASCADE,
			made_by bigint NOT NULL,
			expires_at bigint NOT NULL)`,
		"CREATE UNIQUE INDEX idx_resets_token_hash ON resets (token_hash)",
		"CREATE INDEX idx_resets_person_id ON resets (person_id)",
		"CREATE INDEX idx_resets_expires_at ON resets (expires_at)",
		`CREATE TABLE replacements (
			person_id bigint NOT NULL PRIMARY KEY REFERENCES persons(id) ON DELETE CASCADE,
			organisation_id bigint REFERENCES organisations(id) ON DELETE SET NULL,
			old_hash text NOT NULL,
			words text NOT NULL,
			replaced_at bigint NOT NULL,
			ends_at bigint NOT NULL)`)
}
