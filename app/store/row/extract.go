package row

// Extract is a row of the table extracts.
type Extract struct {
	ID         int64 `gorm:"primaryKey"`
	CohortID   int64
	StudentID  int64
	EducatorID int64
	Purpose    string
	Message    string
	MadeAt     int64
	ReadAt     *int64
}

// TableName is for GORM.
func (Extract) TableName() string { return "extracts" }

// Piece is a row of the table extract_pieces.
type Piece struct {
	ExtractID int64 `gorm:"primaryKey;autoIncrement:false"`
	Place     int   `gorm:"primaryKey;autoIncrement:false"`
	RunID     int64
	Turn      int
	Kind      string
	Heading   string
	Label     string
	Text      string
}

// TableName is for GORM.
func (Piece) TableName() string { return "extract_pieces" }
