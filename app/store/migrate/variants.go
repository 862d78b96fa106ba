package migrate

import "gorm.io/gorm"

// addVariants is the migration that adds which names the families of a run have, whether
// students of an assignment are given names by lot, and which lot each of them drew.
func addVariants(tx *gorm.DB) error {
	return define(tx,
		"ALTER TABLE runs ADD COLUMN variant bigint NOT NULL DEFAULT 0",
		"ALTER TABLE assignments ADD COLUMN variants boolean NOT NULL DEFAULT {false}",
		`CREATE TABLE lots (
			assignment_id bigint NOT NULL REFERENCES assignments(id) ON DELETE CASCADE,
			person_id bigint NOT NULL REFERENCES persons(id) ON DELETE CASCADE,
			variant bigint NOT NULL,
			PRIMARY KEY (assignment_id, person_id))`,
		"CREATE INDEX idx_lots_person_id ON lots (person_id)")
}
