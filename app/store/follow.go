package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// FollowedRun proves that the person asking may follow a run that a student plays for an
// assignment: they lead its cohort, or were given the student as practice educator. It is
// never a run of practice, and gives no access to the student's words.
type FollowedRun struct {
	openAssignment
	student Listed
	run     Run
}

// By returns who follows.
func (f FollowedRun) By() Person { return f.by }

// Student returns whose run it is.
func (f FollowedRun) Student() Listed { return f.student }

// Run returns the run as it was when the proof was made.
func (f FollowedRun) Run() Run { return f.run }

// Reading returns the right to read the run's log and record. What they say of strain and
// of supervision isn't for those who follow.
func (f FollowedRun) Reading() Reading { return Reading{run: f.run} }

func (s *Store) follows(f FollowedRun) error {
	return firstError(s.isPerson(f.by), s.holds(f.run.ID, f.run.ExpiresAt))
}

// FollowRun checks that a person may follow a run for an assignment. The error is
// ErrForbidden if they may follow nobody there, and otherwise ErrNotFound: whether the
// assignment is another organisation's, there is no such run, it only practises, its
// student has left the cohort, or wasn't given to the practice educator who asks.
func (s *Store) FollowRun(ctx context.Context, p Person, assignment, id int64) (FollowedRun, error) {
	return s.followRun(ctx, p, assignment, id, who.FollowRun)
}

func (s *Store) followRun(ctx context.Context, p Person, assignment, id int64, act who.Act) (FollowedRun, error) {
	doing := fmt.Sprintf("run %d of assignment %d", id, assignment)
	o, err := s.assignmentFor(ctx, p, assignment, act, who.State{})
	if err != nil {
		return FollowedRun{}, in(doing, err)
	}
	run, student, err := s.assignedRun(ctx, o, id)
	if err == nil {
		_, err = s.FollowStudent(ctx, p, o.cohort.ID, student.ID)
	}
	if err != nil {
		return FollowedRun{}, in(doing, err)
	}
	return FollowedRun{o, student, run}, nil
}

// notedFor is how long a line of the audit log about reading something stands for whatever
// else the same person reads of it.
const notedFor = time.Hour

// notedAmong is among how many of the newest lines such a line is looked for.
const notedAmong = 2_000

// NoteFollowed notes in the audit log that a run is read, once an hour for each who reads
// it.
func (s *Store) NoteFollowed(ctx context.Context, f FollowedRun) error {
	err := s.follows(f)
	if err == nil {
		err = s.noteRead(ctx, f.cohort.Organisation, f.by, who.FollowRun, f.run.ID, fmt.Sprintf("of person %d", f.student.ID))
	}
	return in(fmt.Sprintf("note who reads run %d", f.run.ID), err)
}

// noteRead notes in an organisation's audit log that somebody has read something, once an
// hour for each who reads it.
func (s *Store) noteRead(ctx context.Context, organisation int64, by Person, act who.Act, about int64, detail string) error {
	now := s.now()
	var noted []int64
	err := s.read(ctx).Model(&auditRow{}).Where("organisation_id = ? AND id > (SELECT COALESCE(MAX(id), 0) - ? FROM audit) AND person = ? AND act = ? AND about = ? AND made_at > ?",
		organisation, notedAmong, by.id, act, about, millis(now.Add(-notedFor))).Limit(1).Pluck("id", &noted).Error
	if err != nil || len(noted) > 0 {
		return err
	}
	return s.write(ctx, func(tx *gorm.DB) error { return audit(tx, organisation, by.id, act, about, detail, now) })
}

// FollowedRuns returns those students of an assignment whom the person asking may follow,
// as practice educator, with their runs that count. Ends is as in [Store.Progress].
func (s *Store) FollowedRuns(ctx context.Context, o OpenAssignment, ends string) ([]Progress, error) {
	if err := s.opensAssignment(o); err != nil {
		return nil, in("whom somebody follows", err)
	}
	students, err := s.Given(ctx, OpenCohort{o.by, o.cohort})
	if err != nil {
		return nil, err
	}
	return s.progressOf(ctx, o.assignment.ID, students, ends)
}
