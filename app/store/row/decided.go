package row

// Decided is what several classes and assignments decided, counted together once.
type Decided struct {
	ID      int64 `gorm:"primaryKey"`
	Version string
	MadeAt  int64
	Moments string // JSON
}

func (Decided) TableName() string { return "decided" }

// DecidedIn is one of the classes and assignments that were counted.
type DecidedIn struct {
	ID           int64 `gorm:"primaryKey"`
	DecidedID    int64
	ClassID      *int64
	AssignmentID *int64
}

func (DecidedIn) TableName() string { return "decided_in" }
