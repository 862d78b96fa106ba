package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Share is the part of a student's words in a run that they let others read, and the key
// in the address at which it can be read. Each has at most one in a run. It is deleted
// with its run, and when their words in it are erased.
//
// Unlike the secrets of cookies and lecturers, the key is stored in the clear,
// because the student has to be able to see the address again. Anybody who could
// read the key in the database could read there the very words that it leads to.
type Share struct {
	Key       string
	Parts     []byte   // JSON
	Kinds     []string // of writing that others may read
	CreatedAt time.Time
}

type shareRow struct {
	RunID     int64 `gorm:"primaryKey;autoIncrement:false"`
	Secret    string
	Parts     string
	CreatedAt int64    `gorm:"autoCreateTime:false"`
	Kinds     []string `gorm:"serializer:json"`
	GuestID   int64    `gorm:"primaryKey;autoIncrement:false"`
}

func (shareRow) TableName() string { return "shares" }

func (r shareRow) share() Share {
	return Share{r.Secret, []byte(r.Parts), r.Kinds, fromMillis(r.CreatedAt)}
}

// minKey is the minimum length of a key: 128 random bits in base64.
const minKey = 22

// PutShare stores what m's guest shares of a run and replaces the previous share, whose key becomes
// invalid. The CreatedAt of share is ignored. A run that has gone is ErrNotFound.
func (s *Store) PutShare(ctx context.Context, m Mine, share Share) error {
	doing := fmt.Sprintf("share run %d", m.run.ID)
	if err := firstError(s.IsMine(m), m.open()); err != nil {
		return in(doing, err)
	}
	if len(share.Key) < minKey {
		return fmt.Errorf("%s: a key has at least %d letters", doing, minKey)
	}
	err := firstError(TextWithin("a share's key", share.Key, MaxKey), TextWithin("what is shared", share.Parts, MaxParts), within("what is shared", len(share.Parts)+len(strings.Join(share.Kinds, " ")), MaxParts))
	if err != nil {
		return in(doing, err)
	}
	row := shareRow{m.run.ID, share.Key, string(share.Parts), millis(s.now()), append([]string{}, share.Kinds...), m.guest}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		err := tx.Select("id").Take(&runRow{}, "id = ? AND expires_at > ?", row.RunID, row.CreatedAt).Error
		if err != nil {
			return err
		}
		if err := m.hasStill(tx); err != nil {
			return err
		}
		err = tx.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "run_id"}, {Name: "guest_id"}}, UpdateAll: true}).Create(&row).Error
		if errors.Is(err, gorm.ErrForeignKeyViolated) {
			return ErrNotFound // PostgreSQL only: the run was deleted a moment ago
		}
		return err
	}))
}

// ShareOf returns what m's guest shares of a run, or ErrNotFound.
func (s *Store) ShareOf(ctx context.Context, m Mine) (Share, error) {
	var row shareRow
	err := firstError(s.IsMine(m), m.open())
	if err == nil {
		err = s.read(ctx).Take(&row, "run_id = ? AND guest_id = ?", m.run.ID, m.guest).Error
	}
	if err != nil {
		return Share{}, in(fmt.Sprintf("share of run %d", m.run.ID), err)
	}
	return row.share(), nil
}

// Shared returns the share with the given key, and what is written of its kinds apart
// from what belongs to a turn. The key is the proof. The error is ErrNotFound whether
// the share has ended, its run has expired, or it never existed.
func (s *Store) Shared(ctx context.Context, key string) (Share, []Writing, error) {
	var row shareRow
	if !isText(key) {
		return Share{}, nil, in("share", ErrNotFound)
	}
	err := s.read(ctx).Joins("JOIN runs ON runs.id = shares.run_id AND runs.expires_at > ?", millis(s.now())).
		Take(&row, "shares.secret = ?", key).Error
	if err != nil {
		return Share{}, nil, in("share", err)
	}
	writings, err := s.writings(ctx, row.RunID, row.GuestID)
	writings = slices.DeleteFunc(writings, func(w Writing) bool { return w.Turn != 0 || !slices.Contains(row.Kinds, w.Kind) })
	return row.share(), writings, in("share", err)
}

// EndShare deletes that share, after which its key is invalid. If nothing is
// shared, it changes nothing and returns nil.
func (s *Store) EndShare(ctx context.Context, m Mine) error {
	err := s.IsMine(m)
	if err == nil {
		err = s.write(ctx, func(tx *gorm.DB) error {
			return tx.Where("run_id = ? AND guest_id = ?", m.run.ID, m.guest).Delete(&shareRow{}).Error
		})
	}
	if err == nil {
		s.forget(ctx)
	}
	return in(fmt.Sprintf("end share of run %d", m.run.ID), err)
}
