package row

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"caseload/app/mark"
)

// Mark is a mark, in place or replaced.
type Mark struct {
	ID           int64 `gorm:"primaryKey"`
	AssignmentID int64
	PersonID     int64
	RunID        *int64
	Place        mark.Place
	MarkerID     *int64
	Edition      int
	Points       string // JSON
	Comment      string
	Why          string
	Changed      int
	ChangedAt    int64
	HandedAt     *int64
	ReplacedAt   *int64
}

// TableName is for GORM.
func (Mark) TableName() string { return "marks" }

// MarkOf is a mark, and the run that it is of; 0 if that was deleted.
type MarkOf struct {
	Mark mark.Mark
	Run  int64
}

// Marks returns all marks for an assignment by student: those in place, and then the others,
// newest first; of these persons alone, unless there are none. Whoever has the role of leads in the
// cohort leads it.
func Marks(db *gorm.DB, assignment int64, persons []int64, cohort int64, leads any) (map[int64][]MarkOf, error) {
	var rows []struct {
		Row   Mark `gorm:"embedded"`
		Name  *string
		Leads bool
	}
	err := db.Raw(`SELECT marks.*, persons.name AS name, cohort_members.person_id IS NOT NULL AS leads FROM marks
		LEFT JOIN persons ON persons.id = marks.marker_id
		LEFT JOIN cohort_members ON cohort_members.person_id = marks.marker_id AND cohort_members.cohort_id = ? AND cohort_members.role = ?
		WHERE assignment_id = ? AND `+ofFew("marks", persons)+` ORDER BY replaced_at IS NOT NULL, marks.id DESC`, cohort, leads, assignment).Scan(&rows).Error
	marks := map[int64][]MarkOf{}
	for _, r := range rows {
		m := mark.Mark{
			ID: r.Row.ID, Place: r.Row.Place, Edition: r.Row.Edition, Comment: r.Row.Comment, Why: r.Row.Why, Changed: r.Row.Changed,
			At: at(r.Row.ChangedAt), Handed: atOrNone(r.Row.HandedAt), Replaced: atOrNone(r.Row.ReplacedAt), Left: !r.Leads,
		}
		if r.Row.MarkerID != nil && r.Name != nil {
			m.Marker, m.Name = *r.Row.MarkerID, *r.Name
		}
		if err := json.Unmarshal([]byte(r.Row.Points), &m.Points); err != nil {
			return nil, err
		}
		marks[r.Row.PersonID] = append(marks[r.Row.PersonID], MarkOf{m, number(r.Row.RunID)})
	}
	return marks, err
}

// CountMarks counts the marks for an assignment that nothing has taken the place of.
func CountMarks(db *gorm.DB, assignment int64) (n int64, err error) {
	return n, db.Model(&Mark{}).Where("assignment_id = ? AND replaced_at IS NULL", assignment).Count(&n).Error
}

// Candidate is the number under which a student is marked.
type Candidate struct {
	AssignmentID int64 `gorm:"primaryKey;autoIncrement:false"`
	PersonID     int64 `gorm:"primaryKey;autoIncrement:false"`
	Number       int
	Apart        string // why they are marked apart from the partner; "" if they aren't
	ApartRun     int64  // in this run
}

// TableName is for GORM.
func (Candidate) TableName() string { return "candidates" }

// Given is a mark as a student was given it.
type Given struct {
	ID           int64 `gorm:"primaryKey"`
	AssignmentID int64
	PersonID     int64
	MarkID       *int64
	Edition      int
	Points       string // JSON
	Comment      string
	Why          string
	Apart        string
	GivenAt      int64
	SeenAt       *int64
}

// TableName is for GORM.
func (Given) TableName() string { return "given_marks" }

// GivenMarks returns given marks with their rubrics, the oldest first, and whose they are.
func GivenMarks(db *gorm.DB, which string, args ...any) (list []mark.Given, of []int64, err error) {
	var rows []struct {
		Row      Given `gorm:"embedded"`
		Name     string
		Criteria string
		Run      int64
	}
	err = db.Raw(`SELECT given_marks.*, assignments.name AS name, rubrics.criteria AS criteria, COALESCE(marks.run_id, 0) AS run FROM given_marks
		LEFT JOIN marks ON marks.id = given_marks.mark_id
		JOIN assignments ON assignments.id = given_marks.assignment_id
		JOIN rubrics ON rubrics.assignment_id = given_marks.assignment_id AND rubrics.edition = given_marks.edition
		WHERE `+which+` ORDER BY given_marks.id`, args...).Scan(&rows).Error
	for _, r := range rows {
		g := mark.Given{Assignment: r.Row.AssignmentID, Name: r.Name, Mark: number(r.Row.MarkID), Run: r.Run, Comment: r.Row.Comment, Why: r.Row.Why, Apart: r.Row.Apart, At: at(r.Row.GivenAt), Seen: r.Row.SeenAt != nil}
		g.Rubric.Edition = r.Row.Edition
		if err := json.Unmarshal([]byte(r.Row.Points), &g.Points); err != nil {
			return nil, nil, err
		}
		if err := json.Unmarshal([]byte(r.Criteria), &g.Rubric.Criteria); err != nil {
			return nil, nil, err
		}
		list, of = append(list, g), append(of, r.Row.PersonID)
	}
	return list, of, err
}

// LastGiven returns what the students of an assignment were given last; that of these persons
// alone, unless there are none.
func LastGiven(db *gorm.DB, assignment int64, persons []int64) (map[int64]*mark.Given, error) {
	list, of, err := GivenMarks(db, "given_marks.assignment_id = ? AND "+ofFew("given_marks", persons), assignment)
	last := map[int64]*mark.Given{}
	for i, person := range of {
		last[person] = &list[i]
	}
	return last, err
}

// ofFew is a condition on the rows of a table; nobody is everybody.
func ofFew(table string, persons []int64) string {
	if len(persons) == 0 {
		return "TRUE"
	}
	list := make([]string, len(persons))
	for i, id := range persons {
		list[i] = strconv.FormatInt(id, 10)
	}
	return fmt.Sprintf("%s.person_id IN (%s)", table, strings.Join(list, ", "))
}

func at(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

func atOrNone(ms *int64) *time.Time {
	if ms == nil {
		return nil
	}
	t := at(*ms)
	return &t
}

func number(id *int64) int64 {
	if id == nil {
		return 0
	}
	return *id
}
