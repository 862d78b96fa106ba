package row

// Seminar is a row of the table seminars.
type Seminar struct {
	ID           int64 `gorm:"primaryKey"`
	ClassID      *int64
	AssignmentID *int64
	Part, Moment string
	Changed      int64
}

// TableName is for GORM.
func (Seminar) TableName() string { return "seminars" }
