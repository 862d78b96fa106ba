package migrate

import "gorm.io/gorm"

// createCursors adds where those are in a file of a draft who have it open in an editor.
func createCursors(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE cursors (
			file_id bigint NOT NULL REFERENCES draft_files(id) ON DELETE CASCADE,
			client text NOT NULL,
			person_id bigint NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
			version bigint NOT NULL,
			anchor bigint NOT NULL,
			head bigint NOT NULL,
			seen_at bigint NOT NULL,
			PRIMARY KEY (file_id, client))`,
		"CREATE INDEX idx_cursors_person_id ON cursors (person_id)")
}
