package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

type personRow struct {
	ID        int64 `gorm:"primaryKey"`
	Name      string
	Email     string
	CreatedAt int64 `gorm:"autoCreateTime:false"`
}

func (personRow) TableName() string { return "persons" }

type passphraseRow struct {
	PersonID int64 `gorm:"primaryKey"`
	Hash     string
}

func (passphraseRow) TableName() string { return "passphrases" }

// Unproven is a person whom somebody says they are. It proves only that this person
// exists: whoever asks has yet to show that they are this person.
type Unproven struct {
	id   int64
	hash string
}

// PassphraseHash returns the hash that the person's passphrase has to have; "" if they
// have none.
func (u Unproven) PassphraseHash() string { return u.hash }

// PersonByEmail returns the person with an e-mail address, which must be normalised, or
// ErrNotFound.
func (s *Store) PersonByEmail(ctx context.Context, email string) (Unproven, error) {
	var found []struct {
		ID   int64
		Hash string
	}
	if !isText(email) {
		return Unproven{}, in("person", ErrNotFound)
	}
	err := s.read(ctx).Raw(`SELECT persons.id, COALESCE(hash, '') AS hash FROM persons
		LEFT JOIN passphrases ON person_id = persons.id WHERE email = ?`, email).Scan(&found).Error
	if err == nil && len(found) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Unproven{}, in("person", err)
	}
	return Unproven{found[0].ID, found[0].Hash}, nil
}

// RolesOf returns the roles that a person has anywhere.
func (s *Store) RolesOf(ctx context.Context, u Unproven) (roles []who.Role, err error) {
	doing := fmt.Sprintf("roles of person %d", u.id)
	if err := isUnproven(u); err != nil {
		return nil, in(doing, err)
	}
	err = s.read(ctx).Model(&membershipRow{}).Where("person_id = ?", u.id).Distinct("role").Order("role").Pluck("role", &roles).Error
	return roles, in(doing, err)
}

// Passphrase returns the person who is signed in as somebody who has yet to show it
// again.
func (s *Store) Passphrase(ctx context.Context, p Person) (Unproven, error) {
	if err := s.isPerson(p); err != nil {
		return Unproven{}, in("passphrase", err)
	}
	return s.PersonByEmail(ctx, p.email)
}

// SetPassphrase gives a person another passphrase, of which this is the hash, and ends
// all their sessions but the one at hand, and their tokens.
func (s *Store) SetPassphrase(ctx context.Context, p Person, hash string) error {
	doing := fmt.Sprintf("passphrase of person %d", p.id)
	if err := firstError(s.isPerson(p), TextWithin("a hash", hash, MaxHash)); err != nil {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		return firstError(
			keepPassphrase(tx, p.id, hash),
			endOthers(tx, p),
			personRow{ID: p.id}.deleteTokens(tx, 0),
			tx.Where("person_id = ?", p.id).Delete(&browserRow{}).Error)
	}))
}

// KeepHash replaces the hash of the same passphrase by one that is harder to undo.
func (s *Store) KeepHash(ctx context.Context, u Unproven, hash string) error {
	doing := fmt.Sprintf("passphrase of person %d", u.id)
	if err := firstError(isUnproven(u), TextWithin("a hash", hash, MaxHash)); err != nil {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		return tx.Model(&passphraseRow{}).Where("person_id = ? AND hash = ?", u.id, u.hash).Update("hash", hash).Error
	}))
}

func keepPassphrase(tx *gorm.DB, person int64, hash string) error {
	return tx.Exec(`INSERT INTO passphrases (person_id, hash) VALUES (?, ?)
		ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash`, person, hash).Error
}

func isUnproven(u Unproven) error {
	if u.id == 0 {
		return ErrNobody
	}
	return nil
}

// newPerson stores a person. The error is ErrTaken if somebody has that e-mail address.
func newPerson(tx *gorm.DB, name, email, hash string, now time.Time) (int64, error) {
	row := &personRow{Name: name, Email: email, CreatedAt: millis(now)}
	if err := tx.Create(row).Error; err != nil {
		if errors.Is(err, gorm.ErrDuplicatedKey) {
			return 0, ErrTaken
		}
		return 0, err
	}
	return row.ID, keepPassphrase(tx, row.ID, hash)
}

// HasPeople reports whether anybody has an account.
func (s *Store) HasPeople(ctx context.Context) (bool, error) {
	has, err := hasPeople(s.read(ctx))
	return has, in("look for people", err)
}

func hasPeople(db *gorm.DB) (bool, error) {
	var ids []int64
	err := db.Model(&personRow{}).Limit(1).Pluck("id", &ids).Error
	return len(ids) > 0, err
}

// Listed is a person as the administrator of their organisation sees them.
type Listed struct {
	ID    int64
	Name  string
	Email string
	Roles []who.Role
}

// People returns the people of an organisation, by name.
func (s *Store) People(ctx context.Context, a Allowed) ([]Listed, error) {
	doing := fmt.Sprintf("people of organisation %d", a.organisation)
	if err := s.allowed(a, who.ListPeople); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		ID          int64
		Name, Email string
		Role        who.Role
	}
	err := s.read(ctx).Raw(`SELECT persons.id, name, email, role FROM persons JOIN memberships ON person_id = persons.id
		WHERE organisation_id = ? ORDER BY name, persons.id, role`, a.organisation).Scan(&rows).Error
	var list []Listed
	for _, r := range rows {
		if n := len(list); n == 0 || list[n-1].ID != r.ID {
			list = append(list, Listed{ID: r.ID, Name: r.Name, Email: r.Email})
		}
		last := &list[len(list)-1]
		last.Roles = append(last.Roles, r.Role)
	}
	return list, in(doing, err)
}
