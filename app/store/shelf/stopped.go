package shelf

import (
	"context"
	"fmt"
	"time"

	"caseload/app/store"
	"caseload/app/who"
)

// Stopped says that nobody begins a version any longer, however it was given to them, because it
// was withdrawn for a reason. Whoever has begun it goes on, unless its texts are hidden.
type Stopped struct {
	At   time.Time
	Why  string
	Over *time.Time // since when its texts are hidden ([Store.Hidden]); nil while they are shown
}

// Since returns since when it is as it is.
func (s Stopped) Since() time.Time {
	if s.Over != nil {
		return *s.Over
	}
	return s.At
}

// stoppedRows selects rows of the shelf with a version that nobody begins any longer.
const stoppedRows = `shelf.why <> '' AND NOT EXISTS (SELECT 1 FROM shelf AS there WHERE there.version = shelf.version AND there.withdrawn_at IS NULL)`

// Stopped returns which of these versions nobody begins any longer.
func (s *Store) Stopped(ctx context.Context, versions ...string) (map[string]Stopped, error) {
	var rows []struct {
		Version, Why string
		WithdrawnAt  int64
		HiddenAt     *int64
	}
	err := s.read(ctx).Raw("SELECT version, why, withdrawn_at, hidden_at FROM shelf WHERE version IN ? AND "+stoppedRows+" ORDER BY withdrawn_at, id", versions).Scan(&rows).Error
	stopped := map[string]Stopped{}
	for _, r := range rows {
		one := Stopped{At: fromMillis(r.WithdrawnAt), Why: r.Why, Over: timeOf(r.HiddenAt)}
		if one.Over == nil {
			one.Over = stopped[r.Version].Over
		}
		stopped[r.Version] = one
	}
	return stopped, in("what nobody begins any longer", err)
}

// StoppedAssignment is an assignment that nobody begins any longer, because its version was
// withdrawn for a reason before its time was over.
type StoppedAssignment struct {
	ID         int64
	Name       string
	Cohort     int64
	CohortName string
	Year       string
	At         time.Time
	Over       bool // what was begun has ended too
}

// StoppedFor returns at most most of the assignments, of the cohorts in use that a person leads, that
// nobody begins any longer though their time isn't over, the one that is due first first; not those
// that were dealt with since ([store.Store.SettleAssignment]).
func (s *Store) StoppedFor(ctx context.Context, p store.Person, most int) ([]StoppedAssignment, error) {
	doing := fmt.Sprintf("what person %d has assigned and nobody begins any longer", p.ID())
	if err := s.of.IsPerson(p); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		StoppedAssignment `gorm:"embedded"`
		WithdrawnAt       int64
		HiddenAt          *int64
	}
	now := millis(s.of.Now())
	err := s.read(ctx).Raw(`SELECT assignments.id, assignments.name, cohorts.id AS cohort, cohorts.name AS cohort_name, year, MAX(withdrawn_at) AS withdrawn_at, MAX(hidden_at) AS hidden_at
		FROM cohort_members JOIN cohorts ON cohorts.id = cohort_members.cohort_id
			JOIN memberships ON memberships.person_id = cohort_members.person_id AND memberships.organisation_id = cohorts.organisation_id AND memberships.role = cohort_members.role
			JOIN assignments ON assignments.cohort_id = cohorts.id JOIN shelf ON shelf.version = assignments.version
		WHERE cohort_members.person_id = ? AND cohort_members.role = ? AND archived_at IS NULL AND (settled_at IS NULL OR settled_at < COALESCE(hidden_at, withdrawn_at)) AND `+stoppedRows+`
			AND (due_at > ? OR late_at > ? OR EXISTS (SELECT 1 FROM allowances WHERE assignment_id = assignments.id AND allowances.due_at > ?))
		GROUP BY assignments.id, assignments.name, cohorts.id, cohorts.name, year, due_at ORDER BY due_at, assignments.id LIMIT ?`,
		p.ID(), who.Lecturer, now, now, now, most).Scan(&rows).Error
	list := make([]StoppedAssignment, len(rows))
	for i, r := range rows {
		list[i] = r.StoppedAssignment
		list[i].At, list[i].Over = fromMillis(r.WithdrawnAt), r.HiddenAt != nil
	}
	return list, in(doing, err)
}
