package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/store/database"
	"caseload/app/store/row"
	"caseload/app/who"
)

// From says from when something of an assignment is there for its students.
type From string

// From when there can be a debrief, what-ifs and forks.
const (
	FromEnd     From = "end"     // of their own run
	FromDue     From = "due"     // once the last who are on time have had their time
	FromRelease From = "release" // of everybody's, by a lecturer
)

// Assignment is an exercise that a cohort is given, over days. Its times are instants,
// which people read in the time zone of the organisation.
type Assignment struct {
	ID     int64
	Cohort int64
	Name   string
	Exercise
	Attempts int  // how many runs of a student can count
	Practice bool // whether it can be practised in runs that staff never learn of
	Pairs    bool // whether two students can have a run that counts together
	Tries    From // what-ifs and forks; FromEnd or FromDue
	Debrief  From
	Marked   bool
	Variants bool // whether half of its students meet families with other names: see DrawLot
	// Frameworks are those that its debriefs refer to, as far as the organisation does.
	Frameworks Frameworks

	Opens, Due time.Time
	Late       *time.Time // until when it can still be begun after it was due; nil if it can't
	Released   *time.Time // when marks and debriefs were released to everybody; nil if they weren't
	Settled    *time.Time // when its lecturers said last that they have dealt with a withdrawal; nil if they never did

	Changed int // how often it was changed
}

// Until returns until when somebody who was allowed what a is can begin.
func (a Assignment) Until(given Allowance) time.Time {
	until := a.DueFor(given)
	if a.Late != nil && a.Late.After(until) {
		until = *a.Late
	}
	return until
}

// DueFor returns when the assignment is due for somebody.
func (a Assignment) DueFor(given Allowance) time.Time {
	if given.Due != nil && given.Due.After(a.Due) {
		return *given.Due
	}
	return a.Due
}

// State returns the state of the assignment for somebody, as far as it is stored.
func (a Assignment) State(given Allowance, now time.Time) who.State {
	return who.State{Released: a.Released != nil, Open: !now.Before(a.Opens) && now.Before(a.Until(given))}
}

type assignmentRow struct {
	ID         int64 `gorm:"primaryKey"`
	CohortID   int64
	Name       string
	Version    string
	Employer   string
	Terms      string
	Luck       string
	Minutes    int
	Attempts   int
	Practice   bool
	Pairs      bool
	Tries      From
	Debrief    From
	Marked     bool
	OpensAt    int64
	DueAt      int64
	LateAt     *int64
	ReleasedAt *int64
	SettledAt  *int64
	Changed    int
	Frameworks Frameworks
	Variants   bool
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
}

func (assignmentRow) TableName() string { return "assignments" }

func (r assignmentRow) assignment() Assignment {
	return Assignment{
		ID: r.ID, Cohort: r.CohortID, Name: r.Name,
		Exercise: Exercise{r.Version, r.Employer, []byte(r.Terms), []byte(r.Luck), r.Minutes},
		Attempts: r.Attempts, Practice: r.Practice, Pairs: r.Pairs, Tries: r.Tries, Debrief: r.Debrief, Marked: r.Marked, Frameworks: r.Frameworks, Variants: r.Variants,
		Opens: fromMillis(r.OpensAt), Due: fromMillis(r.DueAt), Late: timeOf(r.LateAt), Released: timeOf(r.ReleasedAt), Settled: timeOf(r.SettledAt), Changed: r.Changed,
	}
}

func (a Assignment) row() *assignmentRow {
	return &assignmentRow{
		ID: a.ID, CohortID: a.Cohort, Name: a.Name,
		Version: a.Version, Employer: a.Employer, Terms: string(a.Terms), Luck: string(a.Luck), Minutes: a.Minutes,
		Attempts: a.Attempts, Practice: a.Practice, Pairs: a.Pairs, Tries: a.Tries, Debrief: a.Debrief, Marked: a.Marked, Frameworks: a.Frameworks, Variants: a.Variants,
		OpensAt: millis(a.Opens), DueAt: millis(a.Due), LateAt: millisOf(a.Late), Changed: a.Changed,
	}
}

func timeOf(ms *int64) *time.Time {
	if ms == nil {
		return nil
	}
	at := fromMillis(*ms)
	return &at
}

func millisOf(at *time.Time) *int64 {
	if at == nil {
		return nil
	}
	ms := millis(*at)
	return &ms
}

func (a Assignment) check() error {
	return firstError(TextWithin("a name", a.Name, MaxName), TextWithin("names of frameworks", a.Frameworks, MaxOrganisationText), a.Exercise.check())
}

// NewAssignment stores an assignment of a cohort. The ID, Cohort, Released and Changed of
// a are ignored. The error is ErrFull if the cohort has MaxAssignments, ErrArchived if it is
// archived, and ErrNotFound if the version isn't in the database.
func (s *Store) NewAssignment(ctx context.Context, l LedCohort, a Assignment) (int64, error) {
	doing := fmt.Sprintf("make an assignment of cohort %d", l.cohort.ID)
	err := firstError(s.leadsCohort(l), a.check())
	if err == nil && !l.teaches {
		err = ErrForbidden
	}
	if err != nil {
		return 0, in(doing, err)
	}
	made, now := NewTold[int64](), s.now()
	err = s.write(ctx, func(tx *gorm.DB) error {
		if err := database.LockRows(tx, &cohortRow{}, "NO KEY UPDATE", "id = ?", []any{l.cohort.ID}); err != nil {
			return err
		}
		if err := firstError(l.cohort.hasRoom(tx), notWithdrawn(tx, a.Version, true)); err != nil {
			return err
		}
		row := a.row()
		row.ID, row.CohortID, row.Changed, row.CreatedAt = 0, l.cohort.ID, 0, millis(now)
		if err := row.create(tx); err != nil {
			return err
		}
		made.Is(row.ID)
		return NoteAct(tx, l.cohort.Organisation, l.by.id, who.MakeAssignment, row.ID, fmt.Sprintf("of cohort %d", l.cohort.ID), now)
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return <-made, nil
}

func (r *assignmentRow) create(tx *gorm.DB) error {
	err := tx.Create(r).Error
	if errors.Is(err, gorm.ErrForeignKeyViolated) {
		return fmt.Errorf("version %s: %w", r.Version, ErrNotFound)
	}
	return err
}

// hasRoom returns an error if a cohort can't be given one more assignment.
func (c Cohort) hasRoom(tx *gorm.DB) error {
	var row cohortRow
	var n int64
	err := firstError(
		tx.Take(&row, "id = ?", c.ID).Error,
		tx.Model(&assignmentRow{}).Where("cohort_id = ?", c.ID).Count(&n).Error)
	switch {
	case err != nil:
		return err
	case row.ArchivedAt != nil:
		return ErrArchived
	case n >= MaxAssignments:
		return ErrFull
	}
	return nil
}

// ChangeAssignment makes an assignment what a is, as it can be begun from now on; runs
// that have begun go on as they are. The ID, Cohort and Released of a are ignored. The
// error is ErrChanged if the assignment has been changed since a.Changed.
func (s *Store) ChangeAssignment(ctx context.Context, l LedAssignment, a Assignment) error {
	doing := fmt.Sprintf("change assignment %d", l.assignment.ID)
	if err := firstError(s.leadsAssignment(l), a.check()); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		if a.Version != l.assignment.Version {
			if err := notWithdrawn(tx, a.Version, true); err != nil {
				return err
			}
		}
		row := a.row()
		changed := tx.Model(&assignmentRow{}).Where("id = ? AND changed = ?", l.assignment.ID, a.Changed).
			Select("Name", "Version", "Employer", "Terms", "Luck", "Minutes", "Attempts", "Practice", "Pairs", "Tries", "Debrief", "Marked", "Frameworks", "Variants", "OpensAt", "DueAt", "LateAt", "Changed")
		row.Changed++
		changed = changed.Updates(row)
		switch {
		case errors.Is(changed.Error, gorm.ErrForeignKeyViolated):
			return fmt.Errorf("version %s: %w", a.Version, ErrNotFound)
		case changed.Error != nil:
			return changed.Error
		case changed.RowsAffected == 0:
			return ErrChanged
		}
		return NoteAct(tx, l.cohort.Organisation, l.by.id, who.ChangeAssignment, l.assignment.ID, "", now)
	}))
}

// ReleaseAssignment shows everybody what waited for release, or, if released is false,
// hides it again.
func (s *Store) ReleaseAssignment(ctx context.Context, l LedAssignment, released bool) error {
	doing := fmt.Sprintf("release assignment %d", l.assignment.ID)
	if err := s.leadsAssignment(l); err != nil {
		return in(doing, err)
	}
	now := s.now()
	detail, at := "taken back", (*int64)(nil)
	if released {
		ms := millis(now)
		detail, at = "released", &ms
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		changed := tx.Model(&assignmentRow{}).Where("id = ? AND (released_at IS NULL) = ?", l.assignment.ID, released).Update("released_at", at)
		if changed.Error != nil || changed.RowsAffected == 0 {
			return changed.Error // it is so already
		}
		return NoteAct(tx, l.cohort.Organisation, l.by.id, who.ReleaseMarks, l.assignment.ID, detail, now)
	}))
}

// SettleAssignment notes that those who lead an assignment have dealt with the withdrawal of its
// scenario. They aren't told of that any longer, unless it is withdrawn again.
func (s *Store) SettleAssignment(ctx context.Context, l LedAssignment) error {
	doing := fmt.Sprintf("settle assignment %d", l.assignment.ID)
	if err := s.leadsAssignment(l); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		return firstError(
			tx.Model(&assignmentRow{}).Where("id = ?", l.assignment.ID).Update("settled_at", millis(now)).Error,
			NoteAct(tx, l.cohort.Organisation, l.by.id, who.ChangeAssignment, l.assignment.ID, "the withdrawal of its scenario was dealt with", now))
	}))
}

// DeleteAssignment deletes an assignment. Its students keep their runs, which are in none
// afterwards. The error is ErrLocked if students were given marks, which are theirs.
func (s *Store) DeleteAssignment(ctx context.Context, l LedAssignment) error {
	doing := fmt.Sprintf("delete assignment %d", l.assignment.ID)
	if err := s.leadsAssignment(l); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		if err := lockRuns(tx, "assignment_id = ?", l.assignment.ID); err != nil {
			return err
		}
		if _, err := l.assignment.lockMarking(tx); err != nil {
			return err
		}
		var given int64
		if err := tx.Model(&row.Given{}).Where("assignment_id = ?", l.assignment.ID).Count(&given).Error; err != nil {
			return err
		} else if given > 0 {
			return ErrLocked
		}
		gone := tx.Delete(&assignmentRow{}, "id = ?", l.assignment.ID)
		if gone.Error == nil && gone.RowsAffected == 0 {
			return ErrNotFound
		}
		return firstError(gone.Error,
			NoteAct(tx, l.cohort.Organisation, l.by.id, who.ChangeAssignment, l.assignment.ID, "deleted", now))
	}))
}

// AssignmentsOf returns the assignments of a cohort, the one that is due last first.
func (s *Store) AssignmentsOf(ctx context.Context, o OpenCohort) ([]Assignment, error) {
	doing := fmt.Sprintf("assignments of cohort %d", o.cohort.ID)
	if err := s.opensCohort(o); err != nil {
		return nil, in(doing, err)
	}
	var rows []assignmentRow
	err := s.read(ctx).Where("cohort_id = ?", o.cohort.ID).Order("due_at DESC, id DESC").Find(&rows).Error
	list := make([]Assignment, len(rows))
	for i, r := range rows {
		list[i] = r.assignment()
	}
	return list, in(doing, err)
}
