package migrate

import "gorm.io/gorm"

// createChores is the tenth migration. It adds background work, with the leases on
// it, and the records that earlier programs haven't made yet.
func createChores(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE chores (
			kind text NOT NULL,
			key text NOT NULL,
			due_at bigint NOT NULL,
			holder text NOT NULL DEFAULT '',
			leased_until bigint NOT NULL DEFAULT 0,
			attempts bigint NOT NULL DEFAULT 0,
			error text NOT NULL DEFAULT '',
			PRIMARY KEY (kind, key))`,
		"CREATE INDEX idx_chores_due_at ON chores (kind, due_at)",
		`INSERT INTO chores (kind, key, due_at)
			SELECT 'record', CAST(id AS text), ended_at FROM runs
			WHERE ended_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM debriefs WHERE run_id = runs.id)`)
}
