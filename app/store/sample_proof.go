package store

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/mark"
	"caseload/app/who"
)

// Sample proves that the person asking may do one act to the sample of an assignment's marked
// runs: they lead its cohort, or were invited to read it as external examiner. It gives no
// right to the assignment, and none to learn whose the runs are.
type Sample struct {
	of       OpenAssignment
	act      who.Act
	marking  mark.Marking
	examiner int64 // 0 if they lead the cohort
}

// By returns who asks.
func (x Sample) By() Person { return x.of.by }

// Assignment returns the assignment as it was when the proof was made.
func (x Sample) Assignment() Assignment { return x.of.assignment }

// Cohort returns its cohort as it was when the proof was made.
func (x Sample) Cohort() Cohort { return x.of.cohort }

// Zone returns the name of the time zone of its organisation.
func (x Sample) Zone() string { return x.of.zone }

// Marking returns how the assignment was marked when the proof was made.
func (x Sample) Marking() mark.Marking { return x.marking }

// Examines reports whether whoever asks is an external examiner.
func (x Sample) Examines() bool { return x.examiner != 0 }

// sample checks that a proof is for one of these acts. One for another act is a bug.
func (s *Store) sample(x Sample, acts ...who.Act) error {
	err := firstError(s.isPerson(x.of.by), s.opensAssignment(x.of))
	for _, act := range acts {
		if err != nil || x.act == act {
			return err
		}
	}
	return ErrNobody
}

// SampleFor checks that a person may do an act to the sample of an assignment's marked runs,
// whether or not one has been drawn. The errors are those of OpenAssignment.
func (s *Store) SampleFor(ctx context.Context, p Person, id int64, act who.Act) (Sample, error) {
	o, err := s.assignmentFor(ctx, p, id, act, who.State{})
	var examiner int64
	if errors.Is(err, ErrNotFound) || errors.Is(err, ErrForbidden) {
		o, examiner, err = s.examinedBy(ctx, p, id, act, err)
	}
	if err != nil {
		return Sample{}, err
	}
	m, err := s.MarkingOf(ctx, o)
	return Sample{o, act, m, examiner}, in(fmt.Sprintf("%s of assignment %d", act, id), err)
}

// examinedBy returns an assignment to an external examiner of its sample who may do an act
// to it, whatever they are elsewhere. To anybody else it returns refused. Who is in the
// cohort is never one.
func (s *Store) examinedBy(ctx context.Context, p Person, id int64, act who.Act, refused error) (OpenAssignment, int64, error) {
	if s.isPerson(p) != nil || !who.AnyMay(who.Roles(), act, who.Invited, who.State{}) {
		return OpenAssignment{}, 0, refused
	}
	db := s.read(ctx)
	var examiners []int64
	var row assignmentRow
	var cohort cohortRow
	err := db.Raw("SELECT id FROM examiners WHERE assignment_id = ? AND person_id = ? AND ended_at IS NULL LIMIT 1", id, p.id).Scan(&examiners).Error
	if err == nil && len(examiners) == 0 {
		return OpenAssignment{}, 0, refused
	}
	if err == nil {
		err = db.Take(&row, "id = ?", id).Error
	}
	if err == nil {
		err = db.Take(&cohort, "id = ?", row.CohortID).Error
	}
	if err != nil {
		return OpenAssignment{}, 0, in("external examiner", err)
	}
	as, err := roleInCohort(db, cohort.ID, p.id)
	if err == nil && as != "" {
		return OpenAssignment{}, 0, refused
	}
	place, err2 := cohort.cohort().place(db)
	return OpenAssignment{p, row.assignment(), cohort.cohort(), place.Zone, place.Kept()}, examiners[0], in("external examiner", firstError(err, err2))
}

// SampledRun returns the right to read the log and record of a run that is in a sample, and
// notes in the audit log that it is read. What they say of strain and of supervision isn't
// for those who read a sample. The error is ErrNotFound if there is no such run.
func (s *Store) SampledRun(ctx context.Context, x Sample, number int) (Reading, error) {
	doing := fmt.Sprintf("sampled run of candidate %d of assignment %d", number, x.of.assignment.ID)
	if err := s.sample(x, who.ReadSample); err != nil {
		return Reading{}, in(doing, err)
	}
	one, err := s.sampledOne(s.read(ctx), x, number)
	if err == nil && one.run.ID == 0 {
		err = ErrNotFound
	}
	if err == nil {
		err = s.noteRead(ctx, x.of.cohort.Organisation, x.of.by, who.ReadSample, x.of.assignment.ID, fmt.Sprintf("the run of candidate %d", number))
	}
	if err != nil {
		return Reading{}, in(doing, err)
	}
	return Reading{run: one.run, follows: true}, nil
}

func (x Sample) audit(tx *gorm.DB, about int64, detail string, at int64) error {
	return NoteAct(tx, x.of.cohort.Organisation, x.of.by.id, x.act, about, detail, fromMillis(at))
}
