package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"caseload/app/who"
)

// Progress is a student of an assignment, and the runs of theirs that count.
type Progress struct {
	Student Listed
	Runs    []RunProgress // oldest first; that of a pair is with both
	Deleted int           // how many runs that counted the student has deleted
}

// RunProgress is how far a run has come.
type RunProgress struct {
	Run   Run
	Turns int       // how many decisions were made
	Days  int       // how many days were ended
	Moved time.Time // when the last decision was made, or the run begun
	With  Listed    // the partner who has the run too, without roles; zero if there is none, or they have left the cohort
	Presence
	Last []string // the offers of its last decisions, at most LastOffers, in any order; nil once it has ended
}

// LastOffers is how many of a run's last decisions its progress has.
const LastOffers = 9

// Progress returns the students of an assignment's cohort by name, with the runs that
// count. Of practice it says nothing.
func (s *Store) Progress(ctx context.Context, l LedAssignment) ([]Progress, error) {
	doing := fmt.Sprintf("progress of assignment %d", l.assignment.ID)
	if err := s.leadsAssignment(l); err != nil {
		return nil, in(doing, err)
	}
	students, err := s.cohortMembers(ctx, l.cohort.ID, who.Student)
	if err != nil {
		return nil, err
	}
	return s.progressOf(ctx, l.assignment.ID, students)
}

// progressOf counts as days the decisions for the offer that ends one, which have an index
// of their own (idx_decisions_days).
func (s *Store) progressOf(ctx context.Context, assignment int64, students []Listed) ([]Progress, error) {
	doing := fmt.Sprintf("progress of assignment %d", assignment)
	const between = "\n" // two offers
	var rows []struct {
		Row           runRow `gorm:"embedded"`
		Person        int64
		WithID        int64
		WithName      string
		Turns, Days   int
		Moved         int64
		Last          *string
		Seen, Refused int // at which desk they were seen, and how often they were refused there
		Present       int64
	}
	err := s.read(ctx).Raw(`SELECT runs.*, guests.person_id AS person, COALESCE(partner.id, 0) AS with_id, COALESCE(partner.name, '') AS with_name,
			(SELECT COALESCE(MAX(turn), 0) FROM decisions WHERE run_id = runs.id) AS turns,
			(SELECT COUNT(*) FROM decisions WHERE run_id = runs.id AND offer = 'end') AS days,
			COALESCE((SELECT made_at FROM decisions WHERE run_id = runs.id ORDER BY turn DESC LIMIT 1), runs.created_at) AS moved,
			CASE WHEN runs.ended_at IS NULL THEN (SELECT string_agg(offer, ?)
				FROM (SELECT offer FROM decisions WHERE run_id = runs.id ORDER BY turn DESC LIMIT ?) AS newest) END AS last,
			COALESCE(presences.turn, 0) AS seen, COALESCE(presences.refused, 0) AS refused, COALESCE(presences.present, 0) AS present
		FROM runs JOIN guests ON guests.id IN (runs.guest_id, runs.partner_id)
		LEFT JOIN guests AS other ON runs.partner_id IS NOT NULL AND other.id = CASE guests.id WHEN runs.guest_id THEN runs.partner_id ELSE runs.guest_id END
		LEFT JOIN cohort_members AS there ON there.person_id = other.person_id AND there.role = ?
			AND there.cohort_id = (SELECT cohort_id FROM assignments WHERE id = ?)
		LEFT JOIN persons AS partner ON partner.id = there.person_id
		LEFT JOIN presences ON presences.run_id = runs.id
		WHERE runs.assignment_id = ? AND NOT runs.practice AND runs.expires_at > ? AND guests.person_id IS NOT NULL
		ORDER BY runs.id`, between, LastOffers, who.Student, assignment, assignment, millis(s.now())).Scan(&rows).Error
	if err != nil {
		return nil, in(doing, err)
	}
	deleted, err := deletedAttempts(s.read(ctx), assignment)
	if err != nil {
		return nil, in(doing, err)
	}
	list, at := make([]Progress, len(students)), map[int64]int{}
	for i, x := range students {
		list[i].Student, list[i].Deleted, at[x.ID] = x, deleted[x.ID], i
	}
	for _, r := range rows {
		i, is := at[r.Person]
		if !is { // who was taken out of the cohort
			continue
		}
		one := RunProgress{Run: r.Row.run(), Turns: r.Turns, Days: r.Days, Moved: fromMillis(r.Moved), With: Listed{ID: r.WithID, Name: r.WithName}}
		if r.Last != nil {
			one.Last = strings.Split(*r.Last, between)
		}
		if r.Seen == r.Turns+1 {
			one.Presence = Presence{time.Duration(r.Present) * time.Millisecond, r.Refused}
		}
		list[i].Runs = append(list[i].Runs, one)
	}
	return list, nil
}

// AssignmentMark returns a text that differs whenever something that the progress of an
// assignment's students depends on has changed. If the assignment has been deleted, the
// error is ErrNotFound.
func (s *Store) AssignmentMark(ctx context.Context, l LedAssignment) (string, error) {
	id := l.assignment.ID
	doing := fmt.Sprintf("mark of assignment %d", id)
	if err := s.leadsAssignment(l); err != nil {
		return "", in(doing, err)
	}
	var m struct{ Changed, Released, Begun, Ended, Turns, Refused, Members, Given int64 }
	found := s.read(ctx).Raw(`SELECT changed, COALESCE(released_at, 0) AS released,
		(SELECT COUNT(*) FROM runs WHERE assignment_id = assignments.id) AS begun,
		(SELECT COUNT(ended_at) FROM runs WHERE assignment_id = assignments.id) AS ended,
		(SELECT COALESCE(SUM((SELECT MAX(turn) FROM decisions WHERE run_id = runs.id)), 0) FROM runs WHERE assignment_id = assignments.id) AS turns,
		(SELECT COALESCE(SUM(refused), 0) FROM presences JOIN runs ON runs.id = run_id WHERE assignment_id = assignments.id) AS refused,
		(SELECT COUNT(*) FROM cohort_members WHERE cohort_id = assignments.cohort_id) AS members,
		(SELECT COALESCE(SUM(minutes + attempts + COALESCE(due_at, 0)), 0) FROM allowances WHERE assignment_id = assignments.id) AS given
		FROM assignments WHERE id = ?`, id).Scan(&m)
	if found.Error == nil && found.RowsAffected == 0 {
		found.Error = ErrNotFound
	}
	return fmt.Sprint(m), in(doing, found.Error)
}
