package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// Way says how a link for a new passphrase comes to its person.
type Way string

const (
	ByMail Way = "mail" // to their address, which shows that it is them
	ByHand Way = "hand" // through somebody who could use it themselves: see [Replacement]
)

// ChoreReset is the kind of chore that mails the link for a new passphrase. Its key is the
// e-mail address that was typed, whether anybody has it or not, so that asking takes the
// same time.
const ChoreReset = "mail a link for a new passphrase"

// mostResets is how many links for a new passphrase a person has at once. Of links that are
// handed over, those whose replacement stands count too.
const mostResets = 10

type resetRow struct {
	ID             int64 `gorm:"primaryKey"`
	PersonID       int64
	TokenHash      []byte
	Way            Way
	OrganisationID *int64
	MadeBy         int64
	ExpiresAt      int64
}

func (resetRow) TableName() string { return "resets" }

// AskReset asks that the link for a new passphrase be mailed to an address, which must be
// normalised, if somebody has an account with it. Whoever calls it has to bound how often.
func (s *Store) AskReset(ctx context.Context, email string) error {
	const doing = "ask for a new passphrase's link"
	if err := TextWithin("an e-mail address", email, MaxEmail); err != nil {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error { return addChore(tx, ChoreReset, email) }))
}

// MailReset stores the link for a new passphrase that is about to be mailed to an address,
// and returns whose it is called. The error is ErrNotFound if nobody has the address, and
// ErrFull if they have as many links as are good at once.
func (s *Store) MailReset(ctx context.Context, by Operator, email string, tokenHash []byte, expires time.Time) (name string, err error) {
	const doing = "mail a new passphrase's link"
	if by.of != s {
		return "", in(doing, ErrNobody)
	}
	var row personRow
	if err := s.read(ctx).Take(&row, "email = ?", email).Error; err != nil {
		return "", in(doing, err)
	}
	return row.Name, in(doing, s.newReset(ctx, resetRow{PersonID: row.ID, TokenHash: tokenHash, Way: ByMail, ExpiresAt: millis(expires)}, nil))
}

// HandOverReset stores the link for a new passphrase of a member, which whoever asks is to
// hand over. The error is ErrNotFound if the person doesn't belong to the organisation,
// ErrForbidden if it is their own, and ErrElsewhere if they belong to another one too:
// whoever had the link could do what they do there.
func (s *Store) HandOverReset(ctx context.Context, a Allowed, person int64, tokenHash []byte, expires time.Time) error {
	doing := fmt.Sprintf("link for a new passphrase of person %d", person)
	err := s.allowed(a, who.HandOverReset)
	if err == nil && a.by.id == person {
		err = ErrForbidden
	}
	if err != nil {
		return in(doing, err)
	}
	row := resetRow{PersonID: person, TokenHash: tokenHash, Way: ByHand, OrganisationID: &a.organisation, MadeBy: a.by.id, ExpiresAt: millis(expires)}
	return in(doing, s.newReset(ctx, row, func(tx *gorm.DB) error {
		var places []int64
		err := tx.Model(&membershipRow{}).Where("person_id = ?", person).Distinct("organisation_id").Pluck("organisation_id", &places).Error
		switch {
		case err != nil:
			return err
		case !slices.Contains(places, a.organisation):
			return ErrNotFound
		case len(places) > 1:
			return ErrElsewhere
		}
		return NoteAct(tx, a.organisation, a.by.id, who.HandOverReset, person, "link made", s.now())
	}))
}

// HandOverAnyReset does the same for whoever runs the server, and for the person with an
// e-mail address, wherever they belong.
func (s *Store) HandOverAnyReset(ctx context.Context, by Operator, email string, tokenHash []byte, expires time.Time) error {
	const doing = "link for a new passphrase"
	if by.of != s {
		return in(doing, ErrNobody)
	}
	var row personRow
	if err := s.read(ctx).Take(&row, "email = ?", email).Error; err != nil {
		return in(doing, err)
	}
	return in(doing, s.newReset(ctx, resetRow{PersonID: row.ID, TokenHash: tokenHash, Way: ByHand, ExpiresAt: millis(expires)}, nil))
}

func (s *Store) newReset(ctx context.Context, row resetRow, before func(tx *gorm.DB) error) error {
	if err := isHash(row.TokenHash); err != nil {
		return err
	}
	row.TokenHash = cloned(row.TokenHash)
	now := millis(s.now())
	return s.write(ctx, func(tx *gorm.DB) error {
		if before != nil {
			if err := before(tx); err != nil {
				return err
			}
		}
		var good int64
		if err := tx.Model(&resetRow{}).Where("person_id = ? AND expires_at > ?", row.PersonID, now).Count(&good).Error; err != nil {
			return err
		}
		if row.Way == ByHand {
			var used int64
			if err := tx.Model(&replacementRow{}).Where("person_id = ? AND ends_at > ?", row.PersonID, now).Count(&used).Error; err != nil {
				return err
			}
			good += used
		}
		if good >= mostResets {
			return ErrFull
		}
		return tx.Create(&row).Error
	})
}

// Reset proves that whoever asks has the link by which a person chooses a new passphrase.
type Reset struct {
	id, person  int64
	name, email string
	way         Way
	expires     time.Time
}

// Name returns what the person is called.
func (r Reset) Name() string { return r.name }

// Email returns the person's e-mail address.
func (r Reset) Email() string { return r.email }

// Way returns how the link came to them.
func (r Reset) Way() Way { return r.way }

// Reset looks the link for a new passphrase up by its secret's hash. The error is
// ErrNotFound whether it has been used, has expired or never existed.
func (s *Store) Reset(ctx context.Context, tokenHash []byte) (Reset, error) {
	var rows []struct {
		Row         resetRow `gorm:"embedded"`
		Name, Email string
	}
	err := s.read(ctx).Raw(`SELECT resets.*, name, email FROM resets JOIN persons ON persons.id = person_id
		WHERE token_hash = ? AND expires_at > ?`, tokenHash, millis(s.now())).Scan(&rows).Error
	if err == nil && len(rows) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Reset{}, in("link for a new passphrase", err)
	}
	r := rows[0]
	return Reset{id: r.Row.ID, person: r.Row.PersonID, name: r.Name, email: r.Email, way: r.Row.Way, expires: fromMillis(r.Row.ExpiresAt)}, nil
}

// Replace gives a person another passphrase, of which this is the hash, by a link that is
// good for nothing then, like all others that they have. After a link that was mailed, all
// their sessions have ended; after one that was handed over, see [Replacement], which
// lasts as long as is given. Whoever asks has then shown as much as a link shows. The error
// is ErrNotFound if the link was used meanwhile.
func (s *Store) Replace(ctx context.Context, r Reset, hash string, lasts time.Duration) (Unproven, error) {
	doing := fmt.Sprintf("passphrase of person %d", r.person)
	if err := firstError(s.holds(r.id, r.expires), TextWithin("a hash", hash, MaxHash)); err != nil {
		return Unproven{}, in(doing, err)
	}
	now := s.now()
	err := s.write(ctx, func(tx *gorm.DB) error {
		var link resetRow
		if err := tx.Take(&link, "id = ? AND expires_at > ?", r.id, millis(now)).Error; err != nil {
			return err
		}
		used := tx.Where("id = ?", r.id).Delete(&resetRow{})
		if used.Error == nil && used.RowsAffected == 0 {
			return ErrNotFound
		}
		err := firstError(used.Error, tx.Where("person_id = ?", r.person).Delete(&resetRow{}).Error)
		if err == nil && link.Way == ByHand {
			err = beginReplacement(tx, link, now, lasts)
		} else if err == nil {
			err = firstError(
				tx.Where("person_id = ?", r.person).Delete(&sessionRow{}).Error,
				personRow{ID: r.person}.deleteTokens(tx, 0),
				tx.Where("person_id = ?", r.person).Delete(&replacementRow{}).Error)
		}
		return firstError(err,
			tx.Where("person_id = ?", r.person).Delete(&browserRow{}).Error,
			keepPassphrase(tx, r.person, hash))
	})
	return Unproven{r.person, hash}, in(doing, err)
}

// ErrElsewhere means that somebody belongs to another organisation too.
var ErrElsewhere = errors.New("they belong to another organisation too")
