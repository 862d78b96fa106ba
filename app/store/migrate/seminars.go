package migrate

import "gorm.io/gorm"

// createSeminars is the eighteenth migration. It adds what is projected of a seminar, so that
// a phone can move it on; and how long a student has been at the desk of a run for an
// assignment, and how often they were refused there.
func createSeminars(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE seminars (
			id {id},
			class_id bigint UNIQUE REFERENCES classes(id) ON DELETE CASCADE,
			assignment_id bigint UNIQUE REFERENCES assignments(id) ON DELETE CASCADE,
			part text NOT NULL,
			moment text NOT NULL,
			changed bigint NOT NULL)`,
		`CREATE TABLE presences (
			run_id bigint NOT NULL PRIMARY KEY REFERENCES runs(id) ON DELETE CASCADE,
			turn bigint NOT NULL,
			seen_at bigint NOT NULL,
			present bigint NOT NULL,
			refused bigint NOT NULL)`)
}
