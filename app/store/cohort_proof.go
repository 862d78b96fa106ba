package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// OpenCohort proves that the person asking may see a cohort: its name, its year and who
// leads it.
type OpenCohort struct {
	by     Person
	cohort Cohort
}

// Cohort returns the cohort as it was when the proof was made.
func (o OpenCohort) Cohort() Cohort { return o.cohort }

// LedCohort proves that the person asking may change a cohort and see who is in it: they
// lead it, or they administer its organisation.
type LedCohort struct {
	by      Person
	cohort  Cohort
	teaches bool
}

// Cohort returns the cohort as it was when the proof was made.
func (l LedCohort) Cohort() Cohort { return l.cohort }

// Open returns the right to see the cohort, which leading it includes.
func (l LedCohort) Open() OpenCohort { return OpenCohort{l.by, l.cohort} }

// Teaches reports whether the person asking may make assignments in the cohort, as those
// who lead it may.
func (l LedCohort) Teaches() bool { return l.teaches }

// CodedCohort proves that whoever asks has the code of a cohort that can be joined.
type CodedCohort struct {
	cohort Cohort
	place  string
	until  time.Time
}

// Cohort returns the cohort as it was when the proof was made.
func (c CodedCohort) Cohort() Cohort { return c.cohort }

// Place returns the name of the cohort's organisation.
func (c CodedCohort) Place() string { return c.place }

func (s *Store) opensCohort(o OpenCohort) error  { return s.onCohort(o.by, o.cohort) }
func (s *Store) leadsCohort(l LedCohort) error   { return s.onCohort(l.by, l.cohort) }
func (s *Store) codedCohort(c CodedCohort) error { return s.holds(c.cohort.ID, c.until) }

func (s *Store) onCohort(by Person, c Cohort) error {
	return firstError(s.isPerson(by), s.holds(c.ID, by.expires))
}

// OpenCohort checks that a person may see a cohort. The error is ErrNotFound if it
// belongs to an organisation that they don't belong to, whether or not there is one, and
// ErrForbidden if it belongs to theirs but they may not.
func (s *Store) OpenCohort(ctx context.Context, p Person, id int64) (OpenCohort, error) {
	c, _, err := s.cohortFor(ctx, p, id, who.ReadCohort, who.State{})
	if err != nil {
		return OpenCohort{}, err
	}
	return OpenCohort{p, c}, nil
}

// LeadCohort checks in the same way that a person may change a cohort.
func (s *Store) LeadCohort(ctx context.Context, p Person, id int64) (LedCohort, error) {
	c, in, err := s.cohortFor(ctx, p, id, who.ChangeCohort, who.State{})
	if err != nil {
		return LedCohort{}, err
	}
	return LedCohort{p, c, in.may(who.MakeAssignment, who.State{})}, nil
}

// cohortFor returns a cohort to a person who may do an act to it or to what is its own,
// and what they are there.
func (s *Store) cohortFor(ctx context.Context, p Person, id int64, act who.Act, state who.State) (Cohort, inCohort, error) {
	doing := fmt.Sprintf("%s: cohort %d", act, id)
	if err := s.isPerson(p); err != nil {
		return Cohort{}, inCohort{}, in(doing, err)
	}
	var row cohortRow
	if err := s.read(ctx).Take(&row, "id = ?", id).Error; err != nil {
		return Cohort{}, inCohort{}, in(doing, err)
	}
	roles, err := rolesIn(s.read(ctx), p.id, row.OrganisationID)
	if err != nil {
		return Cohort{}, inCohort{}, in(doing, err)
	}
	as, err := roleInCohort(s.read(ctx), id, p.id)
	asked := inCohort{roles, as}
	switch {
	case err != nil:
	case len(roles) == 0:
		err = ErrNotFound
	case !asked.may(act, state):
		err = ErrForbidden
	}
	if err != nil {
		return Cohort{}, inCohort{}, in(doing, err)
	}
	return row.cohort(), asked, nil
}

// inCohort is what somebody is in the organisation of a cohort, and in the cohort itself,
// where it is "" for those who aren't in it.
type inCohort struct {
	roles []who.Role
	as    who.Role
}

// may reports whether they may do an act to the cohort, or to what is its own and in a
// state. A lecturer's cohorts are those that they lead, and a student's those that they
// are in: a lecturer who has joined one as a student doesn't lead it. Practice educators have what is given to them.
func (i inCohort) may(act who.Act, state who.State) bool {
	for _, role := range i.roles {
		relation := who.Organisation
		if role == i.as {
			relation = who.Cohort
		}
		if who.May(role, act, relation, state) || i.as == who.Educator && who.May(role, act, who.Given, state) {
			return true
		}
	}
	return false
}

// roleInCohort returns what somebody is in a cohort, or "".
func roleInCohort(db *gorm.DB, cohort, person int64) (who.Role, error) {
	var roles []who.Role
	err := db.Model(&cohortMemberRow{}).Where("cohort_id = ? AND person_id = ?", cohort, person).Pluck("role", &roles).Error
	if err != nil || len(roles) == 0 {
		return "", err
	}
	return roles[0], nil
}

// CodedCohort looks a cohort up by its code. The error is ErrNotFound if there is none,
// or if it is archived.
func (s *Store) CodedCohort(ctx context.Context, code string) (CodedCohort, error) {
	const doing = "cohort with a code"
	if !isText(code) {
		return CodedCohort{}, in(doing, ErrNotFound)
	}
	var rows []struct {
		Row   cohortRow `gorm:"embedded"`
		Place string
	}
	err := s.read(ctx).Raw(`SELECT cohorts.*, organisations.name AS place FROM cohorts
		JOIN organisations ON organisations.id = organisation_id WHERE code = ? AND archived_at IS NULL`, code).Scan(&rows).Error
	if err == nil && len(rows) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return CodedCohort{}, in(doing, err)
	}
	const codedLasts = time.Hour // which is one request, and more
	return CodedCohort{rows[0].Row.cohort(), rows[0].Place, s.now().Add(codedLasts)}, nil
}

// IsInCohort reports whether a person who has a cohort's code leads it or is in it.
func (s *Store) IsInCohort(ctx context.Context, c CodedCohort, p Person) (bool, error) {
	doing := fmt.Sprintf("person %d in cohort %d", p.id, c.cohort.ID)
	if err := firstError(s.codedCohort(c), s.isPerson(p)); err != nil {
		return false, in(doing, err)
	}
	as, err := roleInCohort(s.read(ctx), c.cohort.ID, p.id)
	if err != nil || as == "" {
		return false, in(doing, err)
	}
	roles, err := rolesIn(s.read(ctx), p.id, c.cohort.Organisation)
	return slices.Contains(roles, as), in(doing, err)
}

// JoinCohort makes a person who is signed in a student in a cohort and in its
// organisation, and reports whether they weren't one there before. In that case their
// other sessions are ended, and the session at hand should be renewed. Those who lead the
// cohort, or are in it already, stay what they are. The error is ErrNotFound if the cohort
// was archived meanwhile.
func (s *Store) JoinCohort(ctx context.Context, c CodedCohort, p Person) (more bool, err error) {
	doing := fmt.Sprintf("join cohort %d", c.cohort.ID)
	if err := firstError(s.codedCohort(c), s.isPerson(p)); err != nil {
		return false, in(doing, err)
	}
	joined, now := NewTold[bool](), s.now()
	err = s.write(ctx, func(tx *gorm.DB) error {
		more, err := joinCohort(tx, c.cohort, p.id, now)
		joined.Is(more)
		if err == nil && more {
			err = endOthers(tx, p)
		}
		return err
	})
	if err != nil {
		return false, in(doing, err)
	}
	return <-joined, nil
}

// JoinCohortAsNew makes a person who is a student in a cohort and in its organisation.
// The Organisation and Kind of a are ignored. The error is ErrTaken if somebody has that
// e-mail address, and ErrNotFound if the cohort was archived meanwhile.
func (s *Store) JoinCohortAsNew(ctx context.Context, c CodedCohort, a Arrival) (Unproven, error) {
	doing := fmt.Sprintf("join cohort %d", c.cohort.ID)
	err := firstError(s.codedCohort(c),
		TextWithin("a name", a.Name, MaxName), TextWithin("an e-mail address", a.Email, MaxEmail), TextWithin("a hash", a.PassphraseHash, MaxHash))
	if err != nil {
		return Unproven{}, in(doing, err)
	}
	made, now := NewTold[int64](), s.now()
	err = s.write(ctx, func(tx *gorm.DB) error {
		person, err := newPerson(tx, a.Name, a.Email, a.PassphraseHash, now)
		if err != nil {
			return err
		}
		made.Is(person)
		_, err = joinCohort(tx, c.cohort, person, now)
		return err
	})
	if err != nil {
		return Unproven{}, in(doing, err)
	}
	return Unproven{<-made, a.PassphraseHash}, nil
}

func joinCohort(tx *gorm.DB, c Cohort, person int64, now time.Time) (more bool, err error) {
	added := tx.Exec(`INSERT INTO cohort_members (cohort_id, person_id, role, created_at)
		SELECT id, ?, ?, ? FROM cohorts WHERE id = ? AND archived_at IS NULL ON CONFLICT DO NOTHING`, person, who.Student, millis(now), c.ID)
	if added.Error != nil {
		return false, added.Error
	}
	as, err := roleInCohort(tx, c.ID, person)
	switch {
	case err != nil:
		return false, err
	case as == "":
		return false, ErrNotFound
	case as != who.Student:
		return false, nil
	}
	more, err = join(tx, person, c.Organisation, []who.Role{who.Student}, now)
	if err == nil {
		err = c.come(tx, person, now)
	}
	if err == nil && added.RowsAffected > 0 {
		err = NoteAct(tx, c.Organisation, person, who.JoinCohort, c.ID, "", now)
	}
	return more, err
}
