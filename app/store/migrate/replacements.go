package migrate

import "gorm.io/gorm"

// keepEachReplacement is the migration after which a person has a replacement for each link
// that was handed over and used, and not one for all of them: what was written between two
// is closed to whoever has the second.
func keepEachReplacement(tx *gorm.DB) error {
	if isPostgres(tx) {
		return define(tx,
			"ALTER TABLE replacements DROP CONSTRAINT replacements_pkey",
			"ALTER TABLE replacements ADD PRIMARY KEY (person_id, replaced_at)")
	}
	return define(tx,
		"ALTER TABLE replacements RENAME TO replacements_once",
		`CREATE TABLE replacements (
			person_id bigint NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
			organisation_id bigint REFERENCES organisations(id) ON DELETE SET NULL,
			old_hash text NOT NULL,
			words text NOT NULL,
			replaced_at bigint NOT NULL,
			ends_at bigint NOT NULL,
			PRIMARY KEY (person_id, replaced_at))`,
		"INSERT INTO replacements SELECT person_id, organisation_id, old_hash, words, replaced_at, ends_at FROM replacements_once",
		"DROP TABLE replacements_once")
}
