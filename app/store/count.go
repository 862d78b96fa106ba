package store

import (
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
)

// Counts say how often something was done within a span of time, by whom, so that all
// servers on a database count together. Whoever did it is kept as a hash with a secret
// of the day, from which an address can't be had once that secret has been deleted.
// Counts belong to nobody, and nothing can be read of them but a single number.

// Counted is what is counted: something that was done, by whom, until the end of a span.
type Counted struct {
	What string // printable
	Who  string // an address or the like, which isn't kept
	Ends time.Time
}

// maxCounts is how many counts are kept. Beyond that only those that are kept already
// grow: whoever comes from as many addresses can't be counted by address anyway.
var maxCounts int64 = 100_000

// Count returns how often something has been counted.
func (s *Store) Count(ctx context.Context, of Counted) (n int, err error) {
	doing := "count " + of.What
	who, err := s.hashed(ctx, of)
	if err != nil {
		return 0, in(doing, err)
	}
	var found []int
	err = s.read(ctx).Table("counts").Where("what = ? AND who = ? AND ends_at = ?", of.What, who, millis(of.Ends)).Pluck("n", &found).Error
	if len(found) > 0 {
		n = found[0]
	}
	return n, in(doing, err)
}

// AddCounts adds to counts, each of which begins at 0.
func (s *Store) AddCounts(ctx context.Context, more map[Counted]int) error {
	const doing = "add to counts"
	list := make([]countRow, 0, len(more))
	for of, n := range more {
		who, err := s.hashed(ctx, of)
		if err != nil {
			return in(doing, err)
		}
		list = append(list, countRow{of.What, who, millis(of.Ends), n})
	}
	// In the same order in every process, or PostgreSQL's could wait for each other.
	slices.SortFunc(list, func(a, b countRow) int {
		return cmp.Or(cmp.Compare(a.What, b.What), cmp.Compare(a.Who, b.Who), cmp.Compare(a.EndsAt, b.EndsAt))
	})
	return in(doing, s.write(ctx, func(tx *gorm.DB) error { return addCounts(tx, list) }))
}

type countRow struct {
	What, Who string
	EndsAt    int64
	N         int
}

func (countRow) TableName() string { return "counts" }

func addCounts(tx *gorm.DB, list []countRow) error {
	var kept int64
	if err := tx.Model(&countRow{}).Count(&kept).Error; err != nil {
		return err
	}
	for _, row := range list {
		added := tx.Exec("UPDATE counts SET n = n + ? WHERE what = ? AND who = ? AND ends_at = ?", row.N, row.What, row.Who, row.EndsAt)
		if added.Error == nil && added.RowsAffected == 0 && kept < maxCounts {
			kept++
			added = tx.Exec(`INSERT INTO counts (what, who, ends_at, n) VALUES (?, ?, ?, ?)
				ON CONFLICT (what, who, ends_at) DO UPDATE SET n = counts.n + excluded.n`, row.What, row.Who, row.EndsAt, row.N)
		}
		if added.Error != nil {
			return added.Error
		}
	}
	return nil
}

// ForgetCount counts something from 0 again.
func (s *Store) ForgetCount(ctx context.Context, of Counted) error {
	doing := "forget the count of " + of.What
	who, err := s.hashed(ctx, of)
	if err != nil {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		return tx.Where("what = ? AND who = ? AND ends_at = ?", of.What, who, millis(of.Ends)).Delete(&countRow{}).Error
	}))
}

// hashed returns what is kept of who is counted.
func (s *Store) hashed(ctx context.Context, of Counted) (string, error) {
	secret, err := s.countSecret(ctx, of.Ends)
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, secret)
	fmt.Fprintf(mac, "%s\n%s", of.What, of.Who)
	return hex.EncodeToString(mac.Sum(nil)[:16]), nil
}

// countSecret returns the secret of the day on which a span ends. Whichever process
// needs it first makes it.
func (s *Store) countSecret(ctx context.Context, ends time.Time) ([]byte, error) {
	day := ends.Add(-time.Nanosecond).UTC().Truncate(24 * time.Hour).Add(24 * time.Hour)
	if known, ok := s.secrets.Load(millis(day)); ok {
		return known.([]byte), nil
	}
	secret := make([]byte, sha256.Size)
	if _, err := rand.Read(secret); err != nil {
		return nil, err
	}
	err := s.write(ctx, func(tx *gorm.DB) error {
		return tx.Exec("INSERT INTO count_secrets (ends_at, secret) VALUES (?, ?) ON CONFLICT DO NOTHING", millis(day), hex.EncodeToString(secret)).Error
	})
	if err != nil {
		return nil, err
	}
	var kept string
	if err := s.read(ctx).Table("count_secrets").Select("secret").Where("ends_at = ?", millis(day)).Take(&kept).Error; err != nil {
		return nil, err
	}
	if secret, err = hex.DecodeString(kept); err == nil {
		s.secrets.Range(func(other, _ any) bool {
			if other.(int64) < millis(day.Add(-24*time.Hour)) {
				s.secrets.Delete(other)
			}
			return true
		})
		s.secrets.Store(millis(day), secret)
	}
	return secret, err
}

// deleteCounts deletes the counts whose spans have ended, and then the secrets of days
// that have.
func (s *Store) deleteCounts(ctx context.Context, now int64) error {
	deleted := NewTold[int64]()
	for n := int64(1); n > 0; n = <-deleted {
		err := s.write(ctx, func(tx *gorm.DB) error {
			const countsTogether = 1_000 // about so many in one transaction
			some := tx.Model(&countRow{}).Select("what", "who").Where("ends_at <= ?", now).Limit(countsTogether)
			gone := tx.Where("ends_at <= ? AND (what, who) IN (?)", now, some).Delete(&countRow{})
			deleted.Is(gone.RowsAffected)
			return gone.Error
		})
		if err != nil {
			return err
		}
	}
	return s.write(ctx, func(tx *gorm.DB) error {
		return tx.Exec("DELETE FROM count_secrets WHERE ends_at <= ?", now).Error
	})
}
