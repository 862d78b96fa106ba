package migrate

import "gorm.io/gorm"

// createDecided adds what classes and assignments decided at the moments of what a partnership
// published, counted for its authors: each count once, over several of them together, and which
// those were, so that none is counted twice. And whether an organisation keeps what its students
// decide from being counted so.
func createDecided(tx *gorm.DB) error {
	return define(tx,
		"ALTER TABLE organisations ADD COLUMN uncounted boolean NOT NULL DEFAULT {false}",
		`CREATE TABLE decided (
			id {id},
			version text NOT NULL REFERENCES versions(digest),
			made_at bigint NOT NULL,
			moments text NOT NULL)`,
		"CREATE INDEX idx_decided_version ON decided (version)",
		`CREATE TABLE decided_in (
			id {id},
			decided_id bigint NOT NULL REFERENCES decided(id) ON DELETE CASCADE,
			class_id bigint REFERENCES classes(id) ON DELETE CASCADE,
			assignment_id bigint REFERENCES assignments(id) ON DELETE CASCADE)`,
		"CREATE INDEX idx_decided_in_decided_id ON decided_in (decided_id)",
		"CREATE UNIQUE INDEX idx_decided_in_class ON decided_in (class_id)",
		"CREATE UNIQUE INDEX idx_decided_in_assignment ON decided_in (assignment_id)")
}
