package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// Organisation is a university, a local authority, or another place that people belong
// to. Support and Data are its own texts; empty ones stand for those of the server.
type Organisation struct {
	ID         int64
	Name       string
	Kind       who.Kind
	Support    string
	Data       string
	Frameworks Frameworks
	KeptDays   int    // how long its data is kept; 0: as long as the server's
	Zone       string // the name of its time zone: "Europe/London"
	Uncounted  bool   // what its students decide isn't counted for the authors of a scenario
}

type organisationRow struct {
	ID         int64 `gorm:"primaryKey"`
	Name       string
	Kind       who.Kind
	Support    string
	Data       string
	Frameworks Frameworks
	KeptDays   int
	Zone       string `gorm:"default:Europe/London"`
	Uncounted  bool
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
}

func (organisationRow) TableName() string { return "organisations" }

func (r organisationRow) organisation() Organisation {
	return Organisation{r.ID, r.Name, r.Kind, r.Support, r.Data, r.Frameworks, r.KeptDays, r.Zone, r.Uncounted}
}

type membershipRow struct {
	PersonID       int64    `gorm:"primaryKey"`
	OrganisationID int64    `gorm:"primaryKey"`
	Role           who.Role `gorm:"primaryKey"`
	CreatedAt      int64    `gorm:"autoCreateTime:false"`
}

func (membershipRow) TableName() string { return "memberships" }

// Membership says what a person is in an organisation.
type Membership struct {
	Organisation Organisation
	Roles        []who.Role
}

// Memberships returns what a person is, and where, in the order in which they came to
// these organisations.
func (s *Store) Memberships(ctx context.Context, p Person) ([]Membership, error) {
	doing := fmt.Sprintf("memberships of person %d", p.id)
	if err := s.isPerson(p); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		Row  organisationRow `gorm:"embedded"`
		Role who.Role
	}
	err := s.read(ctx).Raw(`SELECT organisations.*, role FROM organisations JOIN memberships ON organisation_id = organisations.id
		WHERE person_id = ? ORDER BY organisations.id, role`, p.id).Scan(&rows).Error
	var list []Membership
	for _, r := range rows {
		at := slices.IndexFunc(list, func(m Membership) bool { return m.Organisation.ID == r.Row.ID })
		if at < 0 {
			at = len(list)
			list = append(list, Membership{Organisation: r.Row.organisation()})
		}
		list[at].Roles = append(list[at].Roles, r.Role)
	}
	return list, in(doing, err)
}

// Allow checks that somebody may do an act to what is an organisation's. The error is
// ErrNotFound if they don't belong to it, whether or not there is one, and ErrForbidden
// if they do but none of their roles in it may.
func (s *Store) Allow(ctx context.Context, p Person, act who.Act, organisation int64) (Allowed, error) {
	doing := fmt.Sprintf("%s of organisation %d", act, organisation)
	if err := s.isPerson(p); err != nil {
		return Allowed{}, in(doing, err)
	}
	roles, err := rolesIn(s.read(ctx), p.id, organisation)
	switch {
	case err != nil:
	case len(roles) == 0:
		err = ErrNotFound
	case !who.AnyMay(roles, act, who.Organisation, who.State{}):
		err = ErrForbidden
	}
	if err != nil {
		return Allowed{}, in(doing, err)
	}
	return Allowed{p, act, organisation}, nil
}

func rolesIn(db *gorm.DB, person, organisation int64) (roles []who.Role, err error) {
	err = db.Model(&membershipRow{}).Where("person_id = ? AND organisation_id = ?", person, organisation).Order("role").Pluck("role", &roles).Error
	return roles, err
}

// Organisation returns the organisation that somebody may do something to.
func (s *Store) Organisation(ctx context.Context, a Allowed) (Organisation, error) {
	doing := fmt.Sprintf("organisation %d", a.organisation)
	if err := s.allowed(a, a.act); err != nil {
		return Organisation{}, in(doing, err)
	}
	var row organisationRow
	err := s.read(ctx).Take(&row, "id = ?", a.organisation).Error
	return row.organisation(), in(doing, err)
}

// OrganisationCalled returns the number of the organisation with a name, for the
// operator of the server. If the name is "", it is that of the only one there is. The
// error is ErrNotFound if there is none, and ErrTaken if there are several.
func (s *Store) OrganisationCalled(ctx context.Context, by Operator, name string) (int64, error) {
	doing := "organisation " + name
	if by.of != s {
		return 0, in(doing, ErrNobody)
	}
	rows := s.read(ctx).Model(&organisationRow{})
	if name != "" {
		rows = rows.Where("name = ?", name)
	}
	var ids []int64
	err := rows.Limit(2).Pluck("id", &ids).Error
	switch {
	case err != nil:
	case len(ids) == 0:
		err = ErrNotFound
	case len(ids) > 1:
		err = ErrTaken
	}
	if err != nil {
		return 0, in(doing, err)
	}
	return ids[0], nil
}

// NewOrganisation makes an organisation, for the operator of the server. The error is
// ErrTaken if there is one of that name.
func (s *Store) NewOrganisation(ctx context.Context, by Operator, name string, kind who.Kind) error {
	doing := "make organisation " + name
	if by.of != s {
		return in(doing, ErrNobody)
	}
	if err := TextWithin("an organisation's name", name, MaxName); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		var same int64
		if err := tx.Model(&organisationRow{}).Where("name = ?", name).Count(&same).Error; err != nil || same > 0 {
			return firstError(err, ErrTaken)
		}
		_, err := newOrganisation(tx, name, kind, now)
		return err
	}))
}

func newOrganisation(tx *gorm.DB, name string, kind who.Kind, now time.Time) (int64, error) {
	row := &organisationRow{Name: name, Kind: kind, CreatedAt: millis(now)}
	err := tx.Create(row).Error
	return row.ID, err
}

// join gives a person roles in an organisation, and reports whether they had not had one
// of them.
func join(tx *gorm.DB, person, organisation int64, roles []who.Role, now time.Time) (more bool, err error) {
	for _, role := range roles {
		added := tx.Exec("INSERT INTO memberships (person_id, organisation_id, role, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
			person, organisation, role, millis(now))
		if added.Error != nil {
			return more, added.Error
		}
		more = more || added.RowsAffected > 0
	}
	return more, nil
}
