package store

import (
	"context"
	"database/sql"
	"errors"
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
	return Guest{id: r.ID, all: []int64{r.ID}, expires: fromMillis(r.ExpiresAt)}
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
	err := s.write(ctx, func(tx *gorm.DB) error { return tx.Create(row).Error })
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

// MineByToken does what [Store.GuestByToken] and then [Store.Mine] do, in one query,
// because every decision and every page of a run begins with it. Whoever has a run with a
// partner is signed in, and has no secret of a guest's. The error is
// ErrNotFound if either of theirs is.
//
// It asks each table for one row by a unique key. SQLite would plan a join anew each time,
// since the best plan could depend on the values, and that takes longer than the reading.
func (s *Store) MineByToken(ctx context.Context, tokenHash []byte, id int64) (Guest, Mine, error) {
	var g guestRow
	r, now := runRow{ID: id}, millis(s.now())
	err := s.read(ctx).Raw(`SELECT guest_id, (SELECT expires_at FROM guests WHERE id = guest_id),
			version, terms, luck, created_at, expires_at, ended_at, class_id, extra, parent_id, forked, variant
		FROM runs
		WHERE id = ? AND expires_at > ? AND guest_id = (SELECT id FROM guests WHERE token_hash = ? AND expires_at > ?)`, id, now, tokenHash, now).Row().
		Scan(&g.ID, &g.ExpiresAt, &r.Version, &r.Terms, &r.Luck, &r.CreatedAt, &r.ExpiresAt, &r.EndedAt, &r.ClassID, &r.Extra, &r.ParentID, &r.Forked, &r.Variant)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return Guest{}, Mine{}, in(fmt.Sprintf("run %d", id), err)
	}
	return g.guest(), Mine{run: r.run(), guest: g.ID}, nil
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
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
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
			Where(hasRun+" AND expires_at > ? AND expires_at < ?", g.all, g.all, at, until).
			Update("expires_at", until).Error
	}))
}

func requireGuest(tx *gorm.DB, guest int64, now time.Time) error {
	return tx.Select("id").Take(&guestRow{}, "id = ? AND expires_at > ?", guest, millis(now)).Error
}
