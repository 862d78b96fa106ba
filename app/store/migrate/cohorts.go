package migrate

import "gorm.io/gorm"

// createCohorts is the twelfth migration. It adds cohorts, and who leads them and is in
// them.
func createCohorts(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE cohorts (
			id {id},
			organisation_id bigint NOT NULL REFERENCES organisations(id) ON DELETE CASCADE,
			name text NOT NULL,
			year text NOT NULL,
			code text NOT NULL,
			created_at bigint NOT NULL,
			archived_at bigint)`,
		"CREATE UNIQUE INDEX idx_cohorts_code ON cohorts (code)",
		"CREATE INDEX idx_cohorts_organisation_id ON cohorts (organisation_id)",
		// A person either leads a cohort or is a student in it.
		`CREATE TABLE cohort_members (
			cohort_id bigint NOT NULL REFERENCES cohorts(id) ON DELETE CASCADE,
			person_id bigint NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
			role text NOT NULL,
			created_at bigint NOT NULL,
			PRIMARY KEY (cohort_id, person_id))`,
		"CREATE INDEX idx_cohort_members_person_id ON cohort_members (person_id)")
}
