package store

import (
	"context"
	"fmt"
	"math/rand/v2"

	"gorm.io/gorm"

	"caseload/app/store/database"
	"caseload/app/store/row"
)

// DrawLot returns which identity variant of an assignment a student plays. It is drawn by
// lot when they ask for the first time, so that as many students have one as have the other
// or one more, and stays theirs in every run for the assignment, also after they have
// deleted one. If the assignment has no variants, it is 0.
func (s *Store) DrawLot(ctx context.Context, a Assigned) (int, error) {
	doing := fmt.Sprintf("lot for assignment %d", a.assignment.ID)
	if err := s.opensAssignment(a.Open()); err != nil {
		return 0, in(doing, err)
	}
	if !a.assignment.Variants {
		return 0, nil
	}
	drawn := NewTold[int]()
	err := s.write(ctx, func(tx *gorm.DB) error {
		id := a.assignment.ID
		if err := database.LockRows(tx, &assignmentRow{}, "NO KEY UPDATE", "id = ?", []any{id}); err != nil {
			return err
		}
		var lots []row.Lot
		if err := tx.Where("assignment_id = ?", id).Find(&lots).Error; err != nil {
			return err
		}
		var of [2]int // students in each variant
		for _, l := range lots {
			if l.PersonID == a.by.id {
				drawn.Is(l.Variant)
				return nil
			}
			of[l.Variant]++
		}
		lot := row.Lot{AssignmentID: id, PersonID: a.by.id, Variant: rand.IntN(len(of))}
		if of[0] != of[1] {
			lot.Variant = 0
			if of[1] < of[0] {
				lot.Variant = 1
			}
		}
		drawn.Is(lot.Variant)
		return tx.Create(&lot).Error
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return <-drawn, nil
}
