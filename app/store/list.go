package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"caseload/app/who"
)

// Filling proves that the person asking may invite people to a cohort.
type Filling struct {
	by     Person
	cohort Cohort
	fills  bool // this field makes it another type than [OpenCohort], which can't be converted
}

// Cohort returns the cohort as it was when the proof was made.
func (f Filling) Cohort() Cohort { return f.cohort }

// FillCohort checks that a person may invite people to a cohort. The errors are those of
// OpenCohort.
func (s *Store) FillCohort(ctx context.Context, p Person, id int64) (Filling, error) {
	c, _, err := s.cohortFor(ctx, p, id, who.Invite, who.State{})
	if err != nil {
		return Filling{}, err
	}
	return Filling{p, c, true}, nil
}

func (s *Store) fillsCohort(f Filling) error {
	if !f.fills {
		return ErrNobody
	}
	return s.onCohort(f.by, f.cohort)
}

// Standing says what somebody with an e-mail address is to a cohort, as far as its
// lecturers may know. It doesn't say whether there is an account elsewhere.
type Standing string

const (
	Outside Standing = "outside" // no student of the organisation
	Belongs Standing = "belongs" // a student of the organisation who isn't in the cohort
	Inside  Standing = "inside"  // in the cohort already, or one of those who lead it
	Awaited Standing = "awaited" // invited to the cohort, by a link that is still good
)

// Entry is a line of a class list. TokenHash is the hash of the secret of the link that
// they get if they need one.
type Entry struct {
	Name, Email string
	TokenHash   []byte
}

// together is how many rows of a class list are read or stored by one statement.
const together = 500

// Standings returns what those with these e-mail addresses, which must be normalised, are
// to a cohort.
func (s *Store) Standings(ctx context.Context, f Filling, emails []string) ([]Standing, error) {
	doing := fmt.Sprintf("look at a list for cohort %d", f.cohort.ID)
	if err := firstError(s.fillsCohort(f), within("a class list", len(emails), MaxInCohort)); err != nil {
		return nil, in(doing, err)
	}
	known, err := f.cohort.standings(s.read(ctx), emails, s.now())
	if err != nil {
		return nil, in(doing, err)
	}
	list := make([]Standing, len(emails))
	for i, email := range emails {
		list[i] = known[email].standing()
	}
	return list, nil
}

// known is what is known of an e-mail address.
type known struct {
	person int64 // 0 for everybody outside
	is     Standing
}

func (k known) standing() Standing {
	if k.is == "" {
		return Outside
	}
	return k.is
}

func (c Cohort) standings(db *gorm.DB, emails []string, now time.Time) (map[string]known, error) {
	found := map[string]known{}
	for some := range slices.Chunk(emails, together) {
		var awaited []string
		err := db.Model(&invitationRow{}).Where("cohort_id = ? AND used_at IS NULL AND expires_at > ? AND email IN ?", c.ID, millis(now), some).Pluck("email", &awaited).Error
		if err != nil {
			return nil, err
		}
		for _, email := range awaited {
			found[email] = known{is: Awaited}
		}
		var rows []struct {
			Email    string
			Person   int64
			Role, In who.Role
		}
		err = db.Raw(`SELECT email, persons.id AS person, memberships.role AS role, COALESCE(cohort_members.role, '') AS "in"
			FROM persons JOIN memberships ON memberships.person_id = persons.id AND organisation_id = ?
			LEFT JOIN cohort_members ON cohort_members.person_id = persons.id AND cohort_id = ?
			WHERE email IN ?`, c.Organisation, c.ID, some).Scan(&rows).Error
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			switch {
			case r.Role == r.In, r.In == who.Educator:
				found[r.Email] = known{r.Person, Inside}
			case r.Role == who.Student && found[r.Email].is != Inside:
				found[r.Email] = known{r.Person, Belongs}
			}
		}
	}
	return found, nil
}

// Fill puts the people of a class list into a cohort: those who belong to the organisation
// as students at once, and all others, unless they are in it or are invited to it already,
// by an invitation for their address. It returns what each of them was to the cohort. All
// of it is stored or nothing. The error is ErrArchived if nobody can join the cohort, and
// ErrFull if it would have more than MaxInCohort students.
func (s *Store) Fill(ctx context.Context, f Filling, list []Entry, expires time.Time) ([]Standing, error) {
	doing := fmt.Sprintf("put a list into cohort %d", f.cohort.ID)
	err := firstError(s.fillsCohort(f), within("a class list", len(list), MaxInCohort))
	for _, e := range list {
		err = firstError(err, TextWithin("a name", e.Name, MaxName), TextWithin("an e-mail address", e.Email, MaxEmail), isHash(e.TokenHash))
	}
	if err != nil {
		return nil, in(doing, err)
	}
	was, now := NewTold[[]Standing](), s.now()
	err = s.write(ctx, func(tx *gorm.DB) error {
		if err := f.cohort.lockOpen(tx); err != nil {
			return err
		}
		did, err := f.fill(tx, list, expires, now)
		was.Is(did)
		return err
	})
	if err != nil {
		return nil, in(doing, err)
	}
	return <-was, nil
}

// lockOpen is lock for those who put somebody into a cohort. The error is ErrArchived if it
// is archived.
func (c Cohort) lockOpen(tx *gorm.DB) error {
	row, err := c.lock(tx)
	if err == nil && row.ArchivedAt != nil {
		err = ErrArchived
	}
	return err
}

func (f Filling) fill(tx *gorm.DB, list []Entry, expires, now time.Time) ([]Standing, error) {
	emails := make([]string, len(list))
	for i, e := range list {
		emails[i] = e.Email
	}
	found, err := f.cohort.standings(tx, emails, now)
	if err != nil {
		return nil, err
	}
	was := make([]Standing, len(list))
	var members []cohortMemberRow
	var invited []invitationRow
	var lines []auditRow
	note := func(act who.Act, detail string) {
		lines = append(lines, auditRow{OrganisationID: f.cohort.Organisation, MadeAt: millis(now), Person: f.by.id, Act: act, About: f.cohort.ID, Detail: detail})
	}
	for i, e := range list {
		known := found[e.Email]
		switch was[i] = known.standing(); was[i] {
		case Belongs:
			members = append(members, cohortMemberRow{f.cohort.ID, known.person, who.Student, millis(now)})
			note(who.ChangeCohort, fmt.Sprintf("person %d put in", known.person))
		case Outside:
			invited = append(invited, invitationRow{
				OrganisationID: &f.cohort.Organisation, CohortID: &f.cohort.ID, Email: e.Email, Whom: e.Name, Roles: string(who.Student), TokenHash: cloned(e.TokenHash),
				InvitedBy: f.by.id, CreatedAt: millis(now), ExpiresAt: millis(expires),
			})
		}
	}
	if len(invited) > 0 {
		note(who.Invite, fmt.Sprint("students invited by a list: ", len(invited)))
	}
	return was, firstError(
		f.cohort.roomFor(tx, len(members)+len(invited), now),
		f.cohort.keepMembers(tx, members), f.cohort.keepInvited(tx, invited, now), createAll(tx, lines))
}

// roomFor returns ErrFull if a cohort hasn't room for more students.
func (c Cohort) roomFor(tx *gorm.DB, more int, now time.Time) error {
	var members, awaited int64
	err := firstError(
		tx.Model(&cohortMemberRow{}).Where("cohort_id = ? AND role = ?", c.ID, who.Student).Count(&members).Error,
		tx.Model(&invitationRow{}).Where("cohort_id = ? AND used_at IS NULL AND expires_at > ?", c.ID, millis(now)).Count(&awaited).Error)
	if err == nil && int(members+awaited)+more > MaxInCohort {
		err = ErrFull
	}
	return err
}

func (Cohort) keepMembers(tx *gorm.DB, rows []cohortMemberRow) error {
	// Who is in the cohort as something that they aren't in the organisation any longer
	// becomes a student in it.
	return createAll(tx.Clauses(clause.OnConflict{
		Columns: []clause.Column{{Name: "cohort_id"}, {Name: "person_id"}}, DoUpdates: clause.AssignmentColumns([]string{"role"}),
	}), rows)
}

// keepInvited stores invitations to a cohort in place of those for the same addresses that
// have expired.
func (c Cohort) keepInvited(tx *gorm.DB, rows []invitationRow, now time.Time) error {
	for some := range slices.Chunk(rows, together) {
		emails := make([]string, len(some))
		for i, r := range some {
			emails[i] = r.Email
		}
		err := tx.Where("cohort_id = ? AND used_at IS NULL AND expires_at <= ? AND email IN ?", c.ID, millis(now), emails).Delete(&invitationRow{}).Error
		if err != nil {
			return err
		}
	}
	return createAll(tx, rows)
}

func createAll[T any](tx *gorm.DB, rows []T) error {
	tx = tx.Session(&gorm.Session{})
	for some := range slices.Chunk(rows, together) {
		if err := tx.Create(&some).Error; err != nil {
			return err
		}
	}
	return nil
}
