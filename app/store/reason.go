package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"caseload/app/who"
)

// ShowReason shows what weighed most for m's guest in the decision of a turn to those who
// follow the run, until it is withdrawn. Doing it twice is no error. It is ErrForbidden if
// nobody can follow the run, ErrNotFound if no reason is kept for that turn, and ErrClosed if
// the words are closed in this session.
func (s *Store) ShowReason(ctx context.Context, m Mine, turn int) error {
	doing := fmt.Sprintf("show the reason at turn %d of run %d", turn, m.run.ID)
	err := firstError(s.IsMine(m), m.open())
	if err == nil && !m.run.Followed() {
		err = ErrForbidden
	}
	if err != nil {
		return in(doing, err)
	}
	now := millis(s.now())
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		if err := m.hasStill(tx); err != nil {
			return err
		}
		shown := m.reason(tx, turn).Update("shown_at", gorm.Expr("COALESCE(shown_at, ?)", now))
		if shown.Error == nil && shown.RowsAffected == 0 {
			return ErrNotFound
		}
		return shown.Error
	}))
}

// WithdrawReason has nobody but its student read a reason any longer. It is no error if
// nobody else could, and it works where the words are closed.
func (s *Store) WithdrawReason(ctx context.Context, m Mine, turn int) error {
	doing := fmt.Sprintf("withdraw the reason at turn %d of run %d", turn, m.run.ID)
	if err := s.IsMine(m); err != nil {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error { return m.reason(tx, turn).Update("shown_at", nil).Error }))
}

func (m Mine) reason(tx *gorm.DB, turn int) *gorm.DB {
	return tx.Model(&writingRow{}).Where("run_id = ? AND turn = ? AND kind = ? AND guest_id = ?", m.run.ID, turn, KindReason, m.guest)
}

// ShownReason is what weighed most in a decision for a student who shows it to those who
// follow the run.
type ShownReason struct {
	Turn int
	By   string // of a run that two have, the student's name to those who may know whose it is
	Text string
}

// ShownReasons returns the reasons that the students of a run show to those who follow it, by
// turn. What students who have left the cohort showed isn't among them. The error is
// ErrNobody for a right to read that isn't that of somebody who follows or marks the run.
func (s *Store) ShownReasons(ctx context.Context, r Reading) ([]ShownReason, error) {
	doing := fmt.Sprintf("reasons that are shown in run %d", r.run.ID)
	err := s.MayRead(r)
	if err == nil && !r.follows {
		err = ErrNobody
	}
	if err != nil {
		return nil, in(doing, err)
	}
	var list []ShownReason
	err = s.read(ctx).Raw(`SELECT writings.turn AS turn, writings.text AS text, persons.name AS "by" FROM writings
		JOIN runs ON runs.id = writings.run_id AND writings.guest_id IN (runs.guest_id, runs.partner_id) JOIN assignments ON assignments.id = runs.assignment_id
		JOIN guests ON guests.id = writings.guest_id JOIN persons ON persons.id = guests.person_id
		JOIN cohort_members ON cohort_members.person_id = persons.id AND cohort_members.cohort_id = assignments.cohort_id AND cohort_members.role = ?
		WHERE writings.run_id = ? AND writings.kind = ? AND writings.shown_at IS NOT NULL AND NOT runs.practice`, who.Student, r.run.ID, KindReason).Scan(&list).Error
	for i := range list {
		if !r.named || !r.run.Paired {
			list[i].By = ""
		}
	}
	slices.SortFunc(list, func(a, b ShownReason) int { // after the names are gone, so that the order doesn't tell them
		return cmp.Or(cmp.Compare(a.Turn, b.Turn), cmp.Compare(a.By, b.By), cmp.Compare(a.Text, b.Text))
	})
	return list, in(doing, err)
}
