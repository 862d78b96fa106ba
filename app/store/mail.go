package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// Mailed says what became of mailing an invitation.
type Mailed string

const (
	NotMailed   Mailed = ""
	MailWaiting Mailed = "waiting"
	MailSent    Mailed = "sent"
	MailFailed  Mailed = "failed" // and isn't tried again
)

// ChoreInvitation is the kind of chore that mails an invitation. Its key is the
// invitation's number. The link that is mailed is made when it is: no secret is kept until
// then.
const ChoreInvitation = "mail an invitation"

// MailAgain is how long an invitation that has been mailed, or waits for that, isn't mailed
// again.
const MailAgain = time.Hour

// MailInvitation asks that an organisation's invitation be mailed. The error is ErrNotFound
// if the organisation has none with this number that is still good and has an e-mail
// address, and ErrTaken if it waits already, or was mailed less than [MailAgain] ago.
func (s *Store) MailInvitation(ctx context.Context, a Allowed, id int64) error {
	doing := fmt.Sprintf("mail invitation %d", id)
	if err := s.allowed(a, who.Invite); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		theirs := "id = ? AND organisation_id = ? AND cohort_id IS NULL AND used_at IS NULL AND expires_at > ? AND email <> ''"
		if err := tx.Select("id").Take(&invitationRow{}, theirs, id, a.organisation, millis(now)).Error; err != nil {
			return err
		}
		asked, err := askMail(tx, id, now)
		if err == nil && !asked {
			err = ErrTaken
		}
		return firstError(err, NoteAct(tx, a.organisation, a.by.id, who.Invite, id, "by mail", now))
	}))
}

// askMail asks for the chore of mailing an invitation, unless it waits for that or was
// mailed just now.
func askMail(tx *gorm.DB, id int64, now time.Time) (bool, error) {
	asked := tx.Model(&invitationRow{}).Where("id = ? AND (mailed IN ? OR mailed_at <= ?)",
		id, []Mailed{NotMailed, MailFailed}, millis(now.Add(-MailAgain))).
		Updates(map[string]any{"mailed": MailWaiting, "mailed_at": millis(now)})
	if asked.Error != nil || asked.RowsAffected == 0 {
		return false, asked.Error
	}
	return true, addChore(tx, ChoreInvitation, fmt.Sprint(id))
}

// MailAwaiting asks that invitations to a cohort be mailed: to those of these numbers who
// haven't come, and to whom nothing waits to be mailed or was mailed less than [MailAgain]
// ago. It returns how many those are. The error is ErrArchived if nobody can join the
// cohort.
func (s *Store) MailAwaiting(ctx context.Context, f Filling, ids []int64) (int, error) {
	doing := fmt.Sprintf("mail invitations to cohort %d", f.cohort.ID)
	if err := firstError(s.fillsCohort(f), within("a class list", len(ids), MaxInCohort)); err != nil {
		return 0, in(doing, err)
	}
	did, now := NewTold[int](), s.now()
	err := s.write(ctx, func(tx *gorm.DB) error {
		if err := f.cohort.lockOpen(tx); err != nil {
			return err
		}
		var waiting []int64
		if err := tx.Model(&invitationRow{}).Where("cohort_id = ? AND used_at IS NULL", f.cohort.ID).Order("id").Pluck("id", &waiting).Error; err != nil {
			return err
		}
		theirs := make(map[int64]bool, len(waiting))
		for _, id := range waiting {
			theirs[id] = true
		}
		n := 0
		for _, id := range ids {
			if !theirs[id] {
				continue
			}
			asked, err := askMail(tx, id, now)
			if err != nil {
				return err
			}
			if asked {
				n++
			}
		}
		did.Is(n)
		if n == 0 {
			return nil
		}
		return NoteAct(tx, f.cohort.Organisation, f.by.id, who.Invite, f.cohort.ID, fmt.Sprint("by mail: ", n), now)
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return <-did, nil
}

// RelinkToMail gives an invitation that waits to be mailed another link, and returns it.
// The error is ErrNotFound if it doesn't wait any longer: somebody has come, or it was
// withdrawn.
func (s *Store) RelinkToMail(ctx context.Context, by Operator, id int64, tokenHash []byte, expires time.Time) (Invitation, error) {
	doing := fmt.Sprintf("mail invitation %d", id)
	if by.of != s {
		return Invitation{}, in(doing, ErrNobody)
	}
	if err := isHash(tokenHash); err != nil {
		return Invitation{}, in(doing, err)
	}
	err := s.write(ctx, func(tx *gorm.DB) error {
		waits := tx.Model(&invitationRow{}).Where("id = ? AND used_at IS NULL AND mailed = ?", id, MailWaiting).
			Updates(map[string]any{"token_hash": cloned(tokenHash), "expires_at": millis(expires)})
		if waits.Error == nil && waits.RowsAffected == 0 {
			return ErrNotFound
		}
		return waits.Error
	})
	if err != nil {
		return Invitation{}, in(doing, err)
	}
	invited, err := s.Invited(ctx, tokenHash)
	return invited.invitation, in(doing, err)
}

// MailedInvitation notes what became of mailing an invitation.
func (s *Store) MailedInvitation(ctx context.Context, by Operator, id int64, became Mailed) error {
	doing := fmt.Sprintf("mail invitation %d", id)
	if by.of != s {
		return in(doing, ErrNobody)
	}
	now := millis(s.now())
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		return tx.Model(&invitationRow{}).Where("id = ? AND mailed = ?", id, MailWaiting).
			Updates(map[string]any{"mailed": became, "mailed_at": now}).Error
	}))
}
