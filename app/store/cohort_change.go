package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/store/database"
	"caseload/app/who"
)

// ChangeCohort gives a cohort another name and another year. Of the Name and Year of to
// only what differs from was, which is what whoever changes it had seen, is kept, so that
// two people can change one each. The error is ErrChanged if somebody else has changed the
// same to something else meanwhile; then nothing is changed.
func (s *Store) ChangeCohort(ctx context.Context, l LedCohort, was, to Cohort) error {
	doing := fmt.Sprintf("change cohort %d", l.cohort.ID)
	err := firstError(s.leadsCohort(l), TextWithin("a name", to.Name, MaxName), TextWithin("a year", to.Year, MaxYear))
	if err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		row, err := l.cohort.lock(tx)
		if err != nil {
			return err
		}
		name, nameErr := merged(was.Name, to.Name, row.Name)
		year, yearErr := merged(was.Year, to.Year, row.Year)
		if err := firstError(nameErr, yearErr); err != nil || name == row.Name && year == row.Year {
			return err
		}
		return firstError(
			tx.Model(&cohortRow{}).Where("id = ?", row.ID).Updates(map[string]any{"name": name, "year": year}).Error,
			NoteAct(tx, row.OrganisationID, l.by.id, who.ChangeCohort, row.ID, "name or year changed", now))
	}))
}

// merged returns what a text becomes that was seen as was and is now, if somebody wants it
// to be to. The error is ErrChanged if it has become something that neither has seen.
func merged(was, to, now string) (string, error) {
	switch {
	case to == was:
		return now, nil
	case now == was, now == to:
		return to, nil
	}
	return now, ErrChanged
}

// AddLecturer has a lecturer of the organisation lead a cohort. The error is ErrNotFound if
// no lecturer of it has this e-mail address, which must be normalised, and ErrTaken if they
// are in the cohort as something else.
func (s *Store) AddLecturer(ctx context.Context, l LedCohort, email string) error {
	doing := fmt.Sprintf("add a lecturer to cohort %d", l.cohort.ID)
	if err := firstError(s.leadsCohort(l), TextWithin("an e-mail address", email, MaxEmail)); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		row, err := l.cohort.lock(tx)
		if err != nil {
			return err
		}
		person, err := memberWith(tx, row.OrganisationID, email, who.Lecturer)
		if err != nil {
			return err
		}
		as, err := roleInCohort(tx, row.ID, person)
		switch {
		case err != nil || as == who.Lecturer:
			return err
		case as != "":
			return ErrTaken
		}
		return firstError(
			tx.Create(&cohortMemberRow{row.ID, person, who.Lecturer, millis(now)}).Error,
			NoteAct(tx, row.OrganisationID, l.by.id, who.ChangeCohort, row.ID, fmt.Sprintf("person %d leads it", person), now))
	}))
}

// memberWith returns the number of an organisation's member with an e-mail address and one
// of these roles, or ErrNotFound.
func memberWith(tx *gorm.DB, organisation int64, email string, roles ...who.Role) (int64, error) {
	var ids []int64
	err := tx.Raw(`SELECT persons.id FROM persons JOIN memberships ON person_id = persons.id
		WHERE email = ? AND organisation_id = ? AND role IN ?`, email, organisation, roles).Scan(&ids).Error
	if err == nil && len(ids) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return 0, err
	}
	return ids[0], nil
}

// DropLecturer has somebody lead a cohort no longer. The error is ErrNotFound if they
// didn't, and ErrLast if nobody else does.
func (s *Store) DropLecturer(ctx context.Context, l LedCohort, person int64) error {
	doing := fmt.Sprintf("take lecturer %d from cohort %d", person, l.cohort.ID)
	if err := s.leadsCohort(l); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		row, err := l.cohort.lock(tx)
		if err != nil {
			return err
		}
		gone := tx.Where("cohort_id = ? AND person_id = ? AND role = ?", row.ID, person, who.Lecturer).Delete(&cohortMemberRow{})
		if gone.Error != nil || gone.RowsAffected == 0 {
			return firstError(gone.Error, ErrNotFound)
		}
		var left int64
		err = tx.Model(&cohortMemberRow{}).Where(`cohort_id = ? AND role = ? AND EXISTS (SELECT 1 FROM memberships m
			WHERE m.person_id = cohort_members.person_id AND m.organisation_id = ? AND m.role = ?)`, row.ID, who.Lecturer, row.OrganisationID, who.Lecturer).Count(&left).Error
		if err == nil && left == 0 {
			err = ErrLast // which undoes the deletion
		}
		return firstError(err, NoteAct(tx, row.OrganisationID, l.by.id, who.ChangeCohort, row.ID, fmt.Sprintf("person %d no longer leads it", person), now))
	}))
}

// lock keeps all others from changing a cohort until the transaction ends, and returns it
// as it is.
func (c Cohort) lock(tx *gorm.DB) (row cohortRow, err error) {
	err = firstError(database.LockRows(tx, &cohortRow{}, "NO KEY UPDATE", "id = ?", []any{c.ID}), tx.Take(&row, "id = ?", c.ID).Error)
	return row, err
}
