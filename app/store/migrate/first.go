package migrate

import "gorm.io/gorm"

// createFirstTables is the first migration.
func createFirstTables(tx *gorm.DB) error {
	type version struct {
		Digest    string `gorm:"primaryKey;size:64;not null"`
		Slug      string `gorm:"not null;size:100"`
		Title     string `gorm:"not null"`
		Engine    string `gorm:"not null;size:100"`
		Rules     int    `gorm:"not null"`
		Files     []byte `gorm:"not null"`
		CreatedAt int64  `gorm:"not null;autoCreateTime:false"`
	}
	type guest struct {
		ID        int64  `gorm:"primaryKey;autoIncrement"`
		TokenHash []byte `gorm:"not null;uniqueIndex"`
		CreatedAt int64  `gorm:"not null;autoCreateTime:false"`
		ExpiresAt int64  `gorm:"not null;index"`
	}
	type run struct {
		// Numbers increase and are never reused: an old link must never lead to
		// somebody else's new run, not even by mistake.
		ID        int64   `gorm:"primaryKey;autoIncrement"`
		GuestID   int64   `gorm:"not null;index"`
		Guest     guest   `gorm:"constraint:OnDelete:CASCADE"`
		Version   string  `gorm:"not null;size:64"`
		Frozen    version `gorm:"foreignKey:Version;references:Digest;constraint:OnDelete:RESTRICT"`
		Terms     string  `gorm:"not null"`
		Luck      string  `gorm:"not null"`
		CreatedAt int64   `gorm:"not null;autoCreateTime:false"`
		ExpiresAt int64   `gorm:"not null;index"`
		EndedAt   *int64
	}
	type decision struct {
		RunID  int64  `gorm:"primaryKey;autoIncrement:false;not null"`
		Turn   int    `gorm:"primaryKey;autoIncrement:false;not null"`
		Run    run    `gorm:"constraint:OnDelete:CASCADE"`
		Offer  string `gorm:"not null;size:200"`
		With   string `gorm:"not null"`
		Digest string `gorm:"not null;size:64"`
		MadeAt int64  `gorm:"not null"`
	}
	type word struct {
		RunID int64  `gorm:"primaryKey;autoIncrement:false;not null"`
		Turn  int    `gorm:"primaryKey;autoIncrement:false;not null"`
		Kind  string `gorm:"primaryKey;size:40;not null"`
		Run   run    `gorm:"constraint:OnDelete:CASCADE"`
		Text  string `gorm:"not null"`
	}
	type record struct {
		RunID int64  `gorm:"primaryKey;autoIncrement:false;not null"`
		Turn  int    `gorm:"primaryKey;autoIncrement:false;not null"`
		Run   run    `gorm:"constraint:OnDelete:CASCADE"`
		Desk  []byte `gorm:"not null"`
	}
	type debrief struct {
		RunID int64  `gorm:"primaryKey;autoIncrement:false;not null"`
		Run   run    `gorm:"constraint:OnDelete:CASCADE"`
		Body  []byte `gorm:"not null"`
	}
	return tx.Migrator().CreateTable(
		&version{}, &guest{}, &run{}, &decision{}, &word{}, &record{}, &debrief{})
}
