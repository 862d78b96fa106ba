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
	Run       int64
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
	return Share{r.RunID, r.Secret, []byte(r.Parts), fromMillis(r.CreatedAt)}
}

// minKey is the least length of a key: 128 random bits in base64.
const minKey = 22

// PutShare shares words of a guest's run, in place of what was shared before: the
// earlier key leads nowhere from then on. Somebody else's run, or one that has
// expired by the share's CreatedAt, is ErrNotFound.
func (s *Store) PutShare(ctx context.Context, guest int64, share Share) error {
	doing := fmt.Sprintf("share run %d", share.Run)
	if len(share.Key) < minKey {
		return fmt.Errorf("%s: a key has at least %d letters", doing, minKey)
	}
	err := firstError(within("a share's key", len(share.Key), MaxKey), within("what is shared", len(share.Parts), MaxParts))
	if err != nil {
		return in(doing, err)
	}
	row := shareRow{share.Run, share.Key, string(share.Parts), millis(share.CreatedAt)}
	return in(doing, s.write.do(ctx, func(tx *gorm.DB) error {
		err := tx.Select("id").Take(&runRow{}, "id = ? AND guest_id = ? AND expires_at > ?", row.RunID, guest, row.CreatedAt).Error
		if err != nil {
			return err
		}
		return tx.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "run_id"}}, UpdateAll: true}).Create(&row).Error
	}))
}

// ShareOf returns what is shared of a run, or ErrNotFound.
func (s *Store) ShareOf(ctx context.Context, run int64) (Share, error) {
	var row shareRow
	if err := s.read(ctx).Take(&row, "run_id = ?", run).Error; err != nil {
		return Share{}, in(fmt.Sprintf("share of run %d", run), err)
	}
	return row.share(), nil
}

// Shared returns what is shared under a key, with the run's words. One that was
// taken back or whose run has expired is ErrNotFound, like one that never was.
func (s *Store) Shared(ctx context.Context, key string, now time.Time) (Share, []Word, error) {
	var row shareRow
	err := s.read(ctx).Joins("JOIN runs ON runs.id = shares.run_id AND runs.expires_at > ?", millis(now)).
		Take(&row, "shares.secret = ?", key).Error
	if err != nil {
		return Share{}, nil, in("share", err)
	}
	words, err := s.Words(ctx, row.RunID)
	return row.share(), words, err
}

// TakeBack ends what is shared of a guest's run, from when on its key leads
// nowhere. Where nothing is shared, nothing changes; somebody else's run is
// ErrNotFound.
func (s *Store) TakeBack(ctx context.Context, guest, run int64, now time.Time) error {
	err := s.write.do(ctx, func(tx *gorm.DB) error {
		err := tx.Select("id").Take(&runRow{}, "id = ? AND guest_id = ? AND expires_at > ?", run, guest, millis(now)).Error
		if err != nil {
			return err
		}
		return unshare(tx, "run_id = ?", run)
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(fmt.Sprintf("take back share of run %d", run), err)
}

// unshare ends shares within a transaction.
func unshare(tx *gorm.DB, which string, values ...any) error {
	return tx.Where(which, values...).Delete(&shareRow{}).Error
}
