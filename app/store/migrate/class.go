package migrate

import "gorm.io/gorm"

// createClasses is the second migration. It adds classes, and the columns that
// connect a run with its class.
func createClasses(tx *gorm.DB) error {
	type version struct {
		Digest string `gorm:"primaryKey;size:64;not null"`
	}
	type class struct {
		ID         int64   `gorm:"primaryKey;autoIncrement"`
		Code       string  `gorm:"not null;size:16;uniqueIndex"`
		SecretHash []byte  `gorm:"not null"`
		Version    string  `gorm:"not null;size:64"`
		Frozen     version `gorm:"foreignKey:Version;references:Digest;constraint:OnDelete:RESTRICT"`
		Employer   string  `gorm:"not null;size:40"`
		Terms      string  `gorm:"not null"`
		Luck       string  `gorm:"not null"`
		Minutes    int     `gorm:"not null"`
		EndsAt     *int64
		CreatedAt  int64 `gorm:"not null;autoCreateTime:false"`
		ExpiresAt  int64 `gorm:"not null;index"`
	}
	if err := tx.Migrator().CreateTable(&class{}); err != nil {
		return err
	}
	// In SQL, because for the constraint GORM would recreate the table of runs,
	// which would delete everything that refers to a run.
	return define(tx,
		"ALTER TABLE runs ADD COLUMN class_id bigint REFERENCES classes(id) ON DELETE SET NULL",
		"ALTER TABLE runs ADD COLUMN extra bigint NOT NULL DEFAULT 0",
		// A guest has at most one run in a class.
		"CREATE UNIQUE INDEX idx_runs_class_id ON runs (class_id, guest_id)")
}
