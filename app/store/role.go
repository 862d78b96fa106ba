package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"caseload/app/store/database"
	"caseload/app/who"
)

// Member returns a person of an organisation, for somebody who may change their roles. The
// error is ErrNotFound if they don't belong to it.
func (s *Store) Member(ctx context.Context, a Allowed, person int64) (Listed, error) {
	doing := fmt.Sprintf("person %d of organisation %d", person, a.organisation)
	if err := s.allowed(a, who.ChangeRoles); err != nil {
		return Listed{}, in(doing, err)
	}
	roles, err := rolesIn(s.read(ctx), person, a.organisation)
	if err == nil && len(roles) == 0 {
		err = ErrNotFound
	}
	var row personRow
	if err == nil {
		err = s.read(ctx).Take(&row, "id = ?", person).Error
	}
	return Listed{row.ID, row.Name, row.Email, roles}, in(doing, err)
}

// SetRoles gives a member of an organisation these roles in it and no others. Without
// any they are taken out of it: they keep their account and their runs. They leave the
// cohorts for which they have no role any longer, and are signed out everywhere; whoever
// changes their own roles stays signed in at hand, and their session should be renewed.
// The error is ErrNotFound if they don't belong to it, and ErrLast if nobody would
// administer it.
func (s *Store) SetRoles(ctx context.Context, a Allowed, person int64, roles []who.Role) error {
	doing := fmt.Sprintf("roles of person %d in organisation %d", person, a.organisation)
	if err := s.allowed(a, who.ChangeRoles); err != nil {
		return in(doing, err)
	}
	roles = slices.Sorted(slices.Values(roles))
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		had, err := s.lockedRoles(tx, a.organisation, person)
		if err != nil || slices.Equal(had, roles) {
			return err
		}
		if slices.Contains(had, who.Administrator) && !slices.Contains(roles, who.Administrator) {
			if err := othersAdminister(tx, a.organisation, person); err != nil {
				return err
			}
		}
		_, err = join(tx, person, a.organisation, roles, now)
		return firstError(err,
			takeRoles(tx, person, a.organisation, roles),
			signOutOf(tx, a.by, person, millis(now)),
			NoteAct(tx, a.organisation, a.by.id, who.ChangeRoles, person, saidRoles(roles), now))
	}))
}

// lockedRoles returns somebody's roles in an organisation, whose roles nobody else changes
// until the transaction ends. The error is ErrNotFound if they have none.
func (s *Store) lockedRoles(tx *gorm.DB, organisation, person int64) ([]who.Role, error) {
	if err := database.LockRows(tx, &organisationRow{}, "NO KEY UPDATE", "id = ?", []any{organisation}); err != nil {
		return nil, err
	}
	roles, err := rolesIn(tx, person, organisation)
	if err == nil && len(roles) == 0 {
		err = ErrNotFound
	}
	return roles, err
}

// othersAdminister returns ErrLast if nobody but a person administers an organisation.
func othersAdminister(tx *gorm.DB, organisation, person int64) error {
	var others int64
	err := tx.Model(&membershipRow{}).Where("organisation_id = ? AND role = ? AND person_id <> ?", organisation, who.Administrator, person).Count(&others).Error
	if err == nil && others == 0 {
		err = ErrLast
	}
	return err
}

// takeRoles takes all roles in an organisation from a person but these, and takes them
// out of the cohorts in which they are something else. Who isn't on its staff any longer writes for
// none in their partnerships, whose owners may take them out.
func takeRoles(tx *gorm.DB, person, organisation int64, but []who.Role) error {
	but = append(slices.Clone(but), "") // a list for SQL can't be empty
	in := but
	if slices.Contains(but, who.Lecturer) || slices.Contains(but, who.Practitioner) {
		in = append(slices.Clone(but), who.Educator)
	}
	return firstError(
		KeepBehind(tx, "partners.person_id = ?", person),
		tx.Where("person_id = ? AND organisation_id = ? AND role NOT IN ?", person, organisation, but).Delete(&membershipRow{}).Error,
		tx.Where("person_id = ? AND role NOT IN ? AND cohort_id IN (?)", person, in,
			tx.Model(&cohortRow{}).Select("id").Where("organisation_id = ?", organisation)).Delete(&cohortMemberRow{}).Error,
		tx.Exec(`UPDATE partners SET organisation_id = NULL WHERE person_id = ? AND organisation_id = ? AND NOT EXISTS
			(SELECT 1 FROM memberships WHERE memberships.person_id = partners.person_id AND memberships.organisation_id = partners.organisation_id AND role IN ?)`,
			person, organisation, who.Staff()).Error)
}

// signOutOf ends a person's sessions, except the one at hand if it is their own, and those
// from before a replacement of their passphrase, which is how they can undo that.
func signOutOf(tx *gorm.DB, by Person, person, now int64) error {
	if by.id == person {
		return endOthers(tx, by)
	}
	return notFromBefore(tx, now).Where("person_id = ?", person).Delete(&sessionRow{}).Error
}

func saidRoles(roles []who.Role) string {
	if len(roles) == 0 {
		return "taken out"
	}
	words := make([]string, len(roles))
	for i, r := range roles {
		words[i] = string(r)
	}
	return strings.Join(words, " ")
}

// Unled returns an organisation's cohorts that are in use and that nobody leads, oldest
// first.
func (s *Store) Unled(ctx context.Context, a Allowed) ([]Cohort, error) {
	doing := fmt.Sprintf("cohorts of organisation %d that nobody leads", a.organisation)
	if err := s.allowed(a, who.ListPeople); err != nil {
		return nil, in(doing, err)
	}
	var rows []cohortRow
	err := s.read(ctx).Raw(`SELECT cohorts.* FROM cohorts WHERE organisation_id = ? AND archived_at IS NULL AND NOT EXISTS
			(SELECT 1 FROM cohort_members c JOIN memberships m ON m.person_id = c.person_id AND m.organisation_id = cohorts.organisation_id AND m.role = c.role
			WHERE c.cohort_id = cohorts.id AND c.role = ?)
		ORDER BY id`, a.organisation, who.Lecturer).Scan(&rows).Error
	list := make([]Cohort, len(rows))
	for i, r := range rows {
		list[i] = r.cohort()
	}
	return list, in(doing, err)
}
