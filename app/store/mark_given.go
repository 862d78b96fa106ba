package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/mark"
	"caseload/app/store/row"
	"caseload/app/who"
)

// GivenMarks returns the marks that a student was given for an assignment, the oldest first,
// and whether it is being marked again, with why. The error is ErrForbidden while marks
// aren't released.
func (s *Store) GivenMarks(ctx context.Context, a Assigned) (list []mark.Given, again bool, why string, err error) {
	doing := fmt.Sprintf("marks of a student of assignment %d", a.assignment.ID)
	if err := s.opensAssignment(a.Open()); err != nil {
		return nil, false, "", in(doing, err)
	}
	db := s.read(ctx)
	m, err := row.MarkingOf(db, a.assignment.ID)
	if err == nil && !who.May(who.Student, who.ReadMark, who.Own, m.State()) {
		err = ErrForbidden
	}
	if err != nil {
		return nil, false, "", in(doing, err)
	}
	list, _, err = row.GivenMarks(db, "given_marks.assignment_id = ? AND given_marks.person_id = ?", a.assignment.ID, a.by.id)
	if err == nil && len(list) > 0 && list[len(list)-1].Rubric.Edition < m.Since {
		again, why = true, m.Why
	}
	return list, again, why, in(doing, err)
}

// MarksOf returns all marks that a person was given, the oldest first.
func (s *Store) MarksOf(ctx context.Context, p Person) ([]mark.Given, error) {
	doing := fmt.Sprintf("marks of person %d", p.id)
	if err := s.isPerson(p); err != nil {
		return nil, in(doing, err)
	}
	list, _, err := row.GivenMarks(s.read(ctx), "given_marks.person_id = ?", p.id)
	return list, in(doing, err)
}

// MarkedIn returns the number of the assignment for which m's student was given a mark of
// this run, or 0 if they weren't.
func (s *Store) MarkedIn(ctx context.Context, m Mine) (int64, error) {
	doing := fmt.Sprintf("mark of run %d", m.run.ID)
	if err := s.IsMine(m); err != nil {
		return 0, in(doing, err)
	}
	var ids []int64
	err := s.read(ctx).Raw(`SELECT given_marks.assignment_id FROM given_marks JOIN marks ON marks.id = mark_id
		JOIN guests ON guests.person_id = given_marks.person_id WHERE guests.id = ? AND marks.run_id = ? LIMIT 1`, m.guest, m.run.ID).Scan(&ids).Error
	return append(ids, 0)[0], in(doing, err)
}

// MarksSeen notes that a student has seen the marks that they were given for an assignment.
func (s *Store) MarksSeen(ctx context.Context, a Assigned) error {
	doing := fmt.Sprintf("marks of assignment %d are seen", a.assignment.ID)
	if err := s.opensAssignment(a.Open()); err != nil {
		return in(doing, err)
	}
	now := millis(s.now())
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		return tx.Model(&row.Given{}).Where("assignment_id = ? AND person_id = ? AND seen_at IS NULL", a.assignment.ID, a.by.id).Update("seen_at", now).Error
	}))
}
