package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
)

// A person owns guests: one for what they begin while they are signed in, and those that
// they were before they signed in and have claimed. All that is a guest's is theirs.

// GuestsOf returns the guests that a person owns as one guest. With is a guest whose
// cookie the person has as well and hasn't claimed, or nil; what is begun isn't theirs
// unless the person owns none. The error is ErrNotFound if there is no guest.
func (s *Store) GuestsOf(ctx context.Context, p Person, with *Guest) (Guest, error) {
	doing := fmt.Sprintf("guests of person %d", p.id)
	if err := firstError(s.isPerson(p), s.isWith(with)); err != nil {
		return Guest{}, in(doing, err)
	}
	var rows []guestRow
	err := s.read(ctx).Raw(`SELECT id, expires_at FROM guests
		WHERE person_id = (SELECT id FROM persons WHERE id = ?) AND expires_at > ? ORDER BY id`, p.id, millis(s.now())).Scan(&rows).Error
	if err != nil {
		return Guest{}, in(doing, err)
	}
	if len(rows) == 0 {
		if with == nil {
			return Guest{}, in(doing, ErrNotFound)
		}
		return *with, nil
	}
	g := rows[0].guest()
	g.closed, g.since = p.closed, p.since
	for _, r := range rows[1:] {
		g.all = append(g.all, r.ID)
	}
	return g.and(with), nil
}

func (s *Store) isWith(g *Guest) error {
	if g == nil {
		return nil
	}
	return s.isGuest(*g)
}

// and returns a guest together with another one, who may be nil.
func (g Guest) and(with *Guest) Guest {
	if with != nil {
		g.all, g.unclaimed = append(slices.Clone(g.all), with.all...), with.id
	}
	return g
}

// NewGuestOf stores the guest that is to be a person's from the beginning, unless they
// own one, and returns what GuestsOf does.
func (s *Store) NewGuestOf(ctx context.Context, p Person, with *Guest, expires time.Time) (Guest, error) {
	doing := fmt.Sprintf("guest of person %d", p.id)
	if err := firstError(s.isPerson(p), s.isWith(with)); err != nil {
		return Guest{}, in(doing, err)
	}
	g, err := s.GuestsOf(ctx, p, nil)
	if errors.Is(err, ErrNotFound) {
		g, err = s.newGuest(ctx, &p.id, noSecret(), expires)
	}
	if err != nil {
		return Guest{}, in(doing, err)
	}
	return g.and(with), nil
}

// noSecret returns a hash of which nobody knows the secret.
func noSecret() []byte {
	hash := make([]byte, sha256.Size)
	rand.Read(hash)
	return hash
}

// Claim makes a guest, whose cookie the person has, the person's own. Their cookie opens
// nothing any longer. If somebody has claimed them, the error is ErrNotFound.
func (s *Store) Claim(ctx context.Context, p Person, g Guest) error {
	doing := fmt.Sprintf("guest %d of person %d", g.id, p.id)
	if err := firstError(s.isPerson(p), s.isGuest(g)); err != nil {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		claimed := tx.Model(&guestRow{}).Where("id = ? AND person_id IS NULL", g.id).
			Updates(map[string]any{"person_id": p.id, "token_hash": noSecret()})
		if claimed.Error == nil && claimed.RowsAffected == 0 {
			return ErrNotFound
		}
		return claimed.Error
	}))
}
