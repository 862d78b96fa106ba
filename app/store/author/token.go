package author

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/store/database"
	"caseload/app/who"
)

// Token is what somebody has made so that their programs can read a partnership's drafts, or
// write them too. It gives never more than its person may do, and goes with their place in the
// partnership.
type Token struct {
	ID      int64
	Name    string // by which its person knows it
	Writes  bool
	Made    time.Time
	Expires time.Time
	Used    *time.Time // nil if it hasn't been
}

// LongestToken is how long a token can be good.
const LongestToken = 366 * 24 * time.Hour

type tokenRow struct {
	ID        int64 `gorm:"primaryKey"`
	PartnerID int64
	Name      string
	Writes    bool
	TokenHash []byte
	MadeAt    int64
	ExpiresAt int64
	UsedAt    int64 // 0 if it hasn't been
}

func (tokenRow) TableName() string { return "tokens" }

// NewToken keeps a token of whoever asks, of which only the hash is stored. Only the Name,
// Writes and Expires of t are used. Those of theirs that have expired go. The error is ErrFull
// if they have as many as is allowed, and ErrForbidden if it is to write and they may not.
func (s *Store) NewToken(ctx context.Context, p Partner, t Token, hash []byte) error {
	doing := fmt.Sprintf("make a token for partnership %d", p.partnership.ID)
	if err := s.partner(p, who.ReadPartnership); err != nil {
		return in(doing, err)
	}
	now := s.of.Now()
	err := store.TextWithin("a name", t.Name, store.MaxName)
	switch {
	case err != nil:
	case t.Writes && !p.May(who.WriteDraft):
		err = store.ErrForbidden
	case t.Expires.Before(now), t.Expires.Sub(now) > LongestToken:
		err = fmt.Errorf("a token can't be good until %s", t.Expires)
	}
	if err != nil {
		return in(doing, err)
	}
	row := tokenRow{PartnerID: p.person, Name: t.Name, Writes: t.Writes, TokenHash: hash, MadeAt: millis(now), ExpiresAt: millis(t.Expires)}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		self, err := p.one(tx, p.person)
		if err != nil {
			return err
		}
		if err := tx.Where("partner_id = ? AND expires_at <= ?", p.person, millis(now)).Delete(&tokenRow{}).Error; err != nil {
			return err
		}
		var has int64
		if err := tx.Model(&tokenRow{}).Where("partner_id = ?", p.person).Count(&has).Error; err != nil {
			return err
		}
		if has >= MaxTokens {
			return store.ErrFull
		}
		made := row // another transaction may try again
		return errors.Join(tx.Create(&made).Error, p.note(tx, self, "token made", now))
	}))
}

// Tokens returns the tokens of whoever asks, newest first, with those that have expired lately.
func (s *Store) Tokens(ctx context.Context, p Partner) ([]Token, error) {
	doing := fmt.Sprintf("tokens for partnership %d", p.partnership.ID)
	if err := s.partner(p, who.ReadPartnership); err != nil {
		return nil, in(doing, err)
	}
	var rows []tokenRow
	err := s.read(ctx).Where("partner_id = ?", p.person).Order("id DESC").Find(&rows).Error
	list := make([]Token, len(rows))
	for i, r := range rows {
		list[i] = Token{ID: r.ID, Name: r.Name, Writes: r.Writes, Made: fromMillis(r.MadeAt), Expires: fromMillis(r.ExpiresAt)}
		if r.UsedAt > 0 {
			at := fromMillis(r.UsedAt)
			list[i].Used = &at
		}
	}
	return list, in(doing, err)
}

// Withdraw ends a token of whoever asks. The error is ErrNotFound if they have none with this
// number.
func (s *Store) Withdraw(ctx context.Context, p Partner, token int64) error {
	if err := s.partner(p, who.ReadPartnership); err != nil {
		return in("withdraw a token", err)
	}
	err := s.withdraw(ctx, p, p.person, "id = ?", token)
	if errors.Is(err, errNone) {
		return in("withdraw a token", store.ErrNotFound)
	}
	return err
}

// WithdrawAll ends all tokens of somebody in the partnership, if they have any. The error is
// ErrNotFound if they aren't in it.
func (s *Store) WithdrawAll(ctx context.Context, p Partner, somebody int64) error {
	if err := s.partner(p, who.ChangePartnership); err != nil {
		return in("withdraw tokens", err)
	}
	err := s.withdraw(ctx, p, somebody, "id > ?", 0)
	if errors.Is(err, errNone) {
		return nil
	}
	return err
}

// errNone means that somebody has no such token.
var errNone = database.Refusal("no such token")

func (s *Store) withdraw(ctx context.Context, p Partner, somebody int64, which string, id int64) error {
	doing := fmt.Sprintf("withdraw tokens of %d for partnership %d", somebody, p.partnership.ID)
	now := s.of.Now()
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		row, err := p.one(tx, somebody)
		if err != nil {
			return err
		}
		gone := tx.Where("partner_id = ?", row.ID).Where(which, id).Delete(&tokenRow{})
		if gone.Error == nil && gone.RowsAffected == 0 {
			return errNone
		}
		return errors.Join(gone.Error, p.note(tx, row, "token withdrawn", now))
	}))
}
