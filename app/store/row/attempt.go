package row

// DeletedAttempts is a row of the table deleted_attempts.
type DeletedAttempts struct {
	AssignmentID int64 `gorm:"primaryKey;autoIncrement:false"`
	PersonID     int64 `gorm:"primaryKey;autoIncrement:false"`
	Attempts     int
}

// TableName is for GORM.
func (DeletedAttempts) TableName() string { return "deleted_attempts" }
