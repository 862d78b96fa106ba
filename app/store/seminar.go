package store

import (
	"context"
	"fmt"

	"caseload/app/who"
)

// firstRuns are the first run that counts of each student of an assignment: what is decided
// in a second attempt was decided once before.
const firstRuns = `SELECT MIN(runs.id) FROM runs JOIN guests ON guests.id = runs.guest_id
	JOIN cohort_members ON cohort_members.person_id = guests.person_id AND cohort_members.cohort_id = ? AND cohort_members.role = ?
	WHERE runs.assignment_id = ? AND NOT runs.practice AND runs.expires_at > ? GROUP BY guests.person_id`

// firstRunsOf returns what firstRuns asks for.
func (s *Store) firstRunsOf(l LedAssignment) []any {
	return []any{l.cohort.ID, who.Student, l.assignment.ID, millis(s.now())}
}

// AssignmentSize returns how many students have begun an assignment, with a run that
// counts.
func (s *Store) AssignmentSize(ctx context.Context, l LedAssignment) (begun int, err error) {
	if err = s.leadsAssignment(l); err == nil {
		err = s.read(ctx).Raw("SELECT COUNT(*) FROM ("+firstRuns+") AS first", s.firstRunsOf(l)...).Scan(&begun).Error
	}
	return begun, in(fmt.Sprintf("size of assignment %d", l.assignment.ID), err)
}

// DecisionsOf returns the decisions that were made for an assignment by offers that begin
// with one of these, in the first run of each student that counts, in the order in which
// they were made.
func (s *Store) DecisionsOf(ctx context.Context, l LedAssignment, offers ...string) ([]Decision, error) {
	doing := fmt.Sprintf("decisions for assignment %d", l.assignment.ID)
	if err := s.leadsAssignment(l); err != nil {
		return nil, in(doing, err)
	}
	which := s.read(ctx).Where("false")
	for _, offer := range offers {
		which = which.Or("offer LIKE ?", offer+"%")
	}
	var rows []decisionRow
	err := s.read(ctx).Where("run_id IN ("+firstRuns+")", s.firstRunsOf(l)...).Where(which).
		Order("made_at, run_id, turn").Find(&rows).Error
	list := make([]Decision, len(rows))
	for i, row := range rows {
		list[i] = row.decision()
	}
	return list, in(doing, err)
}

// AssignmentEnded returns the first run of each student for an assignment that counts and
// has ended, in the order in which they ended.
func (s *Store) AssignmentEnded(ctx context.Context, l LedAssignment) ([]Reading, error) {
	doing := fmt.Sprintf("ended runs of assignment %d", l.assignment.ID)
	if err := s.leadsAssignment(l); err != nil {
		return nil, in(doing, err)
	}
	var rows []runRow
	err := s.read(ctx).Where("id IN ("+firstRuns+") AND ended_at IS NOT NULL", s.firstRunsOf(l)...).Order("ended_at, id").Find(&rows).Error
	runs := make([]Reading, len(rows))
	for i, row := range rows {
		runs[i] = Reading{run: row.run()}
	}
	return runs, in(doing, err)
}
