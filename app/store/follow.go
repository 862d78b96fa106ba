package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// FollowedRun proves that the person asking may follow a run that a student plays for an
// assignment, or a pair: they lead its cohort, or were given the student, or either, as
// practice educator. It is never a run of practice, and gives no access to what students
// wrote, but for the reasons that they show.
type FollowedRun struct {
	openAssignment
	students []Listed
	run      Run
}

// By returns who follows.
func (f FollowedRun) By() Person { return f.by }

// Students returns whose run it is: one student, or two by name. Who has left the cohort isn't
// among them.
func (f FollowedRun) Students() []Listed { return f.students }

// of names the students by number, for the audit log.
func (f FollowedRun) of() string {
	said := fmt.Sprintf("person %d", f.students[0].ID)
	for _, x := range f.students[1:] {
		said += fmt.Sprintf(" and person %d", x.ID)
	}
	return said
}

// Run returns the run as it was when the proof was made.
func (f FollowedRun) Run() Run { return f.run }

// Reading returns the right to read the run's log and record. What they say of strain and
// of supervision isn't for those who follow.
func (f FollowedRun) Reading() Reading { return Reading{run: f.run, follows: true, named: true} }

func (s *Store) follows(f FollowedRun) error {
	return firstError(s.isPerson(f.by), s.holds(f.run.ID, f.run.ExpiresAt))
}

// FollowRun checks that a person may follow a run for an assignment. The error is
// ErrForbidden if they may follow nobody there, and otherwise ErrNotFound: whether the
// assignment is another organisation's, there is no such run, it only practises, its
// students have left the cohort, or none was given to the practice educator who asks. It is
// ErrByNumber if those who lead the cohort mark it without names.
func (s *Store) FollowRun(ctx context.Context, p Person, assignment, id int64) (FollowedRun, error) {
	return s.followRun(ctx, p, assignment, id, who.FollowRun)
}

func (s *Store) followRun(ctx context.Context, p Person, assignment, id int64, act who.Act) (FollowedRun, error) {
	doing := fmt.Sprintf("run %d of assignment %d", id, assignment)
	o, err := s.assignmentFor(ctx, p, assignment, act, who.State{})
	if err != nil {
		return FollowedRun{}, in(doing, err)
	}
	run, students, err := s.assignedRun(ctx, o, id)
	if err == nil {
		err = s.followsOne(ctx, p, o.cohort.ID, students)
	}
	if err == nil {
		err = s.seesWhose(ctx, o, run)
	}
	if err != nil {
		return FollowedRun{}, in(doing, err)
	}
	return FollowedRun{o, students, run}, nil
}

// seesWhose checks that a person who follows a run may know whose it is. One that goes on is
// no candidate's yet.
func (s *Store) seesWhose(ctx context.Context, o OpenAssignment, r Run) error {
	if !o.assignment.Marked || r.EndedAt == nil {
		return nil
	}
	marking, err := s.MarkingOf(ctx, o)
	if err == nil {
		_, err = s.assignmentFor(ctx, o.by, o.assignment.ID, who.SeeWhose, marking.State())
	}
	if errors.Is(err, ErrForbidden) {
		return ErrByNumber
	}
	return err
}

// followsOne checks that a person may follow one of some students.
func (s *Store) followsOne(ctx context.Context, p Person, cohort int64, students []Listed) (err error) {
	for _, x := range students {
		if _, err = s.FollowStudent(ctx, p, cohort, x.ID); err == nil {
			return nil
		}
	}
	return err
}

// NoteFollowed notes in the audit log that a run is read, once an hour for each who reads
// it.
func (s *Store) NoteFollowed(ctx context.Context, f FollowedRun) error {
	err := s.follows(f)
	if err == nil {
		err = s.noteRead(ctx, f.cohort.Organisation, f.by, who.FollowRun, f.run.ID, "of "+f.of())
	}
	return in(fmt.Sprintf("note who reads run %d", f.run.ID), err)
}

// noteRead notes in an organisation's audit log that somebody has read something, once an
// hour for each who reads it.
func (s *Store) noteRead(ctx context.Context, organisation int64, by Person, act who.Act, about int64, detail string) error {
	const (
		notedFor   = time.Hour // a line stands for whatever else the same person reads of it
		notedAmong = 2_000     // how many of the newest lines are looked through for one
	)
	now := s.now()
	var noted []int64
	err := s.read(ctx).Model(&auditRow{}).Where("organisation_id = ? AND id > (SELECT COALESCE(MAX(id), 0) - ? FROM audit) AND person = ? AND act = ? AND about = ? AND detail = ? AND made_at > ?",
		organisation, notedAmong, by.id, act, about, detail, millis(now.Add(-notedFor))).Limit(1).Pluck("id", &noted).Error
	if err != nil || len(noted) > 0 {
		return err
	}
	return s.write(ctx, func(tx *gorm.DB) error { return NoteAct(tx, organisation, by.id, act, about, detail, now) })
}

// FollowedRuns returns those students of an assignment whom the person asking may follow,
// as practice educator, with their runs that count.
func (s *Store) FollowedRuns(ctx context.Context, o OpenAssignment) ([]Progress, error) {
	if err := s.opensAssignment(o); err != nil {
		return nil, in("whom somebody follows", err)
	}
	students, err := s.Given(ctx, OpenCohort{o.by, o.cohort})
	if err != nil {
		return nil, err
	}
	return s.progressOf(ctx, o.assignment.ID, students)
}
