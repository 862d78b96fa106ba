package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// keepAwaited is how long an invitation to a cohort is kept after its link has expired, so
// that its lecturers see who hasn't come and can make another link.
const keepAwaited = 90 * 24 * time.Hour

// Awaiting returns the invitations to a cohort whose people haven't come, by name. Those
// that have expired are among them until some time later.
func (s *Store) Awaiting(ctx context.Context, f Filling) ([]Invitation, error) {
	doing := fmt.Sprintf("who is invited to cohort %d", f.cohort.ID)
	if err := s.fillsCohort(f); err != nil {
		return nil, in(doing, err)
	}
	var rows []invitationRow
	err := s.read(ctx).Where("cohort_id = ? AND used_at IS NULL", f.cohort.ID).Order("whom, email").Find(&rows).Error
	list := make([]Invitation, len(rows))
	for i, r := range rows {
		list[i] = r.invitation()
	}
	return list, in(doing, err)
}

// WithdrawFrom makes an invitation to a cohort good for nothing. The error is ErrNotFound
// if the cohort has none with this number that waits for somebody.
func (s *Store) WithdrawFrom(ctx context.Context, f Filling, id int64) error {
	doing := fmt.Sprintf("withdraw invitation %d", id)
	if err := s.fillsCohort(f); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		gone := tx.Where("id = ? AND cohort_id = ? AND used_at IS NULL", id, f.cohort.ID).Delete(&invitationRow{})
		if gone.Error == nil && gone.RowsAffected == 0 {
			return ErrNotFound
		}
		return firstError(gone.Error, NoteAct(tx, f.cohort.Organisation, f.by.id, who.Invite, id, "withdrawn", now))
	}))
}

// Relinked is an invitation that gets another link, of whose secret this is the hash.
type Relinked struct {
	ID        int64
	TokenHash []byte
}

// Relink gives invitations to a cohort other links in place of those they had. It reports
// of each whether it has: somebody may have come meanwhile. The error is ErrArchived if
// nobody can join the cohort.
func (s *Store) Relink(ctx context.Context, f Filling, list []Relinked, expires time.Time) ([]bool, error) {
	doing := fmt.Sprintf("new links for cohort %d", f.cohort.ID)
	err := firstError(s.fillsCohort(f), within("a class list", len(list), MaxInCohort))
	for _, r := range list {
		err = firstError(err, isHash(r.TokenHash))
	}
	if err != nil {
		return nil, in(doing, err)
	}
	did, now := NewTold[[]bool](), s.now()
	err = s.write(ctx, func(tx *gorm.DB) error {
		if err := f.cohort.lockOpen(tx); err != nil {
			return err
		}
		has, n := make([]bool, len(list)), 0
		for i, r := range list {
			changed := tx.Model(&invitationRow{}).Where("id = ? AND cohort_id = ? AND used_at IS NULL", r.ID, f.cohort.ID).
				Updates(map[string]any{"token_hash": cloned(r.TokenHash), "expires_at": millis(expires)})
			if changed.Error != nil {
				return changed.Error
			}
			if has[i] = changed.RowsAffected > 0; has[i] {
				n++
			}
		}
		did.Is(has)
		if n == 0 {
			return nil
		}
		return NoteAct(tx, f.cohort.Organisation, f.by.id, who.Invite, f.cohort.ID, fmt.Sprint("new links: ", n), now)
	})
	if err != nil {
		return nil, in(doing, err)
	}
	return <-did, nil
}

// come uses up the invitation that a person has to a cohort that they have joined in
// another way.
func (c Cohort) come(tx *gorm.DB, person int64, now time.Time) error {
	return tx.Model(&invitationRow{}).Where("cohort_id = ? AND used_at IS NULL AND email = (SELECT email FROM persons WHERE id = ?)", c.ID, person).
		Update("used_at", millis(now)).Error
}
