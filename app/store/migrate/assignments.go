package migrate

import "gorm.io/gorm"

// createAssignments is the fifteenth migration. It adds assignments, what single
// students are given beside them, which run is for which assignment, and the time zone
// of an organisation.
func createAssignments(tx *gorm.DB) error {
	return define(tx,
		"ALTER TABLE organisations ADD COLUMN zone text NOT NULL DEFAULT 'Europe/London'",
		`CREATE TABLE assignments (
			id {id},
			cohort_id bigint NOT NULL REFERENCES cohorts(id) ON DELETE CASCADE,
			name text NOT NULL,
			version text NOT NULL REFERENCES versions(digest) ON DELETE RESTRICT,
			employer text NOT NULL,
			terms text NOT NULL,
			luck text NOT NULL,
			minutes bigint NOT NULL,
			attempts bigint NOT NULL,
			practice boolean NOT NULL,
			tries text NOT NULL,
			debrief text NOT NULL,
			marked boolean NOT NULL,
			opens_at bigint NOT NULL,
			due_at bigint NOT NULL,
			late_at bigint,
			released_at bigint,
			changed bigint NOT NULL,
			created_at bigint NOT NULL)`,
		"CREATE INDEX idx_assignments_cohort_id ON assignments (cohort_id)",
		`CREATE TABLE allowances (
			assignment_id bigint NOT NULL REFERENCES assignments(id) ON DELETE CASCADE,
			person_id bigint NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
			due_at bigint,
			minutes bigint NOT NULL,
			attempts bigint NOT NULL,
			why text NOT NULL,
			given_by bigint NOT NULL,
			PRIMARY KEY (assignment_id, person_id))`,
		"CREATE INDEX idx_allowances_person_id ON allowances (person_id)",
		"ALTER TABLE runs ADD COLUMN assignment_id bigint REFERENCES assignments(id) ON DELETE SET NULL",
		"ALTER TABLE runs ADD COLUMN practice boolean NOT NULL DEFAULT {false}",
		"CREATE INDEX idx_runs_assignment_id ON runs (assignment_id, guest_id)")
}
