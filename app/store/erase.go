package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"caseload/app/who"
)

// Erasing a person deletes the person with their passphrase, sessions and memberships,
// their guests, and those guests' runs with everything that belongs to them. A run that a
// partner has too stays the partner's, without what the person wrote in it. The lines of
// the audit log stay: they name people by number.

// Erase erases the person who asks. The error is ErrLast if they are the last
// administrator of an organisation that others belong to.
func (s *Store) Erase(ctx context.Context, p Person) error {
	doing := fmt.Sprintf("erase person %d", p.id)
	if err := s.isPerson(p); err != nil {
		return in(doing, err)
	}
	guests := NewTold[[]int64]()
	now := millis(s.now())
	err := s.write(ctx, func(tx *gorm.DB) error {
		if err := s.leaveAll(tx, p.id); err != nil {
			return err
		}
		ids, err := erasePerson(tx, p.id, now)
		guests.Is(ids)
		return err
	})
	if err != nil {
		return in(doing, err)
	}
	return in(doing, s.deleteRunsOf(ctx, <-guests))
}

// EraseMember takes a person out of an organisation and, unless they belong to another
// one too, erases them. Whoever asks isn't told which it was, since they may not know of
// the other one. The error is ErrNotFound if the person doesn't belong to the
// organisation, and ErrLast if nobody would administer it.
func (s *Store) EraseMember(ctx context.Context, a Allowed, person int64) error {
	doing := fmt.Sprintf("erase person %d of organisation %d", person, a.organisation)
	if err := s.allowed(a, who.ErasePerson); err != nil {
		return in(doing, err)
	}
	guests := NewTold[[]int64]()
	now := s.now()
	err := s.write(ctx, func(tx *gorm.DB) error {
		roles, err := s.lockedRoles(tx, a.organisation, person)
		if err != nil {
			return err
		}
		for _, r := range roles {
			if r == who.Administrator {
				err = othersAdminister(tx, a.organisation, person)
			}
		}
		err = firstError(err,
			takeRoles(tx, person, a.organisation, nil),
			NoteAct(tx, a.organisation, a.by.id, who.ErasePerson, person, "", now))
		if err != nil {
			return err
		}
		var elsewhere int64
		if err := tx.Model(&membershipRow{}).Where("person_id = ?", person).Count(&elsewhere).Error; err != nil {
			return err
		}
		if elsewhere > 0 {
			guests.Is(nil)
			return signOutOf(tx, a.by, person, millis(now))
		}
		ids, err := erasePerson(tx, person, millis(now))
		guests.Is(ids)
		return err
	})
	if err != nil {
		return in(doing, err)
	}
	return in(doing, s.deleteRunsOf(ctx, <-guests))
}

// leaveAll takes a person out of every organisation, with a line in the log of each.
func (s *Store) leaveAll(tx *gorm.DB, person int64) error {
	var places []int64
	if err := tx.Model(&membershipRow{}).Where("person_id = ?", person).Distinct("organisation_id").Order("organisation_id").Pluck("organisation_id", &places).Error; err != nil {
		return err
	}
	for _, place := range places {
		roles, err := s.lockedRoles(tx, place, person)
		if err != nil {
			return err
		}
		var others int64
		err = tx.Model(&membershipRow{}).Where("organisation_id = ? AND person_id <> ?", place, person).Count(&others).Error
		for _, r := range roles {
			if r == who.Administrator && others > 0 && err == nil {
				err = othersAdminister(tx, place, person)
			}
		}
		err = firstError(err,
			takeRoles(tx, person, place, nil),
			NoteAct(tx, place, person, who.ErasePerson, person, "", s.now()))
		if err != nil {
			return err
		}
	}
	return nil
}

// erasePerson deletes a person and has their guests and runs expire, so that nobody
// reaches them any longer. It returns the guests, whose runs are then deleted a few at a
// time; if that is interrupted, DeleteExpired goes on with it.
func erasePerson(tx *gorm.DB, person, now int64) (guests []int64, err error) {
	var row personRow
	if err := tx.Take(&row, "id = ?", person).Error; err != nil {
		return nil, err
	}
	if err := tx.Model(&guestRow{}).Where("person_id = ?", person).Order("id").Pluck("id", &guests).Error; err != nil {
		return nil, err
	}
	return guests, firstError(
		lockRuns(tx, hasRun, guests, guests),
		leaveAllPairs(tx, guests),
		tx.Model(&runRow{}).Where("guest_id IN ?", guests).Update("expires_at", now).Error,
		tx.Model(&guestRow{}).Where("id IN ?", guests).Updates(map[string]any{"person_id": nil, "expires_at": now}).Error,
		tx.Where("email = ?", row.Email).Delete(&invitationRow{}).Error,
		tx.Exec("UPDATE examiners SET email = '' WHERE person_id = ? OR email = ?", person, row.Email).Error,
		leavePartnerships(tx, person, row.Email, now),
		tx.Delete(&personRow{}, "id = ?", person).Error)
}

// deleteRunsOf deletes guests with their runs, and overwrites what was in them.
func (s *Store) deleteRunsOf(ctx context.Context, guests []int64) error {
	ctx = context.WithoutCancel(ctx) // they are nobody's any longer
	for more := len(guests) > 0; more; {
		deleted := NewTold[int]()
		err := s.write(ctx, func(tx *gorm.DB) error {
			n, err := deleteSome(tx, &runRow{}, tx.Where("guest_id IN ?", guests))
			if err == nil && n == 0 {
				n, err = deleteSome(tx, &guestRow{}, tx.Where("id IN ?", guests))
			}
			deleted.Is(n)
			return err
		})
		if err != nil {
			return err
		}
		more = <-deleted > 0
	}
	s.forget(ctx)
	return nil
}
