package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// Cohort is a group of an organisation's students in a year, with the lecturers who lead
// it. Students come to it by its code.
type Cohort struct {
	ID           int64
	Organisation int64
	Name         string
	Year         string // as its lecturer writes it: "2026/27"
	Code         string
	Archived     *time.Time // nil while it is in use; nobody can join it afterwards
}

type cohortRow struct {
	ID             int64 `gorm:"primaryKey"`
	OrganisationID int64
	Name           string
	Year           string
	Code           string
	CreatedAt      int64 `gorm:"autoCreateTime:false"`
	ArchivedAt     *int64
}

func (cohortRow) TableName() string { return "cohorts" }

func (r cohortRow) cohort() Cohort {
	c := Cohort{ID: r.ID, Organisation: r.OrganisationID, Name: r.Name, Year: r.Year, Code: r.Code}
	if r.ArchivedAt != nil {
		at := fromMillis(*r.ArchivedAt)
		c.Archived = &at
	}
	return c
}

type cohortMemberRow struct {
	CohortID  int64 `gorm:"primaryKey"`
	PersonID  int64 `gorm:"primaryKey"`
	Role      who.Role
	CreatedAt int64 `gorm:"autoCreateTime:false"`
}

func (cohortMemberRow) TableName() string { return "cohort_members" }

// place returns the time zone of the cohort's organisation, the frameworks that it refers
// to, and for how long it keeps runs.
func (c Cohort) place(db *gorm.DB) (Organisation, error) {
	var row organisationRow
	err := db.Select("zone", "frameworks", "kept_days").Take(&row, "id = ?", c.Organisation).Error
	return row.organisation(), err
}

// NewCohort makes a cohort, which whoever makes it leads if they are a lecturer. Only the
// Name, Year and Code of c are used. The error is ErrTaken if a cohort has that code.
func (s *Store) NewCohort(ctx context.Context, a Allowed, c Cohort) (int64, error) {
	doing := fmt.Sprintf("make a cohort of organisation %d", a.organisation)
	if err := firstError(s.allowed(a, who.MakeCohort), c.check()); err != nil {
		return 0, in(doing, err)
	}
	return s.newCohort(ctx, doing, a.by.id, a.organisation, c, "")
}

func (c Cohort) check() error {
	return firstError(TextWithin("a name", c.Name, MaxName), TextWithin("a year", c.Year, MaxYear), TextWithin("a code", c.Code, MaxCode))
}

func (s *Store) newCohort(ctx context.Context, doing string, by, organisation int64, c Cohort, detail string) (int64, error) {
	made, now := NewTold[int64](), s.now()
	err := s.write(ctx, func(tx *gorm.DB) error {
		row := &cohortRow{OrganisationID: organisation, Name: c.Name, Year: c.Year, Code: c.Code, CreatedAt: millis(now)}
		if err := tx.Create(row).Error; err != nil {
			if errors.Is(err, gorm.ErrDuplicatedKey) {
				return ErrTaken
			}
			return err
		}
		made.Is(row.ID)
		led := tx.Exec(`INSERT INTO cohort_members (cohort_id, person_id, role, created_at)
			SELECT ?, person_id, role, ? FROM memberships WHERE person_id = ? AND organisation_id = ? AND role = ?`,
			row.ID, millis(now), by, organisation, who.Lecturer).Error
		return firstError(led, NoteAct(tx, organisation, by, who.MakeCohort, row.ID, detail, now))
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return <-made, nil
}

// CopyCohort makes a cohort like another, with nobody in it, which whoever makes it leads
// if they are a lecturer. Only the Name, Year and Code of c are used. The error is
// ErrTaken if a cohort has that code.
func (s *Store) CopyCohort(ctx context.Context, l LedCohort, c Cohort) (int64, error) {
	doing := fmt.Sprintf("copy cohort %d", l.cohort.ID)
	if err := firstError(s.leadsCohort(l), c.check()); err != nil {
		return 0, in(doing, err)
	}
	return s.newCohort(ctx, doing, l.by.id, l.cohort.Organisation, c, fmt.Sprintf("copied from %d", l.cohort.ID))
}

// ArchiveCohort takes a cohort out of use, or, if archived is false, back into it. Its people
// stay in it.
func (s *Store) ArchiveCohort(ctx context.Context, l LedCohort, archived bool) error {
	doing := fmt.Sprintf("archive cohort %d", l.cohort.ID)
	if err := s.leadsCohort(l); err != nil {
		return in(doing, err)
	}
	now := s.now()
	detail, at := "taken out of the archive", (*int64)(nil)
	if archived {
		ms := millis(now)
		detail, at = "archived", &ms
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		changed := tx.Model(&cohortRow{}).Where("id = ? AND (archived_at IS NULL) = ?", l.cohort.ID, archived).Update("archived_at", at)
		if changed.Error != nil || changed.RowsAffected == 0 {
			return changed.Error // it is so already
		}
		return NoteAct(tx, l.cohort.Organisation, l.by.id, who.ChangeCohort, l.cohort.ID, detail, now)
	}))
}

// TakeOut takes a student out of a cohort. They keep their account and their runs. The
// error is ErrNotFound if they aren't a student in it.
func (s *Store) TakeOut(ctx context.Context, l LedCohort, student int64) error {
	doing := fmt.Sprintf("take person %d out of cohort %d", student, l.cohort.ID)
	if err := s.leadsCohort(l); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		gone := tx.Where("cohort_id = ? AND person_id = ? AND role = ?", l.cohort.ID, student, who.Student).Delete(&cohortMemberRow{})
		if gone.Error == nil && gone.RowsAffected == 0 {
			return ErrNotFound
		}
		return firstError(gone.Error,
			NoteAct(tx, l.cohort.Organisation, l.by.id, who.ChangeCohort, l.cohort.ID, fmt.Sprintf("person %d taken out", student), now))
	}))
}

// Students returns the students of a cohort, by name.
func (s *Store) Students(ctx context.Context, l LedCohort) ([]Listed, error) {
	if err := s.leadsCohort(l); err != nil {
		return nil, in("students of a cohort", err)
	}
	return s.cohortMembers(ctx, l.cohort.ID, who.Student)
}

// Lecturers returns those who lead a cohort, by name.
func (s *Store) Lecturers(ctx context.Context, o OpenCohort) ([]Listed, error) {
	if err := s.opensCohort(o); err != nil {
		return nil, in("lecturers of a cohort", err)
	}
	return s.cohortMembers(ctx, o.cohort.ID, who.Lecturer)
}

func (s *Store) cohortMembers(ctx context.Context, cohort int64, as who.Role) (list []Listed, err error) {
	var rows []struct {
		ID          int64
		Name, Email string
	}
	err = s.read(ctx).Raw(`SELECT persons.id, name, email FROM persons JOIN cohort_members ON person_id = persons.id
		WHERE cohort_id = ? AND role = ? ORDER BY name, persons.id`, cohort, as).Scan(&rows).Error
	for _, r := range rows {
		list = append(list, Listed{r.ID, r.Name, r.Email, []who.Role{as}})
	}
	return list, in(fmt.Sprintf("people of cohort %d", cohort), err)
}

// InCohort is a cohort, and what the person who asks has to do with it.
type InCohort struct {
	Cohort   Cohort
	Place    string   // the organisation's name
	As       who.Role // Lecturer, Student or Educator; Administrator if it is only their organisation's
	Students int      // for an Educator, those whom they were given
}

// Cohorts returns the cohorts that a person leads or is in, and those of the organisations
// that they administer, the newest first.
func (s *Store) Cohorts(ctx context.Context, p Person) ([]InCohort, error) {
	doing := fmt.Sprintf("cohorts of person %d", p.id)
	if err := s.isPerson(p); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		Row      cohortRow `gorm:"embedded"`
		Place    string
		Role     who.Role
		Students int
	}
	err := s.read(ctx).Raw(`SELECT cohorts.*, organisations.name AS place, COALESCE(mine.role, ?) AS role,
			CASE WHEN mine.role = ? THEN (SELECT COUNT(*) FROM cohort_given WHERE cohort_id = cohorts.id AND educator_id = mine.person_id)
				ELSE (SELECT COUNT(*) FROM cohort_members WHERE cohort_id = cohorts.id AND role = ?) END AS students
		FROM cohorts JOIN organisations ON organisations.id = organisation_id
		LEFT JOIN cohort_members mine ON mine.cohort_id = cohorts.id AND mine.person_id = ? AND EXISTS
			(SELECT 1 FROM memberships m WHERE m.person_id = mine.person_id AND m.organisation_id = cohorts.organisation_id
				AND (m.role = mine.role OR mine.role = ? AND m.role IN (?, ?)))
		WHERE mine.role IS NOT NULL OR EXISTS
			(SELECT 1 FROM memberships m WHERE m.person_id = ? AND m.organisation_id = cohorts.organisation_id AND m.role = ?)
		ORDER BY cohorts.id DESC`, who.Administrator, who.Educator, who.Student, p.id, who.Educator, who.Practitioner, who.Lecturer, p.id, who.Administrator).Scan(&rows).Error
	list := make([]InCohort, len(rows))
	for i, r := range rows {
		list[i] = InCohort{r.Row.cohort(), r.Place, r.Role, r.Students}
	}
	return list, in(doing, err)
}
