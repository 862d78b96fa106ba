package migrate

import "gorm.io/gorm"

// createCounts is the ninth migration. It adds how often something was done, by whom,
// and the secrets with which those who did it are kept.
func createCounts(tx *gorm.DB) error {
	return define(tx,
		`CREATE TABLE counts (
			what text NOT NULL,
			who text NOT NULL,
			ends_at bigint NOT NULL,
			n bigint NOT NULL,
			PRIMARY KEY (what, who, ends_at))`,
		"CREATE INDEX idx_counts_ends_at ON counts (ends_at)",
		`CREATE TABLE count_secrets (
			ends_at bigint NOT NULL PRIMARY KEY,
			secret text NOT NULL)`)
}
