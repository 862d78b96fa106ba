package migrate

import "gorm.io/gorm"

// createComments is the twentieth migration. It adds what staff say of a student's run, and
// what the student answers. Comments go with their run; those of a writer who is erased stay,
// without who wrote them.
func createComments(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE comments (
			id {id},
			run_id bigint NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
			day bigint NOT NULL DEFAULT 0,
			turn bigint NOT NULL DEFAULT 0,
			writer_id bigint REFERENCES persons(id) ON DELETE SET NULL,
			text text NOT NULL,
			made_at bigint NOT NULL,
			changed_at bigint,
			seen_at bigint,
			answer text NOT NULL DEFAULT '',
			answered_at bigint)`,
		"CREATE INDEX idx_comments_run_id ON comments (run_id)",
		"CREATE INDEX idx_comments_writer_id ON comments (writer_id)")
}
