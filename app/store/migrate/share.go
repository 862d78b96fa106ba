package migrate

import "gorm.io/gorm"

// createShares is the fourth migration. It adds what students let others read of
// their reflections.
func createShares(tx *gorm.DB) error {
	type run struct {
		ID int64 `gorm:"primaryKey;autoIncrement"`
	}
	type share struct {
		RunID     int64  `gorm:"primaryKey;autoIncrement:false;not null"`
		Run       run    `gorm:"constraint:OnDelete:CASCADE"`
		Secret    string `gorm:"not null;size:64;uniqueIndex"`
		Parts     string `gorm:"not null"`
		CreatedAt int64  `gorm:"not null;autoCreateTime:false"`
	}
	return tx.Migrator().CreateTable(&share{})
}
