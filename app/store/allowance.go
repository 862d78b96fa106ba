package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"caseload/app/who"
)

// Allowance is what one student is allowed beside the others of an assignment. The zero
// Allowance is nothing.
type Allowance struct {
	Due      *time.Time // an extension; nil for none
	Minutes  int        // extra time on the live clock
	Attempts int        // beside those of everybody: a resit
	Why      string     // for whoever gave it; others don't get it
}

type allowanceRow struct {
	AssignmentID int64 `gorm:"primaryKey;autoIncrement:false"`
	PersonID     int64 `gorm:"primaryKey;autoIncrement:false"`
	DueAt        *int64
	Minutes      int
	Attempts     int
	Why          string
	GivenBy      int64
}

func (allowanceRow) TableName() string { return "allowances" }

// allowance returns the allowance without why it was given, unless by gave it.
func (r allowanceRow) allowance(by int64) Allowance {
	a := Allowance{Due: timeOf(r.DueAt), Minutes: r.Minutes, Attempts: r.Attempts}
	if r.GivenBy == by {
		a.Why = r.Why
	}
	return a
}

// nothing reports whether a gives nothing.
func (a Allowance) nothing() bool { return a.Due == nil && a.Minutes == 0 && a.Attempts == 0 }

// allowanceOf returns what a student was allowed, without why.
func allowanceOf(db *gorm.DB, assignment, person int64) (Allowance, error) {
	var rows []allowanceRow
	err := db.Where("assignment_id = ? AND person_id = ?", assignment, person).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return Allowance{}, err
	}
	return rows[0].allowance(0), nil
}

// GiveAllowance gives a student of an assignment's cohort an allowance in place of the one they
// have; an empty one takes it away. The error is ErrNotFound if they aren't a student
// there. The audit log says that something was given, and not what.
func (s *Store) GiveAllowance(ctx context.Context, l LedAssignment, student int64, a Allowance) error {
	doing := fmt.Sprintf("allowance of person %d for assignment %d", student, l.assignment.ID)
	if err := firstError(s.leadsAssignment(l), TextWithin("a reason", a.Why, MaxWhy)); err != nil {
		return in(doing, err)
	}
	now := s.now()
	row := allowanceRow{l.assignment.ID, student, millisOf(a.Due), a.Minutes, a.Attempts, a.Why, l.by.id}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		as, err := roleInCohort(tx, l.cohort.ID, student)
		if err == nil && as != who.Student {
			err = ErrNotFound
		}
		if err != nil {
			return err
		}
		if a.nothing() {
			err = tx.Where("assignment_id = ? AND person_id = ?", l.assignment.ID, student).Delete(&allowanceRow{}).Error
		} else {
			err = tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&row).Error
		}
		return firstError(err,
			NoteAct(tx, l.cohort.Organisation, l.by.id, who.GiveLonger, l.assignment.ID, fmt.Sprintf("person %d", student), now))
	}))
}

// Allowances returns what the students of an assignment were allowed, by their numbers.
// Why is there only for those that the person asking gave.
func (s *Store) Allowances(ctx context.Context, l LedAssignment) (map[int64]Allowance, error) {
	doing := fmt.Sprintf("allowances of assignment %d", l.assignment.ID)
	if err := s.leadsAssignment(l); err != nil {
		return nil, in(doing, err)
	}
	var rows []allowanceRow
	err := s.read(ctx).Where("assignment_id = ?", l.assignment.ID).Find(&rows).Error
	given := make(map[int64]Allowance, len(rows))
	for _, r := range rows {
		given[r.PersonID] = r.allowance(l.by.id)
	}
	return given, in(doing, err)
}
