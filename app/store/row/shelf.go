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
}

func (Shelved) TableName() string { return "shelf" }
