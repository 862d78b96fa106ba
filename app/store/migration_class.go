package store

import "gorm.io/gorm"

// createClasses is the second step: classes, and what a run knows of the one it
// is in.
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
	// Said in SQL: GORM would make the table of runs anew for the sake of the
	// constraint, and with it delete all that hangs on a run.
	for _, sql := range []string{
		"ALTER TABLE runs ADD COLUMN class_id bigint REFERENCES classes(id) ON DELETE SET NULL",
		"ALTER TABLE runs ADD COLUMN extra bigint NOT NULL DEFAULT 0",
		// A guest has one run in a class.
		"CREATE UNIQUE INDEX idx_runs_class_id ON runs (class_id, guest_id)",
	} {
		if err := tx.Exec(sql).Error; err != nil {
			return err
		}
	}
	return nil
}
