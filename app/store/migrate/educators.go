package migrate

import "gorm.io/gorm"

// createEducators is the fourteenth migration. It adds which students of a cohort were given to
// which of its practice educators. Who leaves the cohort is given to nobody any longer.
func createEducators(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE cohort_given (
			cohort_id bigint NOT NULL,
			educator_id bigint NOT NULL,
			student_id bigint NOT NULL,
			created_at bigint NOT NULL,
			PRIMARY KEY (cohort_id, educator_id, student_id),
			FOREIGN KEY (cohort_id, educator_id) REFERENCES cohort_members(cohort_id, person_id) ON DELETE CASCADE,
			FOREIGN KEY (cohort_id, student_id) REFERENCES cohort_members(cohort_id, person_id) ON DELETE CASCADE)`,
		"CREATE INDEX idx_cohort_given_student_id ON cohort_given (cohort_id, student_id)")
}
