package row

// PairCode is a row of the table pair_codes.
type PairCode struct {
	AssignmentID int64 `gorm:"primaryKey;autoIncrement:false"`
	PersonID     int64 `gorm:"primaryKey;autoIncrement:false"`
	Code         string
	ExpiresAt    int64
}

// TableName is for GORM.
func (PairCode) TableName() string { return "pair_codes" }
