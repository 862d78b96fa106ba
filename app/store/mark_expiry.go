package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/store/database"
	"caseload/app/store/row"
	"caseload/app/who"
)

// Marks are kept as long as what they are of: for the organisation's days after the last day
// of their assignment, and while it has a run. They don't go within thirty days after one was
// given or changed, or after the organisation changed its settings.

// marksOver is an assignment whose marks are over.
type marksOver struct {
	Row          assignmentRow `gorm:"embedded"`
	Organisation int64
	Kept         int
	Longest      *int64 // the latest date that a student was given
	Students     int
}

// marksOver returns the assignments whose marks are over then; those of one organisation
// alone, unless organisation is 0.
func (s *Store) marksOver(db *gorm.DB, then time.Time, organisation int64) (list []marksOver, err error) {
	var rows []marksOver
	err = db.Raw(`SELECT assignments.*, cohorts.organisation_id AS organisation, organisations.kept_days AS kept,
			(SELECT MAX(due_at) FROM allowances WHERE allowances.assignment_id = assignments.id) AS longest,
			(SELECT COUNT(*) FROM candidates WHERE candidates.assignment_id = assignments.id) AS students
		FROM assignments JOIN cohorts ON cohorts.id = cohort_id JOIN organisations ON organisations.id = cohorts.organisation_id
		WHERE assignments.due_at <= @notice AND (@organisation = 0 OR organisations.id = @organisation)
			AND EXISTS (SELECT 1 FROM candidates WHERE candidates.assignment_id = assignments.id)
			AND NOT EXISTS (SELECT 1 FROM runs WHERE runs.assignment_id = assignments.id AND expires_at > @then)
			AND NOT EXISTS (SELECT 1 FROM marks WHERE marks.assignment_id = assignments.id AND changed_at > @notice)
			AND NOT EXISTS (SELECT 1 FROM given_marks WHERE given_marks.assignment_id = assignments.id AND given_at > @notice)
			AND NOT EXISTS (SELECT 1 FROM audit WHERE audit.organisation_id = organisations.id AND act = @settings AND person <> 0 AND made_at > @notice)
		ORDER BY assignments.id`,
		map[string]any{"then": millis(then), "notice": millis(then.Add(-leastNotice)), "settings": who.ChangeOrganisation, "organisation": organisation}).Scan(&rows).Error
	for _, r := range rows {
		last := r.Row.assignment().Until(Allowance{Due: timeOf(r.Longest)})
		if !then.Before(last.AddDate(0, 0, Organisation{KeptDays: r.Kept}.Kept())) {
			list = append(list, r)
		}
	}
	return list, err
}

// MarksKeptUntil returns until when the marks for an assignment are kept at least, if nobody
// is given longer.
func (o OpenAssignment) MarksKeptUntil() time.Time {
	return o.assignment.Until(Allowance{}).AddDate(0, 0, o.kept)
}

// deleteSomeMarks deletes the marks of some students whose assignment's are over, with the
// numbers by which they were marked. The audit log says of how many.
func (s *Store) deleteSomeMarks(ctx context.Context, now time.Time) (int, error) {
	const deletedTogether = 20 // students
	deleted := NewTold[int]()
	err := s.write(ctx, func(tx *gorm.DB) error {
		deleted.Is(0)
		alone, err := database.TryKey(tx, lockDeleting)
		if err != nil || !alone {
			return err
		}
		over, err := s.marksOver(tx, now, 0)
		if err != nil || len(over) == 0 {
			return err
		}
		of := over[0]
		if _, err := of.Row.assignment().lockMarking(tx); err != nil {
			return err
		}
		var persons []int64
		err = tx.Model(&row.Candidate{}).Where("assignment_id = ?", of.Row.ID).Order("person_id").Limit(deletedTogether).Pluck("person_id", &persons).Error
		if err != nil {
			return err
		}
		deleted.Is(len(persons))
		return firstError(
			tx.Where("assignment_id = ? AND person_id IN ?", of.Row.ID, persons).Delete(&row.Candidate{}).Error,
			NoteAct(tx, of.Organisation, 0, who.ChangeOrganisation, of.Organisation, fmt.Sprintf("marks for assignment %d whose time was over, deleted: of %d students", of.Row.ID, len(persons)), s.now()))
	})
	if err != nil {
		return 0, err
	}
	return <-deleted, nil
}
