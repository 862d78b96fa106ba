package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
)

type guestRow struct {
	ID        int64 `gorm:"primaryKey"`
	TokenHash []byte
	CreatedAt int64 `gorm:"autoCreateTime:false"`
	ExpiresAt int64
	PersonID  *int64
}

func (guestRow) TableName() string { return "guests" }

func (r guestRow) guest() Guest {
	return Guest{r.ID, []int64{r.ID}, fromMillis(r.ExpiresAt)}
}

// NewGuest stores a new guest: somebody who plays without an account and is
// recognised by the secret in their cookie. Only the secret's SHA-256 is stored.
func (s *Store) NewGuest(ctx context.Context, tokenHash []byte, expires time.Time) (Guest, error) {
	return s.newGuest(ctx, nil, tokenHash, expires)
}

func (s *Store) newGuest(ctx context.Context, owner *int64, tokenHash []byte, expires time.Time) (Guest, error) {
	if err := isHash(tokenHash); err != nil {
		return Guest{}, in("new guest", err)
	}
	row := &guestRow{TokenHash: cloned(tokenHash), CreatedAt: millis(s.now()), ExpiresAt: millis(expires), PersonID: owner}
	err := s.write.do(ctx, func(tx *gorm.DB) error { return tx.Create(row).Error })
	if err != nil {
		return Guest{}, in("new guest", err)
	}
	return row.guest(), nil
}

// GuestByToken returns the guest whose secret has the given hash. The error is
// ErrNotFound whether the guest has expired or never existed. A guest whom a person owns
// has no secret any longer.
func (s *Store) GuestByToken(ctx context.Context, tokenHash []byte) (Guest, error) {
	var row guestRow
	err := s.read(ctx).Take(&row, "token_hash = ? AND expires_at > ?", tokenHash, millis(s.now())).Error
	if err != nil {
		return Guest{}, in("guest", err)
	}
	return row.guest(), nil
}

// ExtendGuest moves the expiry of a guest and of their runs to a later time; it
// never moves it to an earlier one. A guest who has expired is ErrNotFound. Since
// this is a durable write, call it when a good part of the time has passed, not
// with every request.
func (s *Store) ExtendGuest(ctx context.Context, g Guest, expires time.Time) error {
	doing := fmt.Sprintf("extend guest %d", g.id)
	if err := s.isGuest(g); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write.do(ctx, func(tx *gorm.DB) error {
		if err := requireGuest(tx, g.id, now); err != nil {
			return err
		}
		at, until := millis(now), millis(expires)
		err := tx.Model(&guestRow{}).Where("id IN ? AND expires_at > ? AND expires_at < ?", g.all, at, until).
			Update("expires_at", until).Error
		if err != nil {
			return err
		}
		return tx.Model(&runRow{}).
			Where("guest_id IN ? AND expires_at > ? AND expires_at < ?", g.all, at, until).
			Update("expires_at", until).Error
	}))
}

func requireGuest(tx *gorm.DB, guest int64, now time.Time) error {
	return tx.Select("id").Take(&guestRow{}, "id = ? AND expires_at > ?", guest, millis(now)).Error
}
