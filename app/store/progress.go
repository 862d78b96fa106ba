package store

import (
	"context"
	"fmt"
	"time"

	"caseload/app/who"
)

// Progress is a student of an assignment, and the runs of theirs that count.
type Progress struct {
	Student Listed
	Runs    []RunProgress // oldest first
}

// RunProgress is how far a run has come.
type RunProgress struct {
	Run   Run
	Turns int       // how many decisions were made
	Days  int       // how many days were ended
	Moved time.Time // when the last decision was made, or the run begun
}

// Progress returns the students of an assignment's cohort by name, with the runs that
// count. Of practice it says nothing. Ends is the offer that ends a day.
func (s *Store) Progress(ctx context.Context, l LedAssignment, ends string) ([]Progress, error) {
	doing := fmt.Sprintf("progress of assignment %d", l.assignment.ID)
	if err := s.leadsAssignment(l); err != nil {
		return nil, in(doing, err)
	}
	students, err := s.cohortMembers(ctx, l.cohort.ID, who.Student)
	if err != nil {
		return nil, err
	}
	var rows []struct {
		Row    runRow `gorm:"embedded"`
		Person int64
		Turns  int
		Days   int
		Moved  *int64
	}
	err = s.read(ctx).Raw(`SELECT runs.*, guests.person_id AS person, COUNT(decisions.turn) AS turns,
			COUNT(CASE WHEN decisions.offer = ? THEN 1 END) AS days, MAX(decisions.made_at) AS moved
		FROM runs JOIN guests ON guests.id = runs.guest_id LEFT JOIN decisions ON decisions.run_id = runs.id
		WHERE runs.assignment_id = ? AND NOT runs.practice AND runs.expires_at > ? AND guests.person_id IS NOT NULL
		GROUP BY runs.id, guests.person_id ORDER BY runs.id`, ends, l.assignment.ID, millis(s.now())).Scan(&rows).Error
	if err != nil {
		return nil, in(doing, err)
	}
	list, at := make([]Progress, len(students)), map[int64]int{}
	for i, x := range students {
		list[i].Student, at[x.ID] = x, i
	}
	for _, r := range rows {
		i, is := at[r.Person]
		if !is { // who was taken out of the cohort
			continue
		}
		moved := fromMillis(r.Row.CreatedAt)
		if r.Moved != nil {
			moved = fromMillis(*r.Moved)
		}
		list[i].Runs = append(list[i].Runs, RunProgress{r.Row.run(), r.Turns, r.Days, moved})
	}
	return list, nil
}
