package row

import (
	"encoding/json"

	"gorm.io/gorm"

	"caseload/app/mark"
)

// Marking is how an assignment is marked.
type Marking struct {
	AssignmentID int64 `gorm:"primaryKey;autoIncrement:false"`
	Anonymous    bool
	Second       mark.Markers
	Difference   int
	Lateness     bool
	Edition      int
	Since        int
	Changed      int
	ReleasedAt   *int64
}

// TableName is for GORM.
func (Marking) TableName() string { return "markings" }

// Rubric is an edition of a rubric.
type Rubric struct {
	AssignmentID int64  `gorm:"primaryKey;autoIncrement:false"`
	Edition      int    `gorm:"primaryKey;autoIncrement:false"`
	Criteria     string // JSON
	Why          string
	MadeAt       int64
}

// TableName is for GORM.
func (Rubric) TableName() string { return "rubrics" }

func (r Rubric) rubric() (mark.Rubric, error) {
	of := mark.Rubric{Edition: r.Edition, Why: r.Why, At: at(r.MadeAt)}
	return of, json.Unmarshal([]byte(r.Criteria), &of.Criteria)
}

// MarkingOf returns how an assignment is marked.
func MarkingOf(db *gorm.DB, assignment int64) (mark.Marking, error) {
	var rows []Marking
	if err := db.Where("assignment_id = ?", assignment).Limit(1).Find(&rows).Error; err != nil || len(rows) == 0 {
		return mark.Marking{Anonymous: true, Second: mark.Single}, err
	}
	r := rows[0]
	m := mark.Marking{Anonymous: r.Anonymous, Second: r.Second, Difference: r.Difference, Lateness: r.Lateness, Since: r.Since, Changed: r.Changed, Released: atOrNone(r.ReleasedAt)}
	var rubric Rubric
	err := db.Take(&rubric, "assignment_id = ? AND edition = ?", assignment, r.Edition).Error
	if err == nil {
		m.Rubric, err = rubric.rubric()
	}
	return m, err
}

// Rubrics returns every edition of an assignment's rubric, the first one first.
func Rubrics(db *gorm.DB, assignment int64) ([]mark.Rubric, error) {
	var rows []Rubric
	err := db.Where("assignment_id = ?", assignment).Order("edition").Find(&rows).Error
	list := make([]mark.Rubric, len(rows))
	for i, r := range rows {
		if list[i], err = r.rubric(); err != nil {
			break
		}
	}
	return list, err
}
