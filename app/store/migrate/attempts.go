package migrate

import "gorm.io/gorm"

// createDeletedAttempts is the migration that adds how many of their runs for an assignment
// a student has deleted: each stays an attempt that was used.
func createDeletedAttempts(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE deleted_attempts (
			assignment_id bigint NOT NULL REFERENCES assignments(id) ON DELETE CASCADE,
			person_id bigint NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
			attempts bigint NOT NULL,
			PRIMARY KEY (assignment_id, person_id))`,
		"CREATE INDEX idx_deleted_attempts_person_id ON deleted_attempts (person_id)")
}
