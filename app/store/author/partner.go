package author

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/store/database"
	"caseload/app/who"
)

// Somebody is a person in a partnership, from their invitation on.
type Somebody struct {
	ID           int64  // of their place in the partnership
	Person       int64  // 0 until they have come, and once they were erased
	Name         string // as they wish to be named, and otherwise as their account is
	Named        string // how they wish to be named; "" for as their account is
	Email        string
	Organisation int64  // for which they write; 0 for none
	Place        string // its name
	Kind         who.Kind
	Standing     who.Relation
	Lived        bool // they are heard because of what they have lived through, and review
	Invited      time.Time
	Came         *time.Time // nil until they have
	Tokens       int        // of theirs, with which their programs reach the drafts
	Wrote        bool       // something in a draft of the partnership that isn't deleted, or words that they suggested were put into it
}

type partnerRow struct {
	ID             int64 `gorm:"primaryKey"`
	PartnershipID  int64
	PersonID       *int64
	OrganisationID *int64
	Standing       who.Relation
	Lived          bool
	Named          string
	Email          string
	InvitedAt      int64
	CameAt         *int64
	EndedAt        *int64
}

func (partnerRow) TableName() string { return "partners" }

// People returns who is in a partnership, or invited to it, in the order in which they were.
func (s *Store) People(ctx context.Context, p Partner) ([]Somebody, error) {
	doing := fmt.Sprintf("people of partnership %d", p.partnership.ID)
	if err := s.partner(p, who.ReadPartnership, who.ChangePartnership); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		Row    partnerRow `gorm:"embedded"`
		Called *string
		Place  *string
		Kind   who.Kind
		Tokens int
		Wrote  bool
	}
	err := s.read(ctx).Raw(`SELECT partners.*, persons.name AS called, organisations.name AS place, COALESCE(kind, '') AS kind, `+hasWritten+` AS wrote,
			(SELECT COUNT(*) FROM tokens WHERE partner_id = partners.id AND tokens.expires_at > ?) AS tokens
		FROM partners LEFT JOIN persons ON persons.id = person_id LEFT JOIN organisations ON organisations.id = partners.organisation_id
		WHERE partnership_id = ? AND ended_at IS NULL ORDER BY partners.id`, millis(s.of.Now()), p.partnership.ID).Scan(&rows).Error
	list := make([]Somebody, len(rows))
	for i, r := range rows {
		list[i] = r.Row.somebody()
		list[i].Tokens, list[i].Wrote = r.Tokens, r.Wrote
		if r.Called != nil && r.Row.Named == "" {
			list[i].Name = *r.Called
		}
		if r.Place != nil {
			list[i].Place, list[i].Kind = *r.Place, r.Kind
		}
	}
	return list, in(doing, err)
}

// Names returns what those are called who are in the partnership of a draft, or were, by their
// numbers. Who was erased isn't among them.
func (s *Store) Names(ctx context.Context, r Reading) (map[int64]string, error) {
	doing := fmt.Sprintf("names in partnership %d", r.draft.Partnership)
	if err := s.reads(r); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		PersonID    int64
		Named, Name string
	}
	err := s.read(ctx).Raw("SELECT person_id, named, name FROM partners JOIN persons ON persons.id = person_id WHERE partnership_id = ? ORDER BY partners.id", r.draft.Partnership).Scan(&rows).Error
	names := map[int64]string{}
	for _, row := range rows {
		names[row.PersonID] = cmp.Or(row.Named, row.Name)
	}
	return names, in(doing, err)
}

func (r partnerRow) somebody() Somebody {
	one := Somebody{ID: r.ID, Name: r.Named, Named: r.Named, Email: r.Email, Standing: r.Standing, Lived: r.Lived, Invited: fromMillis(r.InvitedAt)}
	if r.PersonID != nil {
		one.Person = *r.PersonID
	}
	if r.OrganisationID != nil {
		one.Organisation = *r.OrganisationID
	}
	if r.CameAt != nil {
		at := fromMillis(*r.CameAt)
		one.Came = &at
	}
	return one
}

// Invite invites somebody to a partnership, on behalf of the organisation for which whoever
// invites writes. Of the link's secret only the hash is stored; an earlier link to the same
// address isn't good any longer. With byMail it is mailed, with another secret. Somebody who
// was lived reviews. The error is ErrFull if there are as many people as is allowed,
// ErrTaken if the address is that of somebody who has come, and ErrForbidden if whoever
// invites writes for no organisation.
func (s *Store) Invite(ctx context.Context, p Partner, one Somebody, expires time.Time, tokenHash []byte, byMail bool) error {
	doing := fmt.Sprintf("invite to partnership %d", p.partnership.ID)
	if err := s.partner(p, who.ChangePartnership); err != nil {
		return in(doing, err)
	}
	if !isStanding(one.Standing) || one.Lived && one.Standing != who.Reviewed {
		return in(doing, fmt.Errorf("nobody can be %q in a partnership", one.Standing))
	}
	if err := store.TextWithin("an e-mail address", one.Email, store.MaxEmail); err != nil {
		return in(doing, err)
	}
	now := s.of.Now()
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		organisation, err := p.mayInvite(tx, one.Email)
		if err != nil {
			return err
		}
		err = tx.Where("partnership_id = ? AND email = ? AND came_at IS NULL", p.partnership.ID, one.Email).Delete(&partnerRow{}).Error
		if err != nil {
			return err
		}
		row := partnerRow{PartnershipID: p.partnership.ID, Standing: one.Standing, Lived: one.Lived, Email: one.Email, InvitedAt: millis(now)}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		return s.of.InvitePartner(tx, store.PartnerInvited{
			Organisation: organisation, By: p.by.ID(), Email: one.Email, Partner: row.ID, Expires: expires, TokenHash: tokenHash, ByMail: byMail,
		})
	}))
}

// mayInvite returns for which organisation whoever asks writes.
func (p Partner) mayInvite(tx *gorm.DB, email string) (int64, error) {
	if err := p.lock(tx); err != nil {
		return 0, err
	}
	var found struct{ Inside, Others, Organisation int64 }
	err := tx.Raw(`SELECT (SELECT COUNT(*) FROM partners JOIN persons ON persons.id = person_id WHERE partnership_id = ? AND persons.email = ? AND ended_at IS NULL) AS inside,
		(SELECT COUNT(*) FROM partners WHERE partnership_id = ? AND ended_at IS NULL) AS others,
		(SELECT COALESCE(organisation_id, 0) FROM partners WHERE id = ?) AS organisation`,
		p.partnership.ID, email, p.partnership.ID, p.person).Scan(&found).Error
	switch {
	case err != nil:
		return 0, err
	case found.Inside > 0:
		return 0, store.ErrTaken
	case found.Others >= MaxPartners:
		return 0, store.ErrFull
	case found.Organisation == 0:
		return 0, store.ErrForbidden
	}
	return found.Organisation, nil
}

// lock keeps others from changing who is in a partnership until the transaction ends. The error
// is ErrNotFound if it was deleted, or whoever asks was taken out meanwhile.
func (p Partner) lock(tx *gorm.DB) error {
	err := database.LockRows(tx, &partnershipRow{}, "NO KEY UPDATE", "id = ?", []any{p.partnership.ID})
	if err == nil {
		err = tx.Select("id").Take(&partnerRow{}, "id = ? AND partnership_id = ? AND ended_at IS NULL", p.person, p.partnership.ID).Error
	}
	return err
}

// still locks, and returns ErrForbidden if whoever asks may not do an act any longer.
func (p Partner) still(tx *gorm.DB, act who.Act) error {
	row, err := p.one(tx, p.person)
	if err == nil && !who.AnyMay(who.Roles(), act, row.Standing, who.State{}) {
		err = store.ErrForbidden
	}
	return err
}

func isStanding(as who.Relation) bool { return slices.Contains(who.Standings(), as) }

// SetStanding makes somebody an owner, writer, reviewer or reader of a partnership. The error
// is ErrNotFound if they aren't in it, and ErrLast if nobody would own it.
func (s *Store) SetStanding(ctx context.Context, p Partner, somebody int64, as who.Relation) error {
	doing := fmt.Sprintf("standing of %d in partnership %d", somebody, p.partnership.ID)
	if err := s.partner(p, who.ChangePartnership); err != nil {
		return in(doing, err)
	}
	if !isStanding(as) {
		return in(doing, fmt.Errorf("nobody can be %q in a partnership", as))
	}
	now := s.of.Now()
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		row, err := p.one(tx, somebody)
		if err != nil || row.Standing == as {
			return err
		}
		if row.Lived {
			return store.ErrForbidden
		}
		if err := p.othersOwn(tx, "id <> ?", somebody); as != who.Owned && err != nil {
			return err
		}
		return errors.Join(
			tx.Model(&row).Update("standing", as).Error,
			p.note(tx, row, string(as), now))
	}))
}

// one returns a row of the partnership, in which nothing else changes until the transaction
// ends.
func (p Partner) one(tx *gorm.DB, somebody int64) (row partnerRow, err error) {
	if err = p.lock(tx); err == nil {
		err = tx.Take(&row, "id = ? AND partnership_id = ? AND ended_at IS NULL", somebody, p.partnership.ID).Error
	}
	return row, err
}

// othersOwn returns ErrLast unless somebody of these owns the partnership.
func (p Partner) othersOwn(tx *gorm.DB, others string, args ...any) error {
	var n int64
	err := tx.Model(&partnerRow{}).Where("partnership_id = ? AND standing = ? AND came_at IS NOT NULL AND person_id IS NOT NULL AND ended_at IS NULL", p.partnership.ID, who.Owned).
		Where(others, args...).Count(&n).Error
	if err == nil && n == 0 {
		err = store.ErrLast
	}
	return err
}

// note adds a line to the audit logs of the organisations of whoever acts and of whom it is
// about.
func (p Partner) note(tx *gorm.DB, about partnerRow, detail string, now time.Time) error {
	return p.noteFor(tx, fmt.Sprintf("%d: %s", about.ID, detail), now, "id IN ?", []int64{p.person, about.ID})
}

// noteAll adds a line to the audit logs of all organisations for which somebody writes.
func (p Partner) noteAll(tx *gorm.DB, detail string, now time.Time) error {
	return p.noteFor(tx, detail, now, "partnership_id = ? AND ended_at IS NULL", p.partnership.ID)
}

// noteFor adds a line to the audit logs of the organisations of such partners.
func (p Partner) noteFor(tx *gorm.DB, detail string, now time.Time, such string, args ...any) error {
	var organisations []int64
	err := tx.Model(&partnerRow{}).Where(such, args...).Where("organisation_id IS NOT NULL").Distinct("organisation_id").Order("organisation_id").Pluck("organisation_id", &organisations).Error
	for _, organisation := range organisations {
		if err == nil {
			err = store.NoteAct(tx, organisation, p.by.ID(), who.ChangePartnership, p.partnership.ID, detail, now)
		}
	}
	return err
}

// TakeOut takes somebody out of a partnership, or takes an invitation back. What they wrote
// stays. The error is ErrNotFound if they aren't in it, and ErrLast if nobody would own it.
func (s *Store) TakeOut(ctx context.Context, p Partner, somebody int64) error {
	if err := s.partner(p, who.ChangePartnership); err != nil {
		return in("take somebody out of a partnership", err)
	}
	return s.takeOut(ctx, p, somebody, "taken out")
}

// Leave takes whoever asks out of a partnership. What they wrote stays. The error is ErrLast
// if nobody would own it.
func (s *Store) Leave(ctx context.Context, p Partner) error {
	if err := s.partner(p, who.ReadPartnership); err != nil {
		return in("leave a partnership", err)
	}
	return s.takeOut(ctx, p, p.person, "left")
}

func (s *Store) takeOut(ctx context.Context, p Partner, somebody int64, detail string) error {
	doing := fmt.Sprintf("take %d out of partnership %d", somebody, p.partnership.ID)
	now := s.of.Now()
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		row, err := p.one(tx, somebody)
		if err != nil {
			return err
		}
		if row.CameAt == nil {
			return errors.Join(p.note(tx, row, "invitation taken back", now), tx.Delete(&row).Error)
		}
		if err := p.othersOwn(tx, "id <> ?", somebody); err != nil {
			return err
		}
		return errors.Join(
			tx.Where("partner_id = ?", row.ID).Delete(&tokenRow{}).Error,
			tx.Model(&row).Update("ended_at", millis(now)).Error,
			endPlays(tx, p.partnership.ID),
			p.note(tx, row, detail, now))
	}))
}

// LeaveFor takes everybody out who writes for an organisation, whose administrator asks, or
// somebody who owns the partnership and writes for it. What they wrote stays with the others.
// The error is ErrLast if nobody of them owns it: they have to be made owners first.
func (s *Store) LeaveFor(ctx context.Context, p Partner) error {
	doing := fmt.Sprintf("leave partnership %d for an organisation", p.partnership.ID)
	if err := s.partner(p, who.ChangePartnership); err != nil {
		return in(doing, err)
	}
	now := s.of.Now()
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		own, err := p.one(tx, p.person)
		if err != nil {
			return err
		}
		if own.OrganisationID == nil {
			return store.ErrForbidden
		}
		if err := p.othersOwn(tx, "(organisation_id IS NULL OR organisation_id <> ?)", *own.OrganisationID); err != nil {
			return err
		}
		return errors.Join(
			p.note(tx, own, "left for the organisation", now),
			tx.Where("partner_id IN (?)", tx.Model(&partnerRow{}).Select("id").Where("partnership_id = ? AND organisation_id = ?", p.partnership.ID, *own.OrganisationID)).Delete(&tokenRow{}).Error,
			tx.Model(&partnerRow{}).Where("partnership_id = ? AND organisation_id = ? AND ended_at IS NULL", p.partnership.ID, *own.OrganisationID).Update("ended_at", millis(now)).Error,
			endPlays(tx, p.partnership.ID))
	}))
}

// Describe says as whom somebody is in a partnership, which only they do: how they are named,
// "" for as their account is, and for which organisation they write, 0 for none. The error is
// ErrForbidden if they aren't on the staff of that organisation.
func (s *Store) Describe(ctx context.Context, p Partner, named string, organisation int64) error {
	doing := fmt.Sprintf("describe oneself in partnership %d", p.partnership.ID)
	if err := s.partner(p, who.ReadPartnership); err != nil {
		return in(doing, err)
	}
	if err := store.TextWithin("a name", named, store.MaxName); err != nil {
		return in(doing, err)
	}
	now := s.of.Now()
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		row, err := p.one(tx, p.person)
		if err != nil {
			return err
		}
		writesFor := (*int64)(nil)
		if organisation != 0 {
			var staff int64
			err := tx.Table("memberships").Where("person_id = ? AND organisation_id = ? AND role IN ?", p.by.ID(), organisation, who.Staff()).Count(&staff).Error
			if err == nil && staff == 0 {
				err = store.ErrForbidden
			}
			if err != nil {
				return err
			}
			writesFor = &organisation
		}
		return errors.Join(
			tx.Model(&row).Updates(map[string]any{"named": named, "organisation_id": writesFor}).Error,
			store.KeepBehind(tx, "partners.id = ?", row.ID),
			p.note(tx, row, "described", now))
	}))
}
