package migrate

import "gorm.io/gorm"

// createExtracts adds what students have handed to their practice educators. An extract goes
// with its student's place in the cohort and with its practice educator, and each piece of
// it with the run that it is from.
func createExtracts(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE extracts (
			id {id},
			cohort_id bigint NOT NULL,
			student_id bigint NOT NULL,
			educator_id bigint NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
			purpose text NOT NULL,
			message text NOT NULL,
			made_at bigint NOT NULL,
			read_at bigint,
			FOREIGN KEY (cohort_id, student_id) REFERENCES cohort_members(cohort_id, person_id) ON DELETE CASCADE)`,
		"CREATE INDEX idx_extracts_student ON extracts (cohort_id, student_id)",
		"CREATE INDEX idx_extracts_educator_id ON extracts (educator_id)",
		`CREATE TABLE extract_pieces (
			extract_id bigint NOT NULL REFERENCES extracts(id) ON DELETE CASCADE,
			place bigint NOT NULL,
			run_id bigint NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
			turn bigint NOT NULL,
			kind text NOT NULL,
			heading text NOT NULL,
			label text NOT NULL,
			text text NOT NULL,
			PRIMARY KEY (extract_id, place))`,
		"CREATE INDEX idx_extract_pieces_run ON extract_pieces (run_id, turn, kind)")
}
