package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Share is what a student lets others read of a run's words: which of them, and
// the key of the address where they stand. A run has one at most. It goes with its
// run, and when the run's words are erased.
//
// The key is kept as it is, unlike a cookie's or a lecturer's secret, because the
// student has to see the address again. Whoever could read it in the database
// reads there the very words that it leads to.
type Share struct {
	Key       string
	Parts     []byte // JSON
	CreatedAt time.Time
}

type shareRow struct {
	RunID     int64 `gorm:"primaryKey;autoIncrement:false"`
	Secret    string
	Parts     string
	CreatedAt int64 `gorm:"autoCreateTime:false"`
}

func (shareRow) TableName() string { return "shares" }

func (r shareRow) share() Share {
	return Share{r.Secret, []byte(r.Parts), fromMillis(r.CreatedAt)}
}

// minKey is the least length of a key: 128 random bits in base64.
const minKey = 22

// PutShare shares words of a run, in place of what was shared before: the earlier
// key leads nowhere from then on. CreatedAt is not the caller's to set.
func (s *Store) PutShare(ctx context.Context, m Mine, share Share) error {
	doing := fmt.Sprintf("share run %d", m.run.ID)
	if err := s.IsMine(m); err != nil {
		return in(doing, err)
	}
	if len(share.Key) < minKey {
		return fmt.Errorf("%s: a key has at least %d letters", doing, minKey)
	}
	err := firstError(within("a share's key", len(share.Key), MaxKey), within("what is shared", len(share.Parts), MaxParts))
	if err != nil {
		return in(doing, err)
	}
	row := shareRow{m.run.ID, share.Key, string(share.Parts), millis(s.now())}
	return in(doing, s.write.do(ctx, func(tx *gorm.DB) error {
		err := tx.Select("id").Take(&runRow{}, "id = ? AND expires_at > ?", row.RunID, row.CreatedAt).Error
		if err != nil {
			return err
		}
		return tx.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "run_id"}}, UpdateAll: true}).Create(&row).Error
	}))
}

// ShareOf returns what is shared of a run, or ErrNotFound.
func (s *Store) ShareOf(ctx context.Context, m Mine) (Share, error) {
	var row shareRow
	err := s.IsMine(m)
	if err == nil {
		err = s.read(ctx).Take(&row, "run_id = ?", m.run.ID).Error
	}
	if err != nil {
		return Share{}, in(fmt.Sprintf("share of run %d", m.run.ID), err)
	}
	return row.share(), nil
}

// Shared returns what is shared under a key, with the run's words: the key is the
// proof, and the caller shows no words but those of the parts that are shared. One that was
// taken back or whose run has expired is ErrNotFound, like one that never was.
func (s *Store) Shared(ctx context.Context, key string) (Share, []Word, error) {
	var row shareRow
	err := s.read(ctx).Joins("JOIN runs ON runs.id = shares.run_id AND runs.expires_at > ?", millis(s.now())).
		Take(&row, "shares.secret = ?", key).Error
	if err != nil {
		return Share{}, nil, in("share", err)
	}
	words, err := s.words(ctx, row.RunID)
	return row.share(), words, err
}

// EndShare ends what is shared of a run, from when on its key leads nowhere. Where
// nothing is shared, nothing changes.
func (s *Store) EndShare(ctx context.Context, m Mine) error {
	err := s.IsMine(m)
	if err == nil {
		err = s.write.do(ctx, func(tx *gorm.DB) error { return unshare(tx, "run_id = ?", m.run.ID) })
	}
	if err == nil {
		s.forget(ctx)
	}
	return in(fmt.Sprintf("end share of run %d", m.run.ID), err)
}

// unshare ends shares within a transaction.
func unshare(tx *gorm.DB, which string, values ...any) error {
	return tx.Where(which, values...).Delete(&shareRow{}).Error
}
