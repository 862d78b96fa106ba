package migrate

import "gorm.io/gorm"

// createSamples adds the sample of an assignment's marked runs, what moderators say of the
// marks in it, and external examiners. One is there from their invitation on, and stays, with
// their report, when they have ended or were erased.
func createSamples(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE samples (
			assignment_id bigint NOT NULL PRIMARY KEY REFERENCES assignments(id) ON DELETE CASCADE,
			size bigint NOT NULL,
			pass bigint,
			drawn_at bigint NOT NULL)`,
		`CREATE TABLE sampled (
			assignment_id bigint NOT NULL REFERENCES samples(assignment_id) ON DELETE CASCADE,
			person_id bigint NOT NULL,
			stratum text NOT NULL,
			drawn_at bigint NOT NULL,
			PRIMARY KEY (assignment_id, person_id),
			FOREIGN KEY (assignment_id, person_id) REFERENCES candidates(assignment_id, person_id) ON DELETE CASCADE)`,
		`CREATE TABLE opinions (
			id {id},
			assignment_id bigint NOT NULL,
			person_id bigint NOT NULL,
			mark_id bigint REFERENCES marks(id) ON DELETE SET NULL,
			moderator_id bigint REFERENCES persons(id) ON DELETE SET NULL,
			agrees boolean NOT NULL,
			text text NOT NULL,
			made_at bigint NOT NULL,
			FOREIGN KEY (assignment_id, person_id) REFERENCES sampled(assignment_id, person_id) ON DELETE CASCADE)`,
		"CREATE INDEX idx_opinions_sampled ON opinions (assignment_id, person_id)",
		"CREATE INDEX idx_opinions_mark_id ON opinions (mark_id)",
		"CREATE INDEX idx_opinions_moderator_id ON opinions (moderator_id)",
		`CREATE TABLE examiners (
			id {id},
			assignment_id bigint NOT NULL REFERENCES assignments(id) ON DELETE CASCADE,
			person_id bigint REFERENCES persons(id) ON DELETE SET NULL,
			email text NOT NULL,
			invited_at bigint NOT NULL,
			came_at bigint,
			ended_at bigint,
			report text NOT NULL,
			reported_at bigint)`,
		"CREATE INDEX idx_examiners_assignment_id ON examiners (assignment_id)",
		"CREATE INDEX idx_examiners_person_id ON examiners (person_id)",
		"ALTER TABLE invitations ADD COLUMN examiner_id bigint REFERENCES examiners(id) ON DELETE CASCADE",
		"CREATE INDEX idx_invitations_examiner_id ON invitations (examiner_id)")
}
