package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/who"
)

// ExportMarks checks that whoever marks an assignment may take its marks away as a file, and
// notes in the audit log that they do, and as what.
func (s *Store) ExportMarks(ctx context.Context, m MarkedAssignment, as string) error {
	doing := fmt.Sprintf("export the marks of assignment %d", m.assignment.ID)
	err := firstError(s.marksAssignment(m), TextWithin("a kind of file", as, MaxKey))
	if err == nil {
		_, err = s.assignmentFor(ctx, m.by, m.assignment.ID, who.ExportMarks, m.marking.State())
	}
	if err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		return NoteAct(tx, m.cohort.Organisation, m.by.id, who.ExportMarks, m.assignment.ID, as, now)
	}))
}

// StudentsMarked returns all students of an assignment that is marked, by name. The errors
// are those of Whose.
func (s *Store) StudentsMarked(ctx context.Context, m MarkedAssignment) ([]Listed, error) {
	doing := fmt.Sprintf("students of marked assignment %d", m.assignment.ID)
	err := s.marksAssignment(m)
	if err == nil {
		_, err = s.assignmentFor(ctx, m.by, m.assignment.ID, who.SeeWhose, m.marking.State())
	}
	if err != nil {
		return nil, in(doing, err)
	}
	return s.cohortMembers(ctx, m.cohort.ID, who.Student)
}
