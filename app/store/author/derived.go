package author

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"caseload/app/store"
	"caseload/app/store/database"
)

// What follows from a draft as it is at a moment, such as what a check finds, is made once, by
// whichever server takes that first, and is there for all. A server has what it makes on a
// lease, which it renews, so that another one makes it if that one is killed. All of it can be
// made again: it isn't counted in what a partnership keeps, and the oldest goes.

// Kind is what is derived of a draft.
type Kind string

// The kinds.
const (
	KindFindings Kind = "findings" // what a check finds
	KindBots     Kind = "bots"     // what became of plays by policies
)

// Key tells apart what is derived of a draft.
type Key struct {
	Kind    Kind
	Program string // which makes it; another may come to something else
	Digest  string // of the draft's pack as it was
}

// Derived is what is known of something that is derived.
type Derived struct {
	Body  []byte // empty if nothing is known yet
	Final bool   // whether it is made; what is known can change until then
	Held  bool   // whether a server is making it
}

// Making proves that this process has something on a lease, to make it.
type Making struct {
	row    int64
	draft  Draft
	holder string // made for this lease alone
}

type derivedRow struct {
	ID          int64 `gorm:"primaryKey"`
	DraftID     int64
	Kind        Kind
	Program     string
	Digest      string
	Holder      string
	LeasedUntil int64
	MadeAt      *int64
	Body        []byte
}

func (derivedRow) TableName() string { return "derived" }

// is leaves the row of something that is derived of a draft.
func (k Key) is(rows *gorm.DB, draft int64) *gorm.DB {
	return rows.Where("draft_id = ? AND kind = ? AND program = ? AND digest = ?", draft, k.Kind, k.Program, k.Digest)
}

// Derived returns what is known of something that is derived of a draft. The error is
// ErrNotFound if it hasn't been begun.
func (s *Store) Derived(ctx context.Context, r Reading, k Key) (Derived, error) {
	doing := fmt.Sprintf("%s of draft %d", k.Kind, r.draft.ID)
	if err := s.reads(r); err != nil {
		return Derived{}, in(doing, err)
	}
	var row struct {
		Body   []byte
		MadeAt *int64
		Held   bool
	}
	db := s.read(ctx)
	err := k.is(db.Model(&derivedRow{}), r.draft.ID).Select("body, made_at, leased_until > " + database.Clock(db) + " AS held").Take(&row).Error
	d := Derived{Final: row.MadeAt != nil, Held: row.Held}
	if err == nil {
		d.Body, err = unpacker.DecodeAll(row.Body, nil)
	}
	return d, in(doing, err)
}

// TakeDerived takes something that is derived of a draft, to make it, on a lease. What was begun
// earlier for the draft as it was before is given up. The error is ErrTaken if a server
// has it, or if it is made.
func (s *Store) TakeDerived(ctx context.Context, r Reading, k Key, lease time.Duration) (Making, error) {
	doing := fmt.Sprintf("take %s of draft %d", k.Kind, r.draft.ID)
	if err := s.reads(r); err != nil {
		return Making{}, in(doing, err)
	}
	for _, err := range []error{store.TextWithin("the name of a program", k.Program, store.MaxName), store.TextWithin("a digest", k.Digest, 64)} {
		if err != nil {
			return Making{}, in(doing, err)
		}
	}
	if lease > database.LongestLease {
		return Making{}, in(doing, store.ErrTooLarge)
	}
	taken := store.NewTold[Making]()
	err := s.db.Write(ctx, func(tx *gorm.DB) error {
		left := k.is(database.Unleased(tx), r.draft.ID).Where("made_at IS NULL").Delete(&derivedRow{})
		if left.Error != nil {
			return left.Error
		}
		row := derivedRow{DraftID: r.draft.ID, Kind: k.Kind, Program: k.Program, Digest: k.Digest, Holder: rand.Text(), Body: []byte{}}
		made := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
		if made.Error != nil {
			return made.Error
		}
		if made.RowsAffected == 0 {
			return store.ErrTaken
		}
		taken.Is(Making{row.ID, r.draft, row.Holder})
		kept := tx.Model(&derivedRow{}).Select("id").Where("draft_id = ? AND kind = ?", r.draft.ID, k.Kind).Order("id DESC").Limit(MaxDerived)
		if err := tx.Where("draft_id = ? AND kind = ? AND id NOT IN (?)", r.draft.ID, k.Kind, kept).Delete(&derivedRow{}).Error; err != nil {
			return err
		}
		return tx.Model(&row).Update("leased_until", database.Until(tx, lease)).Error
	})
	if err != nil {
		return Making{}, in(doing, err)
	}
	return <-taken, nil
}

// RenewDerived makes the lease last this long from now. The error is ErrNotFound if another
// process makes it, or if the draft has changed, so that it needn't be made.
func (s *Store) RenewDerived(ctx context.Context, m Making, lease time.Duration) error {
	return s.changeDerived(ctx, "go on making", m, func(row *gorm.DB) *gorm.DB {
		return row.Where(`NOT EXISTS (SELECT 1 FROM derived AS later WHERE later.draft_id = derived.draft_id
			AND later.digest <> derived.digest AND later.program = derived.program AND later.id > derived.id)`).
			Update("leased_until", database.Until(row, lease))
	})
}

// KeepDerived keeps what is known of what is being made, and that it is made if final is set.
// The error is ErrTooLarge if it has more than [MaxBody] bytes, and ErrNotFound if another
// process makes it.
func (s *Store) KeepDerived(ctx context.Context, m Making, body []byte, final bool) error {
	if len(body) > MaxBody {
		return in("keep what was made", store.ErrTooLarge)
	}
	changes := map[string]any{"body": packer.EncodeAll(body, nil)}
	if final {
		changes["made_at"], changes["leased_until"], changes["holder"] = millis(s.of.Now()), 0, ""
	}
	return s.changeDerived(ctx, "keep what was made", m, func(row *gorm.DB) *gorm.DB { return row.Updates(changes) })
}

// LeaveDerived gives up what is being made.
func (s *Store) LeaveDerived(ctx context.Context, m Making) error {
	return s.changeDerived(ctx, "leave", m, func(row *gorm.DB) *gorm.DB { return row.Delete(&derivedRow{}) })
}

// ForgetDerived deletes what was derived of a draft, so that it can be made again.
func (s *Store) ForgetDerived(ctx context.Context, r Reading, k Key) error {
	doing := fmt.Sprintf("forget %s of draft %d", k.Kind, r.draft.ID)
	if err := s.reads(r); err != nil {
		return in(doing, err)
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		return k.is(tx, r.draft.ID).Where("made_at IS NOT NULL").Delete(&derivedRow{}).Error
	}))
}

func (s *Store) changeDerived(ctx context.Context, doing string, m Making, change func(row *gorm.DB) *gorm.DB) error {
	doing = fmt.Sprintf("%s of draft %d", doing, m.draft.ID)
	if m.holder == "" {
		return in(doing, store.ErrNobody)
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		changed := change(tx.Model(&derivedRow{}).Where("id = ? AND holder = ?", m.row, m.holder))
		if changed.Error == nil && changed.RowsAffected == 0 {
			return store.ErrNotFound
		}
		if changed.Error != nil {
			return changed.Error
		}
		return oldestGo(tx, m.draft.Partnership)
	}))
}

// oldestGo deletes the oldest of what is derived of a partnership's drafts, until what is left
// is as much as may be kept.
func oldestGo(tx *gorm.DB, partnership int64) error {
	return tx.Exec(`DELETE FROM derived WHERE id IN (SELECT id FROM
		(SELECT derived.id, SUM(LENGTH(body)) OVER (ORDER BY derived.id DESC) AS kept FROM derived JOIN drafts ON drafts.id = draft_id WHERE partnership_id = ?) AS newest
		WHERE kept > ?)`, partnership, MaxAllDerived).Error
}
