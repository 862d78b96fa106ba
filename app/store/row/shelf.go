package row

// Shelved is a version on the shelf, or one that was there.
type Shelved struct {
	ID            int64 `gorm:"primaryKey"`
	PublicationID int64
	Slug          string
	Version       string
	About         string // JSON
	WithdrawnAt   *int64 // nil while it can be begun
	Why           string
	WithdrawnBy   int64  // the person of the partnership; 0 for the operator, and where there is no reason
	HiddenAt      *int64 // since when those who have begun it aren't shown its texts; nil while they are
}

func (Shelved) TableName() string { return "shelf" }
