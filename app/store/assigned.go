package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"caseload/app/store/database"
	"caseload/app/store/row"
	"caseload/app/who"
)

// NewRunFor stores a new run of a student for an assignment, which the guest g, who is
// theirs, begins. The version, terms and luck of b are the caller's, made from the
// assignment as the proof has it. The guest and the run are kept until b.Expires at least.
// The error is
//
//   - ErrChanged if the assignment was changed since the proof was made,
//   - ErrLocked if it can't be begun now, or its cohort is archived,
//   - ErrTaken if a run of the same kind goes on: one is finished before the next,
//   - ErrFull if no attempt is left, or no practice is wanted,
//   - ErrWithdrawn if the version was withdrawn for a reason,
//   - ErrNotFound if the student was taken out of the cohort, or the guest isn't theirs.
func (s *Store) NewRunFor(ctx context.Context, a Assigned, g Guest, practice bool, b Beginning) (Mine, error) {
	doing := fmt.Sprintf("new run for assignment %d", a.assignment.ID)
	if err := firstError(s.isGuest(g), s.opensAssignment(a.Open())); err != nil {
		return Mine{}, in(doing, err)
	}
	now := s.now()
	row := b.row(g.id, now)
	row.AssignmentID, row.Practice = &a.assignment.ID, practice
	return s.newRun(ctx, row, func(tx *gorm.DB) ([]decisionRow, error) {
		_, err := a.hasRoom(tx, practice, now)
		if err == nil && !practice {
			err = endPairCodes(tx, a.assignment.ID, a.by.id)
		}
		return nil, firstError(err, a.owns(tx, g.id), keepGuest(tx, g.id, row.ExpiresAt))
	})
}

// owns returns ErrNotFound if a guest isn't the student's.
func (a Assigned) owns(tx *gorm.DB, guest int64) error {
	return tx.Select("id").Take(&guestRow{}, "id = ? AND person_id = ?", guest, a.by.id).Error
}

// hasRoom returns an error of NewRunFor if the student can't begin a run now, and otherwise
// the assignment, in which nobody else begins one until the transaction ends.
func (a Assigned) hasRoom(tx *gorm.DB, practice bool, now time.Time) (Assignment, error) {
	id := a.assignment.ID
	if err := database.LockRows(tx, &assignmentRow{}, "NO KEY UPDATE", "id = ?", []any{id}); err != nil {
		return Assignment{}, err
	}
	var row assignmentRow
	if err := tx.Take(&row, "id = ?", id).Error; err != nil {
		return Assignment{}, err
	}
	assignment := row.assignment()
	err := assignment.roomFor(tx, a.by.id, practice, now)
	if row.Changed != a.assignment.Changed && !errors.Is(err, ErrNotFound) {
		err = ErrChanged
	}
	return assignment, firstError(err, notWithdrawn(tx, row.Version, false))
}

// roomFor returns an error of NewRunFor if a person can't begin a run now.
func (a Assignment) roomFor(tx *gorm.DB, person int64, practice bool, now time.Time) error {
	as, err := roleInCohort(tx, a.Cohort, person)
	if err != nil {
		return err
	}
	var archived int64
	err = tx.Model(&cohortRow{}).Where("id = ? AND archived_at IS NOT NULL", a.Cohort).Count(&archived).Error
	given, err2 := allowanceOf(tx, a.ID, person)
	switch {
	case firstError(err, err2) != nil:
		return firstError(err, err2)
	case as != who.Student:
		return ErrNotFound
	case archived > 0 || !a.State(given, now).Open:
		return ErrLocked
	}
	return a.attemptLeft(tx, person, practice, given)
}

func (a Assignment) attemptLeft(tx *gorm.DB, person int64, practice bool, given Allowance) error {
	n, err := a.attempts(tx, person)
	switch {
	case err != nil:
		return err
	case practice && !a.Practice:
		return ErrFull
	case practice && n.practising || !practice && n.goingOn:
		return ErrTaken
	case !practice && n.used >= a.Attempts+given.Attempts:
		return ErrFull
	}
	return nil
}

// attempts says how a person stands with an assignment.
type attempts struct {
	used                int // with those whose runs were deleted
	goingOn, practising bool
}

func (a Assignment) attempts(tx *gorm.DB, person int64) (attempts, error) {
	var n struct{ Begun, Open, Practising int }
	err := tx.Raw(`SELECT COUNT(CASE WHEN NOT practice THEN 1 END) AS begun, COUNT(CASE WHEN NOT practice AND ended_at IS NULL THEN 1 END) AS open,
			COUNT(CASE WHEN practice AND ended_at IS NULL THEN 1 END) AS practising FROM runs
		WHERE assignment_id = ? AND EXISTS (SELECT 1 FROM guests WHERE person_id = ? AND guests.id IN (runs.guest_id, runs.partner_id))`, a.ID, person).Scan(&n).Error
	deleted, err2 := deletedAttempts(tx, a.ID, person)
	return attempts{n.Begun + deleted[person], n.Open > 0, n.Practising > 0}, firstError(err, err2)
}

// AssignedRuns returns the runs of a student for an assignment, newest first.
func (s *Store) AssignedRuns(ctx context.Context, a Assigned) ([]Mine, error) {
	doing := fmt.Sprintf("runs for assignment %d", a.assignment.ID)
	if err := s.opensAssignment(a.Open()); err != nil {
		return nil, in(doing, err)
	}
	guests, err := guestsOf(s.read(ctx), a.by.id)
	if err != nil {
		return nil, in(doing, err)
	}
	var rows []runRow
	err = s.read(ctx).Where("assignment_id = ? AND expires_at > ?", a.assignment.ID, millis(s.now())).Where(hasRun, guests, guests).Order("id DESC").Find(&rows).Error
	runs := make([]Mine, len(rows))
	for i, row := range rows {
		runs[i] = a.by.mine(row, guests)
	}
	return runs, in(doing, err)
}

// AssignmentOf returns the assignment that a run is for, what its student was allowed, or the
// longer of what either of a pair was, and the time zone of its organisation. The error is ErrNotFound if it is for none.
func (s *Store) AssignmentOf(ctx context.Context, m Mine) (Assigned, error) {
	doing := fmt.Sprintf("assignment of run %d", m.run.ID)
	if err := s.IsMine(m); err != nil || m.run.Assigned == 0 {
		return Assigned{}, in(doing, firstError(err, ErrNotFound))
	}
	var row assignmentRow
	var cohort cohortRow
	err := s.read(ctx).Take(&row, "id = ?", m.run.Assigned).Error
	if err == nil {
		err = s.read(ctx).Take(&cohort, "id = ?", row.CohortID).Error
	}
	if err != nil {
		return Assigned{}, in(doing, err)
	}
	var given []allowanceRow
	err = s.read(ctx).Raw(`SELECT allowances.* FROM allowances JOIN guests ON guests.person_id = allowances.person_id
		JOIN runs ON guests.id IN (runs.guest_id, runs.partner_id) WHERE runs.id = ? AND allowances.assignment_id = ?`, m.run.ID, row.ID).Scan(&given).Error
	place, err2 := cohort.cohort().place(s.read(ctx))
	a := Assigned{openAssignment: OpenAssignment{assignment: row.assignment(), cohort: cohort.cohort(), zone: place.Zone, kept: place.Kept()}}
	for _, g := range given {
		a.given = g.allowance(0).OrLonger(a.given)
	}
	return a, in(doing, firstError(err, err2))
}

// AssignmentNameOf returns the name of the assignment that a run is for, or "" if it is for
// none.
func (s *Store) AssignmentNameOf(ctx context.Context, m Mine) (name string, err error) {
	if err := s.IsMine(m); err != nil || m.run.Assigned == 0 {
		return "", in(fmt.Sprintf("assignment of run %d", m.run.ID), err)
	}
	err = s.read(ctx).Raw("SELECT name FROM assignments WHERE id = ?", m.run.Assigned).Scan(&name).Error
	return name, in(fmt.Sprintf("assignment of run %d", m.run.ID), err)
}

// MinutesOf returns for how long the live clock of a run's assignment runs; 0 if it has
// none. Every decision asks it. The error is as of [Store.AssignmentOf].
func (s *Store) MinutesOf(ctx context.Context, m Mine) (minutes int, err error) {
	if err := s.IsMine(m); err != nil {
		return 0, in(fmt.Sprintf("clock of run %d", m.run.ID), err)
	}
	err = s.read(ctx).Raw("SELECT minutes FROM assignments WHERE id = ?", m.run.Assigned).Row().Scan(&minutes)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return minutes, in(fmt.Sprintf("clock of run %d", m.run.ID), err)
}

// InAssignment is an assignment that a student has been given, and how they stand with it.
type InAssignment struct {
	Assigned
	Place string // the organisation's name
	Runs  []Mine // theirs for it, newest first
}

// AssignmentsFor returns the assignments of the cohorts that a person is a student in, the
// one that is due first for them first. Those of archived cohorts are left out unless they
// have a run for them.
func (s *Store) AssignmentsFor(ctx context.Context, p Person) ([]InAssignment, error) {
	doing := fmt.Sprintf("assignments for person %d", p.id)
	if err := s.isPerson(p); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		Row   assignmentRow `gorm:"embedded"`
		Place string
		Zone  string
		Kept  int
	}
	err := s.read(ctx).Raw(`SELECT assignments.*, organisations.name AS place, organisations.zone AS zone, organisations.kept_days AS kept FROM assignments
		JOIN cohorts ON cohorts.id = assignments.cohort_id JOIN organisations ON organisations.id = cohorts.organisation_id
		JOIN cohort_members ON cohort_members.cohort_id = cohorts.id AND cohort_members.person_id = ? AND cohort_members.role = ?
		WHERE EXISTS (SELECT 1 FROM memberships WHERE person_id = ? AND organisation_id = cohorts.organisation_id AND role = ?)
		ORDER BY due_at, assignments.id`, p.id, who.Student, p.id, who.Student).Scan(&rows).Error
	if err != nil {
		return nil, in(doing, err)
	}
	ids, of := make([]int64, len(rows)), make([]int64, len(rows))
	for i, r := range rows {
		ids[i], of[i] = r.Row.ID, r.Row.CohortID
	}
	var cohorts []cohortRow
	var given []allowanceRow
	var runs []runRow
	var gone []row.DeletedAttempts
	guests, err := guestsOf(s.read(ctx), p.id)
	err = firstError(err,
		s.read(ctx).Where("assignment_id IN ? AND person_id = ?", ids, p.id).Find(&gone).Error,
		s.read(ctx).Where("id IN ?", of).Find(&cohorts).Error,
		s.read(ctx).Where("assignment_id IN ? AND person_id = ?", ids, p.id).Find(&given).Error,
		s.read(ctx).Where("assignment_id IN ? AND expires_at > ?", ids, millis(s.now())).Where(hasRun, guests, guests).Order("id DESC").Find(&runs).Error)
	if err != nil {
		return nil, in(doing, err)
	}
	deleted := map[int64]int{} // by assignment
	for _, r := range gone {
		deleted[r.AssignmentID] = r.Attempts
	}
	var list []InAssignment
	for _, r := range rows {
		at := slices.IndexFunc(cohorts, func(c cohortRow) bool { return c.ID == r.Row.CohortID })
		if at < 0 { // it was deleted at this moment
			continue
		}
		cohort := cohorts[at]
		one := InAssignment{Assigned{OpenAssignment{p, r.Row.assignment(), cohort.cohort(), r.Zone, Organisation{KeptDays: r.Kept}.Kept()}, Allowance{}, deleted[r.Row.ID]}, r.Place, nil}
		if i := slices.IndexFunc(given, func(a allowanceRow) bool { return a.AssignmentID == r.Row.ID }); i >= 0 {
			one.given = given[i].allowance(0)
		}
		for _, row := range runs {
			if *row.AssignmentID == r.Row.ID {
				one.Runs = append(one.Runs, p.mine(row, guests))
			}
		}
		if cohort.ArchivedAt == nil || len(one.Runs) > 0 {
			list = append(list, one)
		}
	}
	return list, nil
}

// StudentOf returns a student of an assignment's cohort. The error is ErrNotFound if they
// aren't one.
func (s *Store) StudentOf(ctx context.Context, l LedAssignment, id int64) (Listed, error) {
	doing := fmt.Sprintf("student %d of assignment %d", id, l.assignment.ID)
	if err := s.leadsAssignment(l); err != nil {
		return Listed{}, in(doing, err)
	}
	as, err := roleInCohort(s.read(ctx), l.cohort.ID, id)
	if err == nil && as != who.Student {
		err = ErrNotFound
	}
	var row personRow
	if err == nil {
		err = s.read(ctx).Take(&row, "id = ?", id).Error
	}
	if err != nil {
		return Listed{}, in(doing, err)
	}
	return Listed{row.ID, row.Name, row.Email, []who.Role{who.Student}}, nil
}

// AssignedRun returns a run that counts for an assignment, to somebody who leads it. The
// error is ErrNotFound if there is none with that number, and of practice.
func (s *Store) AssignedRun(ctx context.Context, l LedAssignment, id int64) (Reading, error) {
	doing := fmt.Sprintf("run %d of assignment %d", id, l.assignment.ID)
	if err := s.leadsAssignment(l); err != nil {
		return Reading{}, in(doing, err)
	}
	run, _, err := s.assignedRun(ctx, l.Open(), id)
	return Reading{run: run}, in(doing, err)
}

// assignedRun returns a run that counts for an assignment, and those students of its cohort
// who have it: one or two, by name. The error is ErrNotFound if there is none with that
// number, and of practice.
func (s *Store) assignedRun(ctx context.Context, o OpenAssignment, id int64) (Run, []Listed, error) {
	var rows []struct {
		Row         runRow `gorm:"embedded"`
		Person      int64
		Name, Email string
	}
	err := s.read(ctx).Raw(`SELECT runs.*, persons.id AS person, persons.name AS name, persons.email AS email FROM runs
		JOIN guests ON guests.id IN (runs.guest_id, runs.partner_id) JOIN persons ON persons.id = guests.person_id
		JOIN cohort_members ON cohort_members.person_id = persons.id AND cohort_members.cohort_id = ? AND cohort_members.role = ?
		WHERE runs.id = ? AND runs.assignment_id = ? AND NOT runs.practice AND runs.expires_at > ? ORDER BY persons.name, persons.id`,
		o.cohort.ID, who.Student, id, o.assignment.ID, millis(s.now())).Scan(&rows).Error
	if err == nil && len(rows) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Run{}, nil, err
	}
	students := make([]Listed, len(rows))
	for i, r := range rows {
		students[i] = Listed{r.Person, r.Name, r.Email, []who.Role{who.Student}}
	}
	return rows[0].Row.run(), students, nil
}
