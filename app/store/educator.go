package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// A practice educator is a lecturer of the students of a cohort whom its lecturers have
// given them, and of no others. In the organisation they are a practitioner or a lecturer.

type givenRow struct {
	CohortID   int64 `gorm:"primaryKey"`
	EducatorID int64 `gorm:"primaryKey"`
	StudentID  int64 `gorm:"primaryKey"`
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
}

func (givenRow) TableName() string { return "cohort_given" }

// Educator is a practice educator of a cohort, with the numbers of the students whom they
// were given.
type Educator struct {
	Listed
	Students []int64 // in ascending order
}

// Educators returns the practice educators of a cohort, by name.
func (s *Store) Educators(ctx context.Context, l LedCohort) ([]Educator, error) {
	doing := fmt.Sprintf("practice educators of cohort %d", l.cohort.ID)
	if err := s.leadsCohort(l); err != nil {
		return nil, in(doing, err)
	}
	list, err := s.cohortMembers(ctx, l.cohort.ID, who.Educator)
	if err != nil {
		return nil, in(doing, err)
	}
	var rows []givenRow
	err = s.read(ctx).Where("cohort_id = ?", l.cohort.ID).Order("student_id").Find(&rows).Error
	all := make([]Educator, len(list))
	for i, e := range list {
		all[i].Listed = e
		for _, r := range rows {
			if r.EducatorID == e.ID {
				all[i].Students = append(all[i].Students, r.StudentID)
			}
		}
	}
	return all, in(doing, err)
}

// AddEducator makes a practitioner or a lecturer of the organisation a practice educator
// of a cohort, of nobody yet. The error is ErrNotFound if there is none with this e-mail
// address, which must be normalised, ErrTaken if they are in the cohort as something else,
// and ErrFull if it has MaxEducators.
func (s *Store) AddEducator(ctx context.Context, l LedCohort, email string) error {
	doing := fmt.Sprintf("add a practice educator to cohort %d", l.cohort.ID)
	if err := firstError(s.leadsCohort(l), TextWithin("an e-mail address", email, MaxEmail)); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		row, err := l.cohort.lock(tx)
		if err != nil {
			return err
		}
		person, err := memberWith(tx, row.OrganisationID, email, who.Practitioner, who.Lecturer)
		if err != nil {
			return err
		}
		var there int64
		as, err := roleInCohort(tx, row.ID, person)
		err = firstError(err, tx.Model(&cohortMemberRow{}).Where("cohort_id = ? AND role = ?", row.ID, who.Educator).Count(&there).Error)
		switch {
		case err != nil || as == who.Educator:
			return err
		case as != "":
			return ErrTaken
		case there >= MaxEducators:
			return ErrFull
		}
		return firstError(
			tx.Create(&cohortMemberRow{row.ID, person, who.Educator, millis(now)}).Error,
			NoteAct(tx, row.OrganisationID, l.by.id, who.ChangeCohort, row.ID, fmt.Sprintf("person %d is a practice educator", person), now))
	}))
}

// DropEducator takes a practice educator out of a cohort; the students whom they were given
// stay in it. The error is ErrNotFound if they weren't one.
func (s *Store) DropEducator(ctx context.Context, l LedCohort, person int64) error {
	doing := fmt.Sprintf("take practice educator %d out of cohort %d", person, l.cohort.ID)
	if err := s.leadsCohort(l); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		gone := tx.Where("cohort_id = ? AND person_id = ? AND role = ?", l.cohort.ID, person, who.Educator).Delete(&cohortMemberRow{})
		if gone.Error == nil && gone.RowsAffected == 0 {
			return ErrNotFound
		}
		return firstError(gone.Error,
			NoteAct(tx, l.cohort.Organisation, l.by.id, who.ChangeCohort, l.cohort.ID, fmt.Sprintf("person %d is no practice educator any longer", person), now))
	}))
}

// Give gives a practice educator of a cohort some of its students, and takes others back.
// Whoever isn't a student in the cohort is left out, as is who was given already or wasn't.
// The error is ErrNotFound if this is no practice educator of it.
func (s *Store) Give(ctx context.Context, l LedCohort, educator int64, give, takeBack []int64) error {
	doing := fmt.Sprintf("give students of cohort %d to %d", l.cohort.ID, educator)
	if err := firstError(s.leadsCohort(l), within("a list of students", len(give)+len(takeBack), 2*MaxInCohort)); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		if _, err := l.cohort.lock(tx); err != nil {
			return err
		}
		switch as, err := roleInCohort(tx, l.cohort.ID, educator); {
		case err != nil:
			return err
		case as != who.Educator:
			return ErrNotFound
		}
		return l.hand(tx, educator, give, takeBack, now)
	}))
}

func (l LedCohort) hand(tx *gorm.DB, educator int64, give, takeBack []int64, now time.Time) error {
	note := func(student int64, what string) error {
		return NoteAct(tx, l.cohort.Organisation, l.by.id, who.ChangeCohort, l.cohort.ID, fmt.Sprintf("person %d %s person %d", student, what, educator), now)
	}
	for _, student := range slices.Compact(slices.Sorted(slices.Values(give))) {
		added := tx.Exec(`INSERT INTO cohort_given (cohort_id, educator_id, student_id, created_at)
			SELECT cohort_id, ?, person_id, ? FROM cohort_members WHERE cohort_id = ? AND person_id = ? AND role = ? ON CONFLICT DO NOTHING`,
			educator, millis(now), l.cohort.ID, student, who.Student)
		if added.Error != nil {
			return added.Error
		}
		if added.RowsAffected > 0 {
			if err := note(student, "given to"); err != nil {
				return err
			}
		}
	}
	for _, student := range takeBack {
		gone := tx.Where("cohort_id = ? AND educator_id = ? AND student_id = ?", l.cohort.ID, educator, student).Delete(&givenRow{})
		if gone.Error != nil {
			return gone.Error
		}
		if gone.RowsAffected > 0 {
			if err := note(student, "taken back from"); err != nil {
				return err
			}
		}
	}
	return nil
}

// Follows proves that the person asking may follow the runs that a student plays for a
// cohort: they lead it, or were given the student as practice educator.
type Follows struct {
	by      Person
	cohort  Cohort
	student int64
}

// Cohort returns the cohort as it was when the proof was made.
func (f Follows) Cohort() Cohort { return f.cohort }

// Student returns the student's number.
func (f Follows) Student() int64 { return f.student }

// FollowStudent checks that a person may follow a student of a cohort. The error is
// ErrForbidden if they may follow nobody there, and ErrNotFound if the cohort belongs to
// an organisation that they don't belong to, if the student isn't in it, or, for a practice
// educator, if the student wasn't given to them.
func (s *Store) FollowStudent(ctx context.Context, p Person, cohort, student int64) (Follows, error) {
	doing := fmt.Sprintf("follow person %d in cohort %d", student, cohort)
	c, _, err := s.cohortFor(ctx, p, cohort, who.FollowRun, who.State{})
	if err != nil {
		return Follows{}, in(doing, err)
	}
	as, err := roleInCohort(s.read(ctx), cohort, p.id)
	if err != nil {
		return Follows{}, in(doing, err)
	}
	them, err := roleInCohort(s.read(ctx), cohort, student)
	if err == nil && them != who.Student {
		err = ErrNotFound
	}
	if err == nil && as == who.Educator {
		err = s.read(ctx).Take(&givenRow{}, "cohort_id = ? AND educator_id = ? AND student_id = ?", cohort, p.id, student).Error
	}
	if err != nil {
		return Follows{}, in(doing, err)
	}
	return Follows{p, c, student}, nil
}

// Educates reports whether the person asking is a practice educator of a cohort, be it of
// nobody yet.
func (s *Store) Educates(ctx context.Context, o OpenCohort) (bool, error) {
	const doing = "what somebody is in a cohort"
	if err := s.opensCohort(o); err != nil {
		return false, in(doing, err)
	}
	as, err := roleInCohort(s.read(ctx), o.cohort.ID, o.by.id)
	return as == who.Educator, in(doing, err)
}

// Given returns the students of a cohort whom the person asking was given as practice
// educator, by name: nobody if they are none.
func (s *Store) Given(ctx context.Context, o OpenCohort) ([]Listed, error) {
	return s.across(ctx, o, "student_id", "educator_id", who.Student)
}

// EducatorsOf returns the practice educators to whom the person asking was given as a
// student of a cohort, by name.
func (s *Store) EducatorsOf(ctx context.Context, o OpenCohort) ([]Listed, error) {
	return s.across(ctx, o, "educator_id", "student_id", who.Educator)
}

func (s *Store) across(ctx context.Context, o OpenCohort, them, me string, as who.Role) (list []Listed, err error) {
	doing := fmt.Sprintf("who was given in cohort %d", o.cohort.ID)
	if err := s.opensCohort(o); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		ID          int64
		Name, Email string
	}
	err = s.read(ctx).Raw(`SELECT persons.id, name, email FROM persons JOIN cohort_given ON `+them+` = persons.id
		WHERE cohort_id = ? AND `+me+` = ? ORDER BY name, persons.id`, o.cohort.ID, o.by.id).Scan(&rows).Error
	for _, r := range rows {
		list = append(list, Listed{r.ID, r.Name, r.Email, []who.Role{as}})
	}
	return list, in(doing, err)
}
