package store

import (
	"context"
	"fmt"

	"caseload/app/who"
)

// EndedForAny returns the runs for an assignment that have ended, as [Store.AssignmentEnded] does,
// to the operator of the server; and how many students or pairs have begun it with one that
// counts.
func (s *Store) EndedForAny(ctx context.Context, by Operator, assignment int64) (begun int, ended []Reading, err error) {
	doing := fmt.Sprintf("ended runs of assignment %d", assignment)
	if err := s.IsOperator(by); err != nil {
		return 0, nil, in(doing, err)
	}
	var cohort int64
	if err := s.read(ctx).Model(&assignmentRow{}).Select("cohort_id").Take(&cohort, "id = ?", assignment).Error; err != nil {
		return 0, nil, in(doing, err)
	}
	var rows []runRow
	err = s.read(ctx).Where("id IN ("+firstRuns+")", cohort, who.Student, assignment, millis(s.now())).Order("ended_at, id").Find(&rows).Error
	return len(rows), s.ended(rows), in(doing, err)
}

// EndedInAny returns the runs of a class that have ended and weren't set aside, in the order in
// which they ended, to the operator of the server; and how many have begun.
func (s *Store) EndedInAny(ctx context.Context, by Operator, class int64) (begun int, ended []Reading, err error) {
	doing := fmt.Sprintf("ended runs of class %d", class)
	if err := s.IsOperator(by); err != nil {
		return 0, nil, in(doing, err)
	}
	var rows []runRow
	err = s.read(ctx).Where("class_id = ? AND NOT aside AND expires_at > ?", class, millis(s.now())).Order("ended_at, id").Find(&rows).Error
	return len(rows), s.ended(rows), in(doing, err)
}

func (s *Store) ended(rows []runRow) (ended []Reading) {
	for _, row := range rows {
		if row.EndedAt != nil {
			ended = append(ended, Reading{run: row.run()})
		}
	}
	return ended
}
