package migrate

import "gorm.io/gorm"

// createMarks is the twenty-sixth migration. It adds how an assignment is marked, each
// edition of its rubric, the number under which a student's run is marked, marks, and what
// students have been given of them. Marks belong to an assignment and a student, not to a
// run: one that is deleted or expires leaves its mark. They go with the student, and with the
// assignment; who marked may be erased.
func createMarks(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE markings (
			assignment_id bigint NOT NULL PRIMARY KEY REFERENCES assignments(id) ON DELETE CASCADE,
			anonymous boolean NOT NULL,
			second text NOT NULL,
			difference bigint NOT NULL,
			lateness boolean NOT NULL,
			edition bigint NOT NULL,
			since bigint NOT NULL,
			changed bigint NOT NULL,
			released_at bigint)`,
		`CREATE TABLE rubrics (
			assignment_id bigint NOT NULL REFERENCES assignments(id) ON DELETE CASCADE,
			edition bigint NOT NULL,
			criteria text NOT NULL,
			why text NOT NULL,
			made_at bigint NOT NULL,
			PRIMARY KEY (assignment_id, edition))`,
		`CREATE TABLE candidates (
			assignment_id bigint NOT NULL REFERENCES assignments(id) ON DELETE CASCADE,
			person_id bigint NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
			number bigint NOT NULL,
			PRIMARY KEY (assignment_id, person_id),
			UNIQUE (assignment_id, number))`,
		"CREATE INDEX idx_candidates_person_id ON candidates (person_id)",
		`CREATE TABLE marks (
			id {id},
			assignment_id bigint NOT NULL,
			person_id bigint NOT NULL,
			run_id bigint REFERENCES runs(id) ON DELETE SET NULL,
			place text NOT NULL,
			marker_id bigint REFERENCES persons(id) ON DELETE SET NULL,
			edition bigint NOT NULL,
			points text NOT NULL,
			comment text NOT NULL,
			why text NOT NULL,
			changed bigint NOT NULL,
			changed_at bigint NOT NULL,
			handed_at bigint,
			replaced_at bigint,
			FOREIGN KEY (assignment_id, person_id) REFERENCES candidates(assignment_id, person_id) ON DELETE CASCADE)`,
		"CREATE INDEX idx_marks_candidate ON marks (assignment_id, person_id)",
		"CREATE UNIQUE INDEX idx_marks_place ON marks (assignment_id, person_id, place) WHERE replaced_at IS NULL",
		"CREATE INDEX idx_marks_run_id ON marks (run_id)",
		"CREATE INDEX idx_marks_marker_id ON marks (marker_id)",
		`CREATE TABLE given_marks (
			id {id},
			assignment_id bigint NOT NULL,
			person_id bigint NOT NULL,
			mark_id bigint REFERENCES marks(id) ON DELETE SET NULL,
			edition bigint NOT NULL,
			points text NOT NULL,
			comment text NOT NULL,
			why text NOT NULL,
			given_at bigint NOT NULL,
			seen_at bigint,
			FOREIGN KEY (assignment_id, person_id) REFERENCES candidates(assignment_id, person_id) ON DELETE CASCADE)`,
		"CREATE INDEX idx_given_marks_candidate ON given_marks (assignment_id, person_id)",
		"CREATE INDEX idx_given_marks_mark_id ON given_marks (mark_id)")
}
