package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"caseload/app/store/database"
	"caseload/app/who"
)

// Invitation is a link, good once and until a time, that makes somebody a member of an
// organisation.
type Invitation struct {
	ID           int64
	Organisation int64  // 0 for the one that the first administrator makes
	Name         string // the organisation's
	Cohort       int64  // of which they become a student; 0 for none
	CohortName   string // with its year
	Examiner     int64  // which external examiner of a sample they become; 0 for none
	Assignment   int64  // whose sample that is
	Examined     string // its name
	Partner      int64  // which place in a partnership they are given; 0 for none
	Partnership  int64
	Partners     string // the partnership's name
	Standing     who.Relation
	Lived        bool   // they are heard there for what they have lived through
	Email        string // of whoever is invited; "" if that is up to whoever has the link
	Whom         string // what a class list calls them; "" if they weren't on one
	Roles        []who.Role
	Created      time.Time
	Expires      time.Time
	Mailed       Mailed
	MailedAt     time.Time // when it was, or when somebody asked for it
}

type invitationRow struct {
	ID             int64 `gorm:"primaryKey"`
	OrganisationID *int64
	CohortID       *int64
	ExaminerID     *int64
	PartnerID      *int64
	Email          string
	Whom           string
	Roles          string // with spaces between them
	TokenHash      []byte
	InvitedBy      int64
	CreatedAt      int64 `gorm:"autoCreateTime:false"`
	ExpiresAt      int64
	UsedAt         *int64
	Mailed         Mailed
	MailedAt       int64
}

func (invitationRow) TableName() string { return "invitations" }

func (r invitationRow) invitation() Invitation {
	i := Invitation{ID: r.ID, Email: r.Email, Whom: r.Whom, Created: fromMillis(r.CreatedAt), Expires: fromMillis(r.ExpiresAt), Mailed: r.Mailed, MailedAt: fromMillis(r.MailedAt)}
	if r.OrganisationID != nil {
		i.Organisation = *r.OrganisationID
	}
	if r.CohortID != nil {
		i.Cohort = *r.CohortID
	}
	if r.ExaminerID != nil {
		i.Examiner = *r.ExaminerID
	}
	if r.PartnerID != nil {
		i.Partner = *r.PartnerID
	}
	for _, role := range strings.Fields(r.Roles) {
		i.Roles = append(i.Roles, who.Role(role))
	}
	return i
}

// Invite invites somebody to an organisation. Of the link's secret only the hash is
// stored. The ID, Organisation, Name and Created of i are ignored.
func (s *Store) Invite(ctx context.Context, a Allowed, i Invitation, tokenHash []byte) error {
	doing := fmt.Sprintf("invite to organisation %d", a.organisation)
	if err := s.allowed(a, who.Invite); err != nil {
		return in(doing, err)
	}
	return in(doing, s.invite(ctx, &a.organisation, a.by.id, i, tokenHash))
}

// InviteAdministrator invites an administrator to an organisation, or, if its number is
// 0, the first one, who makes it. Links for a first one that were made before are good
// for nothing from then on.
func (s *Store) InviteAdministrator(ctx context.Context, by Operator, organisation int64, i Invitation, tokenHash []byte) error {
	const doing = "invite an administrator"
	if by.of != s {
		return in(doing, ErrNobody)
	}
	i.Roles = []who.Role{who.Administrator}
	to := &organisation
	if organisation == 0 {
		to = nil
	}
	return in(doing, s.invite(ctx, to, 0, i, tokenHash))
}

func (s *Store) invite(ctx context.Context, organisation *int64, by int64, i Invitation, tokenHash []byte) error {
	if err := firstError(isHash(tokenHash), TextWithin("an e-mail address", i.Email, MaxEmail)); err != nil {
		return err
	}
	roles := make([]string, len(i.Roles))
	for n, role := range i.Roles {
		roles[n] = string(role)
	}
	row := &invitationRow{
		OrganisationID: organisation, Email: i.Email, Roles: strings.Join(roles, " "), TokenHash: cloned(tokenHash),
		InvitedBy: by, CreatedAt: millis(s.now()), ExpiresAt: millis(i.Expires),
	}
	return s.write(ctx, func(tx *gorm.DB) error {
		if organisation == nil {
			return firstError(tx.Where("organisation_id IS NULL").Delete(&invitationRow{}).Error, tx.Create(row).Error)
		}
		if err := tx.Create(row).Error; err != nil {
			return err
		}
		return NoteAct(tx, *organisation, by, who.Invite, row.ID, row.Roles, s.now())
	})
}

// Invitations returns an organisation's invitations that are still good, newest first, but
// not those to its cohorts: see [Store.Awaiting], nor those of external examiners: see
// [Store.Examiners], nor those to partnerships.
func (s *Store) Invitations(ctx context.Context, a Allowed) ([]Invitation, error) {
	doing := fmt.Sprintf("invitations of organisation %d", a.organisation)
	if err := s.allowed(a, who.Invite); err != nil {
		return nil, in(doing, err)
	}
	var rows []invitationRow
	err := s.read(ctx).Where("organisation_id = ? AND cohort_id IS NULL AND examiner_id IS NULL AND partner_id IS NULL AND used_at IS NULL AND expires_at > ?", a.organisation, millis(s.now())).Order("id DESC").Find(&rows).Error
	list := make([]Invitation, len(rows))
	for i, r := range rows {
		list[i] = r.invitation()
	}
	return list, in(doing, err)
}

// Withdraw makes an invitation good for nothing. The error is ErrNotFound if the
// organisation has none with this number that is still good.
func (s *Store) Withdraw(ctx context.Context, a Allowed, id int64) error {
	doing := fmt.Sprintf("withdraw invitation %d", id)
	if err := s.allowed(a, who.Invite); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		gone := tx.Where("id = ? AND organisation_id = ? AND used_at IS NULL", id, a.organisation).Delete(&invitationRow{})
		if gone.Error == nil && gone.RowsAffected == 0 {
			return ErrNotFound
		}
		return firstError(gone.Error, NoteAct(tx, a.organisation, a.by.id, who.Invite, id, "withdrawn", now))
	}))
}

// Invited proves that whoever asks has the link of an invitation.
type Invited struct{ invitation Invitation }

// Invitation returns the invitation as it was when the proof was made.
func (i Invited) Invitation() Invitation { return i.invitation }

// Invited looks an invitation up by its secret's hash. The error is ErrNotFound whether
// it has been used, has expired, was withdrawn or never existed. That of a first
// administrator is good while there is nobody, and that to a cohort while it isn't
// archived.
func (s *Store) Invited(ctx context.Context, tokenHash []byte) (Invited, error) {
	var rows []struct {
		Row                 invitationRow `gorm:"embedded"`
		Place, Called, Year string
		Examines            int64
		Examined            string
		Shares              int64
		Partners            string
		Standing            who.Relation
		Hears               bool
	}
	err := s.read(ctx).Raw(`SELECT invitations.*, COALESCE(organisations.name, '') AS place, COALESCE(cohorts.name, '') AS called, COALESCE(year, '') AS year,
			COALESCE(assignments.id, 0) AS examines, COALESCE(assignments.name, '') AS examined,
			COALESCE(partnerships.id, 0) AS shares, COALESCE(partnerships.name, '') AS partners, COALESCE(partners.standing, '') AS standing, COALESCE(partners.lived, FALSE) AS hears
		FROM invitations LEFT JOIN organisations ON organisations.id = invitations.organisation_id LEFT JOIN cohorts ON cohorts.id = invitations.cohort_id
			LEFT JOIN examiners ON examiners.id = examiner_id LEFT JOIN assignments ON assignments.id = examiners.assignment_id
			LEFT JOIN partners ON partners.id = partner_id LEFT JOIN partnerships ON partnerships.id = partners.partnership_id
		WHERE token_hash = ? AND used_at IS NULL AND expires_at > ? AND cohorts.archived_at IS NULL
			AND (invitations.organisation_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM persons))`,
		tokenHash, millis(s.now())).Scan(&rows).Error
	if err == nil && len(rows) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Invited{}, in("invitation", err)
	}
	i := rows[0].Row.invitation()
	i.Name, i.Assignment, i.Examined = rows[0].Place, rows[0].Examines, rows[0].Examined
	i.Partnership, i.Partners, i.Standing, i.Lived = rows[0].Shares, rows[0].Partners, rows[0].Standing, rows[0].Hears
	if i.Cohort > 0 {
		i.CohortName = rows[0].Called + ", " + rows[0].Year
	}
	return Invited{i}, nil
}

func (s *Store) invited(i Invited) error { return s.holds(i.invitation.ID, i.invitation.Expires) }

// Arrival is what somebody says of themselves who comes by an invitation.
type Arrival struct {
	Name, Email    string
	PassphraseHash string

	// Of the organisation that a first administrator makes.
	Organisation string
	Kind         who.Kind
}

// AcceptAsNew uses up an invitation and makes the person who accepts it. The error is
// ErrTaken if somebody has that e-mail address, and ErrNotFound if the invitation has
// been used up meanwhile: of many who try at once, one succeeds.
func (s *Store) AcceptAsNew(ctx context.Context, i Invited, a Arrival) (Unproven, error) {
	doing := fmt.Sprintf("accept invitation %d", i.invitation.ID)
	err := firstError(s.invited(i),
		TextWithin("a name", a.Name, MaxName), TextWithin("an e-mail address", a.Email, MaxEmail),
		TextWithin("an organisation's name", a.Organisation, MaxName), TextWithin("a hash", a.PassphraseHash, MaxHash))
	if err != nil {
		return Unproven{}, in(doing, err)
	}
	made, now := NewTold[int64](), s.now()
	err = s.write(ctx, func(tx *gorm.DB) error {
		if err := useUp(tx, i.invitation, now); err != nil {
			return err
		}
		organisation := i.invitation.Organisation
		if organisation == 0 {
			var err error
			if organisation, err = newOrganisation(tx, a.Organisation, a.Kind, now); err != nil {
				return err
			}
		}
		person, err := newPerson(tx, a.Name, a.Email, a.PassphraseHash, now)
		if err != nil {
			return err
		}
		made.Is(person)
		if _, err = join(tx, person, organisation, i.invitation.Roles, now); err == nil {
			err = firstError(i.invitation.intoCohort(tx, person, now), i.invitation.comes(tx, person, now), i.invitation.intoPartnership(tx, person, now))
		}
		return firstError(err, NoteAct(tx, organisation, person, who.Accept, i.invitation.ID, "", now))
	})
	if err != nil {
		return Unproven{}, in(doing, err)
	}
	return Unproven{<-made, a.PassphraseHash}, nil
}

// AcceptAs uses up an invitation for a person who is signed in, and ends their other
// sessions if they may more from then on. The session at hand should then be renewed.
func (s *Store) AcceptAs(ctx context.Context, i Invited, p Person) error {
	doing := fmt.Sprintf("accept invitation %d", i.invitation.ID)
	err := firstError(s.invited(i), s.isPerson(p))
	if err == nil && i.invitation.Organisation == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		if err := useUp(tx, i.invitation, now); err != nil {
			return err
		}
		more, err := join(tx, p.id, i.invitation.Organisation, i.invitation.Roles, now)
		if err == nil {
			err = firstError(i.invitation.intoCohort(tx, p.id, now), i.invitation.comes(tx, p.id, now), i.invitation.intoPartnership(tx, p.id, now))
		}
		if err == nil && more {
			err = endOthers(tx, p)
		}
		return firstError(err, NoteAct(tx, i.invitation.Organisation, p.id, who.Accept, i.invitation.ID, "", now))
	}))
}

// intoCohort makes a person a student of the cohort into which the invitation leads, if it
// leads into one.
func (i Invitation) intoCohort(tx *gorm.DB, person int64, now time.Time) error {
	if i.Cohort == 0 {
		return nil
	}
	_, err := joinCohort(tx, Cohort{ID: i.Cohort, Organisation: i.Organisation}, person, now)
	return err
}

// useUp marks an invitation as used. The error is ErrNotFound if it has been already, or
// if it is for a first administrator and there is somebody.
func useUp(tx *gorm.DB, i Invitation, now time.Time) error {
	if i.Organisation == 0 {
		if err := database.LockKey(tx, lockFirst); err != nil {
			return err
		}
		if has, err := hasPeople(tx); err != nil || has {
			return firstError(err, ErrNotFound)
		}
	}
	used := tx.Model(&invitationRow{}).Where("id = ? AND used_at IS NULL AND expires_at > ?", i.ID, millis(now)).Update("used_at", millis(now))
	if used.Error == nil && used.RowsAffected == 0 {
		return ErrNotFound
	}
	return used.Error
}
