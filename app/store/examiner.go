package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/mark"
	"caseload/app/who"
)

// InviteExaminer invites somebody to read the sample of an assignment as external examiner. Of
// the link's secret only the hash is stored; a link to the same e-mail address that wasn't
// used isn't good any longer. With byMail it is mailed, with another secret. The error is
// ErrNotFound if there is no sample, ErrTaken if the address is that of somebody in the
// cohort, ErrLocked if they can read it already, and ErrFull if there are
// [mark.MostExaminers].
func (s *Store) InviteExaminer(ctx context.Context, x Sample, email string, expires time.Time, tokenHash []byte, byMail bool) error {
	doing := fmt.Sprintf("invite an external examiner of assignment %d", x.of.assignment.ID)
	if err := firstError(s.sample(x, who.DrawSample), isHash(tokenHash), TextWithin("an e-mail address", email, MaxEmail)); err != nil {
		return in(doing, err)
	}
	now := millis(s.now())
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		if _, err := x.of.assignment.lockMarking(tx); err != nil {
			return err
		}
		if err := x.mayInvite(tx, email); err != nil {
			return err
		}
		var id int64
		err := firstError(
			tx.Exec("DELETE FROM examiners WHERE assignment_id = ? AND email = ? AND person_id IS NULL AND ended_at IS NULL", x.of.assignment.ID, email).Error,
			tx.Raw("INSERT INTO examiners (assignment_id, email, invited_at, report) VALUES (?, ?, ?, '') RETURNING id", x.of.assignment.ID, email, now).Scan(&id).Error)
		if err != nil {
			return err
		}
		made := invitationRow{
			OrganisationID: &x.of.cohort.Organisation, ExaminerID: &id, Email: email, TokenHash: cloned(tokenHash),
			InvitedBy: x.of.by.id, CreatedAt: now, ExpiresAt: millis(expires),
		}
		detail := fmt.Sprintf("external examiner %d invited", id)
		if err = tx.Create(&made).Error; err == nil && byMail {
			detail += ", by mail"
			_, err = askMail(tx, made.ID, fromMillis(now))
		}
		return firstError(err, x.audit(tx, x.of.assignment.ID, detail, now))
	}))
}

func (x Sample) mayInvite(tx *gorm.DB, email string) error {
	var found struct{ Samples, Inside, Reads, Others int }
	err := tx.Raw(`SELECT (SELECT COUNT(*) FROM samples WHERE assignment_id = ?) AS samples,
		(SELECT COUNT(*) FROM cohort_members JOIN persons ON persons.id = person_id WHERE cohort_id = ? AND email = ?) AS inside,
		(SELECT COUNT(*) FROM examiners JOIN persons ON persons.id = person_id WHERE assignment_id = ? AND persons.email = ? AND ended_at IS NULL) AS reads,
		(SELECT COUNT(*) FROM examiners WHERE assignment_id = ?) AS others`,
		x.of.assignment.ID, x.of.cohort.ID, email, x.of.assignment.ID, email, x.of.assignment.ID).Scan(&found).Error
	switch {
	case err != nil:
		return err
	case found.Samples == 0:
		return ErrNotFound
	case found.Inside > 0:
		return ErrTaken
	case found.Reads > 0:
		return ErrLocked
	case found.Others >= mark.MostExaminers:
		return ErrFull
	}
	return nil
}

// comes has a person be the external examiner whom an invitation is for, if it is for one.
func (i Invitation) comes(tx *gorm.DB, person int64, now time.Time) error {
	if i.Examiner == 0 {
		return nil
	}
	came := tx.Exec("UPDATE examiners SET person_id = ?, came_at = ? WHERE id = ? AND person_id IS NULL AND ended_at IS NULL", person, millis(now), i.Examiner)
	if came.Error == nil && came.RowsAffected == 0 {
		return ErrNotFound
	}
	return came.Error
}

// Examiners returns the external examiners of an assignment's sample, in the order in which
// they were invited; to one of them, only themselves.
func (s *Store) Examiners(ctx context.Context, x Sample) ([]mark.Examiner, error) {
	doing := fmt.Sprintf("external examiners of assignment %d", x.of.assignment.ID)
	if err := s.sample(x, who.ReadSample, who.DrawSample, who.ReportSample); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		ID                          int64
		Name                        *string
		Email, Report               string
		InvitedAt                   int64
		CameAt, EndedAt, ReportedAt *int64
	}
	err := s.read(ctx).Raw(`SELECT examiners.*, persons.name AS name FROM examiners LEFT JOIN persons ON persons.id = person_id
		WHERE assignment_id = ? AND (CAST(? AS bigint) = 0 OR examiners.id = ?) ORDER BY examiners.id`, x.of.assignment.ID, x.examiner, x.examiner).Scan(&rows).Error
	list := make([]mark.Examiner, len(rows))
	for i, r := range rows {
		list[i] = mark.Examiner{ID: r.ID, Email: r.Email, Invited: fromMillis(r.InvitedAt), Came: timeOf(r.CameAt), Ended: timeOf(r.EndedAt), Report: r.Report, Reported: timeOf(r.ReportedAt)}
		if r.Name != nil {
			list[i].Name = *r.Name
		}
	}
	return list, in(doing, err)
}

// ExaminersInvited returns the invitations to an assignment's sample that weren't used, by
// the number of the external examiner. To an external examiner it returns none.
func (s *Store) ExaminersInvited(ctx context.Context, x Sample) (map[int64]Invitation, error) {
	doing := fmt.Sprintf("invitations to the sample of assignment %d", x.of.assignment.ID)
	if x.Examines() {
		return nil, nil
	}
	if err := s.sample(x, who.DrawSample, who.ReadSample); err != nil {
		return nil, in(doing, err)
	}
	var rows []invitationRow
	err := s.read(ctx).Where("used_at IS NULL AND examiner_id IN (SELECT id FROM examiners WHERE assignment_id = ?)", x.of.assignment.ID).Find(&rows).Error
	invited := make(map[int64]Invitation, len(rows))
	for _, r := range rows {
		i := r.invitation()
		invited[i.Examiner] = i
	}
	return invited, in(doing, err)
}

// EndExaminer has an external examiner read the sample no longer; their report stays. An
// invitation that wasn't used isn't good any longer. The error is ErrNotFound if there is no
// such one, or they have ended.
func (s *Store) EndExaminer(ctx context.Context, x Sample, id int64) error {
	doing := fmt.Sprintf("end external examiner %d of assignment %d", id, x.of.assignment.ID)
	if err := s.sample(x, who.DrawSample); err != nil {
		return in(doing, err)
	}
	now := millis(s.now())
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		ended := tx.Exec("UPDATE examiners SET ended_at = ? WHERE id = ? AND assignment_id = ? AND ended_at IS NULL", now, id, x.of.assignment.ID)
		if ended.Error == nil && ended.RowsAffected == 0 {
			return ErrNotFound
		}
		return firstError(ended.Error,
			tx.Where("examiner_id = ? AND used_at IS NULL", id).Delete(&invitationRow{}).Error,
			x.audit(tx, x.of.assignment.ID, fmt.Sprintf("external examiner %d ended", id), now))
	}))
}

// ReportOnSample keeps an external examiner's report, in place of what they wrote before. The
// error is ErrNotFound if they have ended meanwhile.
func (s *Store) ReportOnSample(ctx context.Context, x Sample, text string) error {
	doing := fmt.Sprintf("report on the sample of assignment %d", x.of.assignment.ID)
	if err := firstError(s.sample(x, who.ReportSample), TextWithin("a report", text, 4*mark.LongestReport)); err != nil {
		return in(doing, err)
	}
	now := millis(s.now())
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		kept := tx.Exec("UPDATE examiners SET report = ?, reported_at = ? WHERE id = ? AND ended_at IS NULL", text, now, x.examiner)
		if kept.Error == nil && kept.RowsAffected == 0 {
			return ErrNotFound
		}
		return firstError(kept.Error, x.audit(tx, x.of.assignment.ID, fmt.Sprintf("by external examiner %d", x.examiner), now))
	}))
}

// ExaminedBy returns the assignments whose samples a person can read as external examiner,
// the newest first.
func (s *Store) ExaminedBy(ctx context.Context, p Person) (list []mark.Examined, err error) {
	doing := fmt.Sprintf("samples that person %d reads", p.id)
	if err := s.isPerson(p); err != nil {
		return nil, in(doing, err)
	}
	err = s.read(ctx).Raw(`SELECT assignments.id AS id, assignments.name AS name, organisations.name AS place FROM examiners
		JOIN assignments ON assignments.id = examiners.assignment_id JOIN cohorts ON cohorts.id = assignments.cohort_id JOIN organisations ON organisations.id = cohorts.organisation_id
		WHERE examiners.person_id = ? AND ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM cohort_members WHERE cohort_members.cohort_id = cohorts.id AND cohort_members.person_id = examiners.person_id)
		ORDER BY examiners.id DESC`, p.id).Scan(&list).Error
	return list, in(doing, err)
}

// ReportsBy returns what a person reported as external examiner, also where they have ended,
// the oldest first.
func (s *Store) ReportsBy(ctx context.Context, p Person) (list []mark.Reported, err error) {
	doing := fmt.Sprintf("reports of person %d", p.id)
	if err := s.isPerson(p); err != nil {
		return nil, in(doing, err)
	}
	var rows []struct {
		Name, Place, Report string
		ReportedAt          int64
	}
	err = s.read(ctx).Raw(`SELECT assignments.name AS name, organisations.name AS place, report, reported_at FROM examiners
		JOIN assignments ON assignments.id = examiners.assignment_id JOIN cohorts ON cohorts.id = assignments.cohort_id JOIN organisations ON organisations.id = cohorts.organisation_id
		WHERE examiners.person_id = ? AND reported_at IS NOT NULL ORDER BY examiners.id`, p.id).Scan(&rows).Error
	for _, r := range rows {
		list = append(list, mark.Reported{Name: r.Name, Place: r.Place, Text: r.Report, At: fromMillis(r.ReportedAt)})
	}
	return list, in(doing, err)
}
