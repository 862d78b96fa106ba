package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/store/row"
)

// MarkApart has a candidate be marked apart from the partner with whom they have the run that
// counts, and says why. Each of the two keeps the marks that there are, and what is said from
// then on is said of one. It can't be taken back. The error is ErrNotFound if they have no
// such partner, or are marked apart already.
func (s *Store) MarkApart(ctx context.Context, m MarkedAssignment, number int, why string) error {
	doing := fmt.Sprintf("mark candidate %d of assignment %d apart", number, m.assignment.ID)
	if err := firstError(s.marksAssignment(m), TextWithin("a reason", why, MaxWhy)); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		marking, err := m.assignment.lockMarking(tx)
		if err != nil {
			return err
		}
		c, with, err := s.candidate(tx, m.Open(), marking, number)
		if err == nil && len(with) == 0 {
			err = ErrNotFound
		}
		if err != nil {
			return err
		}
		return firstError(
			tx.Model(&row.Candidate{}).Where("assignment_id = ? AND person_id = ?", m.assignment.ID, c.person).Updates(map[string]any{"apart": why, "apart_run": c.run.ID}).Error,
			m.audit(tx, "mark apart", number, now))
	}))
}
