package store

import (
	"context"
	"slices"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// PartnerInvited is an invitation to a partnership, on behalf of an organisation.
type PartnerInvited struct {
	Organisation int64
	By           int64 // the number of the person who invites
	Email        string
	Partner      int64 // the number of the place in the partnership
	Expires      time.Time
	TokenHash    []byte
	ByMail       bool
}

// InvitePartner adds the invitation of somebody who has been given a place in a partnership,
// in the transaction in which they were.
func (s *Store) InvitePartner(tx *gorm.DB, i PartnerInvited) error {
	if err := isHash(i.TokenHash); err != nil {
		return err
	}
	now := s.now()
	row := invitationRow{
		OrganisationID: &i.Organisation, PartnerID: &i.Partner, Email: i.Email, TokenHash: cloned(i.TokenHash),
		InvitedBy: i.By, CreatedAt: millis(now), ExpiresAt: millis(i.Expires),
	}
	detail := "to a partnership"
	err := tx.Create(&row).Error
	if err == nil && i.ByMail {
		detail += ", by mail"
		_, err = askMail(tx, row.ID, now)
	}
	return firstError(err, NoteAct(tx, i.Organisation, i.By, who.Invite, row.ID, detail, now))
}

// intoPartnership gives a person the place in a partnership to which the invitation leads, if
// it leads to one. They write for the organisation on whose staff they are, if that is one.
// The error is ErrTaken if they are in it already, and ErrNotFound if they were taken out.
func (i Invitation) intoPartnership(tx *gorm.DB, person int64, now time.Time) error {
	if i.Partner == 0 {
		return nil
	}
	var in int64
	err := tx.Table("partners").Where("person_id = ? AND ended_at IS NULL AND partnership_id = ?", person, i.Partnership).Count(&in).Error
	if err == nil && in > 0 {
		err = ErrTaken
	}
	if err != nil {
		return err
	}
	came := tx.Exec(`UPDATE partners SET person_id = ?, came_at = ?, organisation_id = CASE WHEN lived THEN NULL ELSE
			(SELECT CASE WHEN COUNT(DISTINCT organisation_id) = 1 THEN MIN(organisation_id) END FROM memberships WHERE person_id = ? AND role IN ?) END
		WHERE id = ? AND person_id IS NULL AND ended_at IS NULL`, person, millis(now), person, who.Staff(), i.Partner)
	if came.Error == nil && came.RowsAffected == 0 {
		return ErrNotFound
	}
	return firstError(came.Error, KeepBehind(tx, "partners.id = ?", i.Partner))
}

// KeepBehind keeps for good which organisations are behind the partnerships of such partners, in
// the transaction in which that changes: those for which they write, and those on whose staff they
// are.
func KeepBehind(tx *gorm.DB, such string, args ...any) error {
	twice := append(append(slices.Clone(args), args...), who.Staff())
	return tx.Exec(`INSERT INTO behind (partnership, organisation)
			SELECT partnership_id, organisation_id FROM partners WHERE organisation_id IS NOT NULL AND came_at IS NOT NULL AND `+such+`
			UNION SELECT partnership_id, memberships.organisation_id FROM partners JOIN memberships ON memberships.person_id = partners.person_id WHERE came_at IS NOT NULL AND `+such+` AND role IN ?
		ON CONFLICT DO NOTHING`, twice...).Error
}

// leavePartnerships takes somebody who is erased out of their partnerships. Where nobody else
// owns one, whoever has been a writer for longest does from then on, or else whoever has been
// in it for longest.
func leavePartnerships(tx *gorm.DB, person int64, email string, now int64) error {
	var left []int64
	err := firstError(
		tx.Table("partners").Where("person_id = ? AND ended_at IS NULL AND standing = ?", person, who.Owned).Order("partnership_id").Pluck("partnership_id", &left).Error,
		personRow{ID: person}.deleteTokens(tx, 0),
		tx.Exec("DELETE FROM partners WHERE email = ? AND came_at IS NULL", email).Error,
		tx.Exec("UPDATE partners SET email = '', named = '', ended_at = COALESCE(ended_at, ?) WHERE person_id = ?", now, person).Error)
	for _, partnership := range left {
		if err != nil {
			break
		}
		err = tx.Exec(`UPDATE partners SET standing = ? WHERE id = (SELECT id FROM partners WHERE partnership_id = ? AND came_at IS NOT NULL AND ended_at IS NULL AND NOT lived
			ORDER BY standing <> ?, standing <> ?, id LIMIT 1)`, who.Owned, partnership, who.Owned, who.Written).Error
	}
	return err
}

// deleteCursors deletes the cursors of those who have gone without saying so, whom nobody sees
// any longer.
func (s *Store) deleteCursors(ctx context.Context, now int64) error {
	return s.write(ctx, func(tx *gorm.DB) error {
		return tx.Exec("DELETE FROM cursors WHERE seen_at <= ?", now-time.Hour.Milliseconds()).Error
	})
}
