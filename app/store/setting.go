package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// Bounds of an organisation's settings.
const (
	MaxOrganisationText = 8 << 10 // bytes of one of its texts
	MinKeptDays         = 30
	MaxKeptDays         = 3650
	UsualKeptDays       = 400 // of an organisation that hasn't said
)

// leastNotice is how long runs are kept at least once an organisation keeps them for less
// time. It is as long as any student's run is kept after it was last played.
const leastNotice = 30 * 24 * time.Hour

// Kept returns how many days runs for an assignment are kept after its last day.
func (o Organisation) Kept() int {
	if o.KeptDays == 0 {
		return UsualKeptDays
	}
	return o.KeptDays
}

func (o Organisation) check() error {
	return firstError(
		TextWithin("an organisation's name", o.Name, MaxName), TextWithin("a time zone", o.Zone, 60),
		TextWithin("a text about support", o.Support, MaxOrganisationText), TextWithin("a text about data", o.Data, MaxOrganisationText),
		TextWithin("names of frameworks", o.Frameworks, MaxOrganisationText),
		within("days that runs are kept", o.Kept(), MaxKeptDays))
}

// ChangeOrganisation changes the name, the texts, the frameworks, the time zone, the time
// that is kept and whether authors are told what was decided, of the organisation that somebody may change. What is kept of assignments that there
// are, is kept for the new time, and for thirty days from now at least. The error is
// ErrTaken if the organisation isn't any longer what it was.
func (s *Store) ChangeOrganisation(ctx context.Context, a Allowed, was, to Organisation) error {
	doing := fmt.Sprintf("change organisation %d", a.organisation)
	if err := firstError(s.allowed(a, who.ChangeOrganisation), to.check()); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		changed := tx.Exec(`UPDATE organisations SET name = ?, support = ?, data = ?, frameworks = ?, zone = ?, kept_days = ?, uncounted = ?
			WHERE id = ? AND name = ? AND support = ? AND data = ? AND frameworks = ? AND zone = ? AND kept_days = ? AND uncounted = ?`,
			to.Name, to.Support, to.Data, to.Frameworks, to.Zone, to.KeptDays, to.Uncounted, a.organisation, was.Name, was.Support, was.Data, was.Frameworks, was.Zone, was.KeptDays, was.Uncounted)
		if changed.Error == nil && changed.RowsAffected == 0 {
			return ErrTaken
		}
		err := changed.Error
		if err == nil && to.Kept() != was.Kept() {
			err = keepFor(tx, a.organisation, to.Kept(), now)
		}
		return firstError(err, NoteAct(tx, a.organisation, a.by.id, who.ChangeOrganisation, a.organisation, saidSettings(was, to), now))
	}))
}

// keepFor keeps what there is for an organisation's assignments for some days after their
// last day, for each student by what they were allowed.
func keepFor(tx *gorm.DB, organisation int64, days int, now time.Time) error {
	var rows []assignmentRow
	var given []allowanceRow
	err := firstError(
		tx.Where("cohort_id IN (?)", tx.Model(&cohortRow{}).Select("id").Where("organisation_id = ?", organisation)).Find(&rows).Error,
		tx.Where("assignment_id IN (SELECT assignments.id FROM assignments JOIN cohorts ON cohorts.id = cohort_id WHERE organisation_id = ?)", organisation).Find(&given).Error)
	until := func(last time.Time) int64 {
		return max(millis(last.AddDate(0, 0, days)), millis(now.Add(leastNotice)))
	}
	for _, r := range rows {
		if err != nil {
			return err
		}
		a := r.assignment()
		err = tx.Exec("UPDATE runs SET expires_at = ? WHERE assignment_id = ?", until(a.Until(Allowance{})), a.ID).Error
		for _, g := range given {
			if longer := until(a.Until(g.allowance(0))); err == nil && g.AssignmentID == a.ID {
				err = tx.Exec(`UPDATE runs SET expires_at = ? WHERE assignment_id = ? AND expires_at < ?
					AND EXISTS (SELECT 1 FROM guests WHERE person_id = ? AND id IN (runs.guest_id, runs.partner_id))`,
					longer, a.ID, longer, g.PersonID).Error
			}
		}
	}
	return err
}

// Going is how many of an organisation's runs and marks go within some time, which is the least that
// is said beforehand.
type Going struct {
	Runs   int
	Marked int // students whose marks for an assignment go
	Until  time.Time
}

// Going returns how many runs and marks for assignments of an organisation are deleted within
// thirty days.
func (s *Store) Going(ctx context.Context, a Allowed) (g Going, err error) {
	doing := fmt.Sprintf("what organisation %d won't keep", a.organisation)
	if err := s.allowed(a, who.ChangeOrganisation); err != nil {
		return g, in(doing, err)
	}
	now := s.now()
	g.Until = now.Add(leastNotice)
	err = s.read(ctx).Raw(`SELECT COUNT(*) FROM runs JOIN assignments ON assignments.id = assignment_id JOIN cohorts ON cohorts.id = cohort_id
		WHERE organisation_id = ? AND runs.expires_at > ? AND runs.expires_at <= ?`, a.organisation, millis(now), millis(g.Until)).Row().Scan(&g.Runs)
	over, err2 := s.marksOver(s.read(ctx), g.Until, a.organisation)
	for _, of := range over {
		g.Marked += of.Students
	}
	return g, in(doing, firstError(err, err2))
}

// auditGone writes into the audit logs how many runs for assignments of each organisation
// are about to be deleted, since their time is over.
func auditGone(tx *gorm.DB, runs []int64, now time.Time) error {
	var gone []struct {
		Organisation int64
		N            int
	}
	err := tx.Raw(`SELECT organisation_id AS organisation, COUNT(*) AS n FROM runs JOIN assignments ON assignments.id = assignment_id JOIN cohorts ON cohorts.id = cohort_id
		WHERE runs.id IN ? GROUP BY organisation_id ORDER BY organisation_id`, runs).Scan(&gone).Error
	for _, g := range gone {
		err = firstError(err, NoteAct(tx, g.Organisation, 0, who.ChangeOrganisation, g.Organisation, fmt.Sprintf("runs whose time was over, deleted: %d", g.N), now))
	}
	return err
}

// saidSettings says for the audit log which settings were changed.
func saidSettings(was, to Organisation) string {
	var changed []string
	for name, differs := range map[string]bool{"name": was.Name != to.Name, "support": was.Support != to.Support, "data": was.Data != to.Data, "frameworks": was.Frameworks != to.Frameworks, "time zone": was.Zone != to.Zone, "what authors are told": was.Uncounted != to.Uncounted} {
		if differs {
			changed = append(changed, name)
		}
	}
	if was.Kept() != to.Kept() {
		changed = append(changed, fmt.Sprintf("runs kept for %d days, before %d", to.Kept(), was.Kept()))
	}
	slices.Sort(changed)
	return strings.Join(changed, ", ")
}

// SupportFor returns what a run's student is told about where to find help by their
// organisation: by that of the assignment, or otherwise by the only one they belong to that
// says anything; "" if none does.
func (s *Store) SupportFor(ctx context.Context, m Mine) (string, error) {
	doing := fmt.Sprintf("support for run %d", m.run.ID)
	if err := s.IsMine(m); err != nil {
		return "", in(doing, err)
	}
	var texts []string
	query, of := `SELECT support FROM organisations JOIN cohorts ON organisation_id = organisations.id JOIN assignments ON cohort_id = cohorts.id WHERE assignments.id = ?`, m.run.Assigned
	if of == 0 {
		query, of = `SELECT DISTINCT support FROM organisations JOIN memberships ON organisation_id = organisations.id
			JOIN guests ON guests.person_id = memberships.person_id WHERE guests.id = ? AND support <> ''`, m.guest
	}
	err := s.read(ctx).Raw(query, of).Scan(&texts).Error
	if err != nil || len(texts) != 1 {
		return "", in(doing, err)
	}
	return texts[0], nil
}
