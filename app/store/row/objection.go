package row

// Objection is what somebody says is wrong or unfair in a scenario.
type Objection struct {
	ID      int64 `gorm:"primaryKey"`
	Version string
	About   string
	Kind    string
	Text    string
	MadeOn  string
}

func (Objection) TableName() string { return "objections" }
