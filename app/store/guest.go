package store

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// Guest is somebody who plays without an account, known by a cookie.
type Guest struct {
	ID        int64
	TokenHash []byte // SHA-256 of the cookie's secret, which itself is never kept
	CreatedAt time.Time
	ExpiresAt time.Time
}

type guestRow struct {
	ID        int64 `gorm:"primaryKey"`
	TokenHash []byte
	CreatedAt int64 `gorm:"autoCreateTime:false"`
	ExpiresAt int64
}

func (guestRow) TableName() string { return "guests" }

func (r guestRow) guest() Guest {
	return Guest{r.ID, r.TokenHash, fromMillis(r.CreatedAt), fromMillis(r.ExpiresAt)}
}

// NewGuest keeps a new guest.
func (s *Store) NewGuest(ctx context.Context, tokenHash []byte, now, expires time.Time) (Guest, error) {
	if len(tokenHash) != sha256.Size {
		return Guest{}, fmt.Errorf("new guest: a token hash has %d bytes, not %d", sha256.Size, len(tokenHash))
	}
	row := &guestRow{TokenHash: cloned(tokenHash), CreatedAt: millis(now), ExpiresAt: millis(expires)}
	err := s.write.do(ctx, func(tx *gorm.DB) error { return tx.Create(row).Error })
	if err != nil {
		return Guest{}, in("new guest", err)
	}
	return row.guest(), nil
}

// GuestByToken returns the guest whose secret has that hash. One who has expired
// is ErrNotFound, like one who never was.
func (s *Store) GuestByToken(ctx context.Context, tokenHash []byte, now time.Time) (Guest, error) {
	var row guestRow
	err := s.read(ctx).Take(&row, "token_hash = ? AND expires_at > ?", tokenHash, millis(now)).Error
	if err != nil {
		return Guest{}, in("guest", err)
	}
	return row.guest(), nil
}

// ExtendGuest moves the expiry of a guest who is still known, and of their runs,
// to a later time; it never shortens. It is a durable write, so call it when a
// good part of the time has gone, not with every request.
func (s *Store) ExtendGuest(ctx context.Context, guest int64, now, expires time.Time) error {
	return in(fmt.Sprintf("extend guest %d", guest), s.write.do(ctx, func(tx *gorm.DB) error {
		if err := requireGuest(tx, guest, now); err != nil {
			return err
		}
		at, until := millis(now), millis(expires)
		err := tx.Model(&guestRow{}).Where("id = ? AND expires_at < ?", guest, until).
			Update("expires_at", until).Error
		if err != nil {
			return err
		}
		return tx.Model(&runRow{}).
			Where("guest_id = ? AND expires_at > ? AND expires_at < ?", guest, at, until).
			Update("expires_at", until).Error
	}))
}

func requireGuest(tx *gorm.DB, guest int64, now time.Time) error {
	return tx.Select("id").Take(&guestRow{}, "id = ? AND expires_at > ?", guest, millis(now)).Error
}
