package row

// Lot is a row of the table lots.
type Lot struct {
	AssignmentID int64 `gorm:"primaryKey;autoIncrement:false"`
	PersonID     int64 `gorm:"primaryKey;autoIncrement:false"`
	Variant      int
}

// TableName is for GORM.
func (Lot) TableName() string { return "lots" }
