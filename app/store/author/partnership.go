package author

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"caseload/app/store"
	"caseload/app/who"
)

// Partnership is people of several organisations who write together.
type Partnership struct {
	ID       int64
	Name     string
	Made     time.Time
	Standing who.Relation // what whoever asks is in it
}

type partnershipRow struct {
	ID     int64 `gorm:"primaryKey"`
	Name   string
	MadeAt int64
}

func (partnershipRow) TableName() string { return "partnerships" }

func (r partnershipRow) partnership() Partnership {
	return Partnership{ID: r.ID, Name: r.Name, Made: fromMillis(r.MadeAt)}
}

// NewPartnership makes a partnership, which whoever makes it owns, for their organisation.
// The error is ErrFull if they are in as many, or own as many, as is allowed.
func (s *Store) NewPartnership(ctx context.Context, a store.Allowed, name string) (int64, error) {
	doing := fmt.Sprintf("make a partnership of organisation %d", a.Organisation())
	if err := s.of.IsAllowed(a, who.MakePartnership); err != nil {
		return 0, in(doing, err)
	}
	if err := store.TextWithin("a name", name, store.MaxName); err != nil {
		return 0, in(doing, err)
	}
	made, now := store.NewTold[int64](), s.of.Now()
	err := s.db.Write(ctx, func(tx *gorm.DB) error {
		var standings []who.Relation
		err := tx.Model(&partnerRow{}).Where("person_id = ? AND ended_at IS NULL", a.By().ID()).Pluck("standing", &standings).Error
		if err != nil {
			return err
		}
		others := slices.DeleteFunc(slices.Clone(standings), func(r who.Relation) bool { return r == who.Owned })
		if len(standings) >= MaxPartnerships || len(standings)-len(others) >= MaxOwned {
			return store.ErrFull
		}
		row := partnershipRow{Name: name, MadeAt: millis(now)}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		at, organisation, person := millis(now), a.Organisation(), a.By().ID()
		owner := partnerRow{PartnershipID: row.ID, PersonID: &person, OrganisationID: &organisation, Standing: who.Owned, Email: a.By().Email(), InvitedAt: at, CameAt: &at}
		if err := tx.Create(&owner).Error; err != nil {
			return err
		}
		made.Is(row.ID)
		if err := store.KeepBehind(tx, "partners.id = ?", owner.ID); err != nil {
			return err
		}
		return store.NoteAct(tx, organisation, person, who.MakePartnership, row.ID, "", now)
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return <-made, nil
}

// Partnerships returns those that a person is in, newest first.
func (s *Store) Partnerships(ctx context.Context, p store.Person) ([]Partnership, error) {
	doing := fmt.Sprintf("partnerships of person %d", p.ID())
	if err := s.of.IsPerson(p); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		Row      partnershipRow `gorm:"embedded"`
		Standing who.Relation
	}
	err := s.read(ctx).Raw(`SELECT partnerships.*, standing FROM partnerships JOIN partners ON partnership_id = partnerships.id
		WHERE person_id = ? AND came_at IS NOT NULL AND ended_at IS NULL ORDER BY partnerships.id DESC`, p.ID()).Scan(&rows).Error
	list := make([]Partnership, len(rows))
	for i, r := range rows {
		list[i] = r.Row.partnership()
		list[i].Standing = r.Standing
	}
	return list, in(doing, err)
}

// RenamePartnership gives a partnership another name.
func (s *Store) RenamePartnership(ctx context.Context, p Partner, name string) error {
	doing := fmt.Sprintf("rename partnership %d", p.partnership.ID)
	if err := s.partner(p, who.ChangePartnership); err != nil {
		return in(doing, err)
	}
	if err := store.TextWithin("a name", name, store.MaxName); err != nil {
		return in(doing, err)
	}
	return in(doing, s.db.Write(ctx, func(tx *gorm.DB) error {
		return tx.Model(&partnershipRow{}).Where("id = ?", p.partnership.ID).Update("name", name).Error
	}))
}
