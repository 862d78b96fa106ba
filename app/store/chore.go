package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"caseload/app/store/database"
)

// Chores are background work. Each is a row, so that it outlives the process that
// asked for it, and is done by whichever process takes it first. That process has it
// on a lease, which it renews. If the process is killed, another one takes the chore. So a
// chore can be begun twice, and what it does must come to the same if it is.

// ChoreRecord is the kind of chore that makes the record of an ended run. Its key is
// the run's number. [Store.Append] asks for it together with the decision that ends
// the run, and [Store.KeepRecord] strikes it off.
const ChoreRecord = "record"

// Chore proves that this process has a chore on a lease.
type Chore struct {
	Kind     string
	Key      string // what it is about; "" if there is one of its kind
	Attempts int    // how often it has been begun since it was last done, with this time

	holder string // made for this lease alone
}

type choreRow struct {
	Kind     string `gorm:"primaryKey"`
	Key      string `gorm:"primaryKey"`
	Attempts int
	Holder   string
}

func (choreRow) TableName() string { return "chores" }

// longestPutOff bounds how far off a chore may be put. What seems further ahead was written
// before the database's clock was set back, and is due.
const longestPutOff = 24 * time.Hour

// AddChore asks for a chore, which is due at once, unless it has been asked for and
// hasn't been done.
func (s *Store) AddChore(ctx context.Context, by Operator, kind, key string) error {
	doing := fmt.Sprintf("ask for chore %s %s", kind, key)
	if by.of != s {
		return in(doing, ErrNobody)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error { return addChore(tx, kind, key) }))
}

func addChore(tx *gorm.DB, kind, key string) error {
	return tx.Exec("INSERT INTO chores (kind, key, due_at) VALUES (?, ?, "+database.Clock(tx)+") ON CONFLICT DO NOTHING", kind, key).Error
}

// TakeChore takes a chore of a kind that is due and that nobody has, on a lease. It
// leaves those alone that have been begun most times; 0 means any number. If there is
// none, the error is ErrNotFound.
func (s *Store) TakeChore(ctx context.Context, by Operator, kind string, lease time.Duration, most int) (Chore, error) {
	doing := "take a chore of kind " + kind
	if by.of != s {
		return Chore{}, in(doing, ErrNobody)
	}
	if err := within("the seconds of a lease", int(lease.Seconds()), int(database.LongestLease.Seconds())); err != nil {
		return Chore{}, in(doing, err)
	}
	// Read first: looking in vain, which is what happens most of the time, writes nothing.
	const choresAtOnce = 8 // tried in turn, since others may take some of them meanwhile
	var keys []string
	err := free(s.read(ctx).Model(&choreRow{}), most).Where("kind = ?", kind).
		Order("due_at, key").Limit(choresAtOnce).Pluck("key", &keys).Error
	if err != nil {
		return Chore{}, in(doing, err)
	}
	for _, key := range keys {
		c, err := s.takeChore(ctx, Chore{Kind: kind, Key: key, holder: rand.Text()}, lease, most)
		if err != nil || c.holder != "" {
			return c, in(doing, err)
		}
	}
	return Chore{}, in(doing, ErrNotFound)
}

// free leaves the chores that are due and that nobody has.
func free(rows *gorm.DB, most int) *gorm.DB {
	now := database.Clock(rows)
	rows = database.Unleased(rows).Where("due_at <= "+now+" OR due_at > "+now+" + ?", longestPutOff.Milliseconds())
	if most > 0 {
		rows = rows.Where("attempts < ?", most)
	}
	return rows
}

// takeChore returns a zero chore if it isn't free any longer.
func (s *Store) takeChore(ctx context.Context, c Chore, lease time.Duration, most int) (Chore, error) {
	taken := NewTold[Chore]()
	err := s.write(ctx, func(tx *gorm.DB) error {
		c := c
		// The sentence stays if this process is killed.
		row := free(tx.Model(&choreRow{}), most).Where("kind = ? AND key = ?", c.Kind, c.Key).Updates(map[string]any{
			"holder": c.holder, "attempts": gorm.Expr("attempts + 1"), "error": "whoever began it last ended before it was done",
			"leased_until": database.Until(tx, lease),
		})
		if row.Error != nil || row.RowsAffected == 0 {
			taken.Is(Chore{})
			return row.Error
		}
		err := tx.Model(&choreRow{}).Where("kind = ? AND key = ?", c.Kind, c.Key).Select("attempts").Scan(&c.Attempts).Error
		taken.Is(c)
		return err
	})
	if err != nil {
		return Chore{}, err
	}
	return <-taken, nil
}

// RenewLease makes the lease on a chore last this long from now. The error is
// ErrNotFound if another process has the chore, or if it is done.
func (s *Store) RenewLease(ctx context.Context, c Chore, lease time.Duration) error {
	return s.changeChore(ctx, "renew the lease on", c, func(tx *gorm.DB) *gorm.DB {
		return tx.Update("leased_until", database.Until(tx, lease))
	})
}

// PutOffChore gives a chore back, to be due in a while. Attempts is how often it counts
// as begun from then on, and why is a sentence about what went wrong, if anything did.
// The error is ErrNotFound if another process has the chore.
func (s *Store) PutOffChore(ctx context.Context, c Chore, while time.Duration, attempts int, why string) error {
	return s.changeChore(ctx, "put off", c, func(tx *gorm.DB) *gorm.DB {
		return tx.Updates(map[string]any{
			"holder": "", "leased_until": 0, "attempts": attempts, "error": sentenceOf(why),
			"due_at": database.Until(tx, min(while, longestPutOff)),
		})
	})
}

// ChoreDone strikes a chore off. The error is ErrNotFound if another process has it.
func (s *Store) ChoreDone(ctx context.Context, c Chore) error {
	return s.changeChore(ctx, "strike off", c, func(tx *gorm.DB) *gorm.DB { return tx.Delete(&choreRow{}) })
}

func (s *Store) changeChore(ctx context.Context, doing string, c Chore, change func(tx *gorm.DB) *gorm.DB) error {
	doing = fmt.Sprintf("%s chore %s %s", doing, c.Kind, c.Key)
	if c.holder == "" {
		return in(doing, ErrNobody)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		changed := change(tx.Model(&choreRow{}).Where("kind = ? AND key = ? AND holder = ?", c.Kind, c.Key, c.holder))
		if changed.Error == nil && changed.RowsAffected == 0 {
			return ErrNotFound
		}
		return changed.Error
	}))
}

// recordMade strikes off the chore of making a run's record, whoever has it.
func recordMade(tx *gorm.DB, run int64) error {
	return tx.Where("kind = ? AND key = ?", ChoreRecord, fmt.Sprint(run)).Delete(&choreRow{}).Error
}

// deleteChores strikes off what was asked for runs that are gone.
func deleteChores(tx *gorm.DB) error {
	return tx.Exec(`DELETE FROM chores WHERE kind = @record AND NOT EXISTS
		(SELECT 1 FROM runs WHERE id = CAST(CASE chores.kind WHEN @record THEN chores.key ELSE '0' END AS bigint))`,
		map[string]any{"record": ChoreRecord}).Error
}

// deleteDerived deletes what was made of drafts thirty days ago, which is made again when it is
// asked for, and what a process that was killed was making.
func (s *Store) deleteDerived(ctx context.Context, now time.Time) error {
	return s.write(ctx, func(tx *gorm.DB) error {
		return database.Unleased(tx.Table("derived")).Where("made_at IS NULL OR made_at < ?", millis(now.AddDate(0, 0, -30))).Delete(nil).Error
	})
}

// sentenceOf returns what is kept of an error's text.
func sentenceOf(why string) string {
	const most = 500 // bytes
	why = strings.ReplaceAll(why, "\x00", "")
	return strings.ToValidUTF8(why[:min(len(why), most)], "")
}
