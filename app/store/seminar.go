package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/store/row"
	"caseload/app/who"
)

// firstRuns are the first run that counts of each student of an assignment: what is decided
// in a second attempt was decided once before. That of a pair is one run, and counts once.
const firstRuns = `SELECT DISTINCT MIN(runs.id) FROM runs JOIN guests ON guests.id IN (runs.guest_id, runs.partner_id)
	JOIN cohort_members ON cohort_members.person_id = guests.person_id AND cohort_members.cohort_id = ? AND cohort_members.role = ?
	WHERE runs.assignment_id = ? AND NOT runs.practice AND runs.expires_at > ? GROUP BY guests.person_id`

// firstRunsOf returns what firstRuns asks for.
func (s *Store) firstRunsOf(l LedAssignment) []any {
	return []any{l.cohort.ID, who.Student, l.assignment.ID, millis(s.now())}
}

// AssignmentSize returns how many students or pairs have begun an assignment, with a run that
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

// SeminarPlace is what is projected of a seminar.
type SeminarPlace struct {
	Part, Moment string
	Changed      int64 // how often it was moved on; 0: never
}

// ClassPlace returns what is projected of a class's seminar.
func (s *Store) ClassPlace(ctx context.Context, l Led) (SeminarPlace, error) {
	if err := s.leads(l); err != nil {
		return SeminarPlace{}, in("seminar of a class", err)
	}
	return s.seminarPlace(ctx, "class_id", l.class.ID)
}

// AssignmentPlace returns what is projected of an assignment's seminar.
func (s *Store) AssignmentPlace(ctx context.Context, l LedAssignment) (SeminarPlace, error) {
	if err := s.leadsAssignment(l); err != nil {
		return SeminarPlace{}, in("seminar of an assignment", err)
	}
	return s.seminarPlace(ctx, "assignment_id", l.assignment.ID)
}

func (s *Store) seminarPlace(ctx context.Context, of string, id int64) (SeminarPlace, error) {
	var rows []row.Seminar
	err := s.read(ctx).Where(of+" = ?", id).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return SeminarPlace{}, in("seminar", err)
	}
	return SeminarPlace{rows[0].Part, rows[0].Moment, rows[0].Changed}, nil
}

// MoveClass has something else projected of a class's seminar. The Changed of p is ignored.
func (s *Store) MoveClass(ctx context.Context, l Led, p SeminarPlace) error {
	if err := s.leads(l); err != nil {
		return in("move a seminar", err)
	}
	return s.moveSeminar(ctx, "class_id", "classes", l.class.ID, p)
}

// MoveAssignment has something else projected of an assignment's seminar. The Changed of p
// is ignored.
func (s *Store) MoveAssignment(ctx context.Context, l LedAssignment, p SeminarPlace) error {
	if err := s.leadsAssignment(l); err != nil {
		return in("move a seminar", err)
	}
	return s.moveSeminar(ctx, "assignment_id", "assignments", l.assignment.ID, p)
}

func (s *Store) moveSeminar(ctx context.Context, of, table string, id int64, p SeminarPlace) error {
	err := firstError(TextWithin("a part", p.Part, MaxOffer), TextWithin("a moment", p.Moment, MaxOffer))
	if err != nil {
		return in("move a seminar", err)
	}
	return in("move a seminar", s.write(ctx, func(tx *gorm.DB) error {
		moved := tx.Exec(`INSERT INTO seminars (`+of+`, part, moment, changed) SELECT id, ?, ?, 1 FROM `+table+` WHERE id = ?
			ON CONFLICT (`+of+`) DO UPDATE SET part = excluded.part, moment = excluded.moment, changed = seminars.changed + 1`, p.Part, p.Moment, id)
		if moved.Error == nil && moved.RowsAffected == 0 {
			return ErrNotFound
		}
		return moved.Error
	}))
}
