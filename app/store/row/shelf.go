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

// Hidden is, in SQL, whether the texts of the version of a row of runs are hidden: somebody has decided
// so, and it isn't on the shelf.
const Hidden = `EXISTS (SELECT 1 FROM shelf WHERE shelf.version = runs.version AND hidden_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM shelf AS there WHERE there.version = shelf.version AND there.withdrawn_at IS NULL))`
