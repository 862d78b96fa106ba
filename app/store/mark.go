package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/mark"
	"caseload/app/who"
)

// MarkedAssignment proves that the person asking may mark the runs for an assignment. It
// gives no right to learn whose they are.
type MarkedAssignment struct {
	openAssignment
	marking mark.Marking
	marks   bool // whatever has only the right to read it doesn't
}

// By returns who marks.
func (m MarkedAssignment) By() Person { return m.by }

// Marking returns how the assignment was marked when the proof was made.
func (m MarkedAssignment) Marking() mark.Marking { return m.marking }

func (s *Store) marksAssignment(m MarkedAssignment) error {
	if !m.marks {
		return ErrNobody
	}
	return firstError(s.isPerson(m.by), s.opensAssignment(m.Open()))
}

// MarkAssignment checks that a person may mark the runs for an assignment, whether or not it
// is a marked one. The errors are those of OpenAssignment.
func (s *Store) MarkAssignment(ctx context.Context, p Person, id int64) (MarkedAssignment, error) {
	o, err := s.assignmentFor(ctx, p, id, who.Mark, who.State{})
	if err != nil {
		return MarkedAssignment{}, err
	}
	marking, err := s.MarkingOf(ctx, o)
	return MarkedAssignment{o, marking, true}, err
}

func (m MarkedAssignment) audit(tx *gorm.DB, what string, candidate int, at time.Time) error {
	return NoteAct(tx, m.cohort.Organisation, m.by.id, who.Mark, m.assignment.ID, fmt.Sprintf("%s of candidate %d", what, candidate), at)
}
