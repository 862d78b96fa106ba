package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"caseload/app/store/row"
	"caseload/app/who"
)

// A student asks for a partner with a code, which another student of the same assignment
// takes up while signed in. The run begins then, and not before: nobody is in a pair who
// hasn't said so. A code is good once and for a stated time, and a student has one at a time
// for an assignment. It is kept in the clear, so that it can be shown to them again; by
// itself it opens nothing.

// PairCode is a code by which a student asks for a partner.
type PairCode struct {
	Code  string
	Until time.Time
}

// PutPairCode keeps a code by which a student asks for a partner, in place of an earlier one.
// The errors are those of NewRunFor, and ErrTaken also if the code is another student's.
func (s *Store) PutPairCode(ctx context.Context, a Assigned, c PairCode) error {
	doing := fmt.Sprintf("ask for a partner in assignment %d", a.assignment.ID)
	if err := firstError(s.opensAssignment(a.Open()), TextWithin("a code", c.Code, MaxCode)); err != nil {
		return in(doing, err)
	}
	now := s.now()
	code := row.PairCode{AssignmentID: a.assignment.ID, PersonID: a.by.id, Code: c.Code, ExpiresAt: millis(c.Until)}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		now, err := a.hasRoom(tx, false, now)
		if err == nil && !now.Pairs {
			err = ErrLocked
		}
		if err != nil {
			return err
		}
		var others int64
		err = tx.Model(&row.PairCode{}).Where("assignment_id = ? AND code = ? AND person_id <> ?", code.AssignmentID, code.Code, code.PersonID).Count(&others).Error
		if err == nil && others > 0 {
			err = ErrTaken
		}
		if err != nil {
			return err
		}
		return tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&code).Error
	}))
}

// PairCodeOf returns the code by which a student asks for a partner. The error is ErrNotFound
// if they don't, or no longer.
func (s *Store) PairCodeOf(ctx context.Context, a Assigned) (PairCode, error) {
	doing := fmt.Sprintf("code for a partner in assignment %d", a.assignment.ID)
	if err := s.opensAssignment(a.Open()); err != nil {
		return PairCode{}, in(doing, err)
	}
	var code row.PairCode
	err := s.read(ctx).Take(&code, "assignment_id = ? AND person_id = ? AND expires_at > ?", a.assignment.ID, a.by.id, millis(s.now())).Error
	return PairCode{code.Code, fromMillis(code.ExpiresAt)}, in(doing, err)
}

// EndPairCode withdraws the code by which a student asks for a partner, if there is one.
func (s *Store) EndPairCode(ctx context.Context, a Assigned) error {
	doing := fmt.Sprintf("ask for no partner in assignment %d", a.assignment.ID)
	if err := s.opensAssignment(a.Open()); err != nil {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error { return endPairCodes(tx, a.assignment.ID, a.by.id) }))
}

func endPairCodes(tx *gorm.DB, assignment int64, persons ...int64) error {
	return tx.Where("assignment_id = ? AND person_id IN ?", assignment, persons).Delete(&row.PairCode{}).Error
}

// Pairing proves that a student who was given an assignment has the code by which another
// student of it asks for a partner.
type Pairing struct {
	assigned Assigned
	asks     Listed
	theirs   Allowance
	code     string
}

// Assigned returns the assignment as the student who has the code was given it.
func (p Pairing) Assigned() Assigned { return p.assigned }

// Asks returns who asks for a partner.
func (p Pairing) Asks() Listed { return p.asks }

// IsOwn reports whether it is their own code.
func (p Pairing) IsOwn() bool { return p.asks.ID == p.assigned.by.id }

// KeptUntil returns until when the run of the two is kept at least.
func (p Pairing) KeptUntil() time.Time {
	both := p.assigned
	both.given = both.given.OrLonger(p.theirs)
	return both.KeptUntil()
}

// OrLonger returns the later date and the longer time of two allowances, and the attempts
// of the first.
func (a Allowance) OrLonger(b Allowance) Allowance {
	if b.Due != nil && (a.Due == nil || b.Due.After(*a.Due)) {
		a.Due = b.Due
	}
	a.Minutes = max(a.Minutes, b.Minutes)
	return a
}

// PairWith looks up by its code which student of an assignment asks for a partner. The error
// is ErrNotFound if nobody does with that code, or no longer.
func (s *Store) PairWith(ctx context.Context, a Assigned, code string) (Pairing, error) {
	doing := fmt.Sprintf("code for a pair in assignment %d", a.assignment.ID)
	if err := s.opensAssignment(a.Open()); err != nil {
		return Pairing{}, in(doing, err)
	}
	if !isText(code) {
		return Pairing{}, in(doing, ErrNotFound)
	}
	var rows []struct {
		ID          int64
		Name, Email string
	}
	err := s.read(ctx).Raw(`SELECT persons.id AS id, name, email FROM pair_codes JOIN persons ON persons.id = pair_codes.person_id
		JOIN cohort_members ON cohort_members.person_id = persons.id AND cohort_id = ? AND role = ?
		WHERE assignment_id = ? AND code = ? AND expires_at > ?`,
		a.cohort.ID, who.Student, a.assignment.ID, code, millis(s.now())).Scan(&rows).Error
	if err == nil && len(rows) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Pairing{}, in(doing, err)
	}
	theirs, err := allowanceOf(s.read(ctx), a.assignment.ID, rows[0].ID)
	return Pairing{a, Listed{rows[0].ID, rows[0].Name, rows[0].Email, []who.Role{who.Student}}, theirs, code}, in(doing, err)
}

// NewRunOfPair stores a new run that two students have together, for an assignment: the one
// who asked for a partner, and the one who takes that up, who begins it as the guest g. The
// code is used up. It is an attempt of both. The errors are those of NewRunFor, and
//
//   - ErrNotFound also if the code is good no longer,
//   - ErrApart if the other student can't begin one now, or has another attempt before them.
func (s *Store) NewRunOfPair(ctx context.Context, p Pairing, g Guest, b Beginning) (Mine, error) {
	a := p.assigned
	doing := fmt.Sprintf("new run of a pair for assignment %d", a.assignment.ID)
	if err := firstError(s.isGuest(g), s.opensAssignment(a.Open())); err != nil {
		return Mine{}, in(doing, err)
	}
	if p.IsOwn() {
		return Mine{}, in(doing, ErrApart)
	}
	now := s.now()
	row := b.row(g.id, now)
	row.AssignmentID = &a.assignment.ID
	return s.newRun(ctx, row, func(tx *gorm.DB) ([]decisionRow, error) {
		assignment, err := a.hasRoom(tx, false, now)
		if err == nil && !assignment.Pairs {
			err = ErrLocked
		}
		err = firstError(err, a.owns(tx, g.id), p.useUp(tx, now), p.sameAttempt(tx, assignment, now))
		if err != nil {
			return nil, err
		}
		partner, err := guestFor(tx, p.asks.ID, now, row.ExpiresAt)
		row.PartnerID = &partner
		return nil, firstError(err, keepGuest(tx, g.id, row.ExpiresAt), keepGuest(tx, partner, row.ExpiresAt))
	})
}

// useUp deletes the code, and that of the student who takes it up.
func (p Pairing) useUp(tx *gorm.DB, now time.Time) error {
	used := tx.Where("assignment_id = ? AND person_id = ? AND code = ? AND expires_at > ?", p.assigned.assignment.ID, p.asks.ID, p.code, millis(now)).Delete(&row.PairCode{})
	if used.Error == nil && used.RowsAffected == 0 {
		return ErrNotFound
	}
	return firstError(used.Error, endPairCodes(tx, p.assigned.assignment.ID, p.assigned.by.id))
}

// sameAttempt returns ErrApart unless whoever asks can begin a run now, and the same attempt
// is the next one for both.
func (p Pairing) sameAttempt(tx *gorm.DB, a Assignment, now time.Time) error {
	own, err := a.attempts(tx, p.assigned.by.id)
	if err != nil {
		return err
	}
	if err := a.roomFor(tx, p.asks.ID, false, now); err != nil {
		return fmt.Errorf("%w: %v", ErrApart, err)
	}
	theirs, err := a.attempts(tx, p.asks.ID)
	if err == nil && own.used != theirs.used {
		err = ErrApart
	}
	return err
}

// guestFor returns the first guest of a person's, or makes one that expires then.
func guestFor(tx *gorm.DB, person int64, now time.Time, expires int64) (int64, error) {
	var guests []int64
	err := tx.Model(&guestRow{}).Where("person_id = ? AND expires_at > ?", person, millis(now)).Order("id").Limit(1).Pluck("id", &guests).Error
	if err != nil || len(guests) > 0 {
		return append(guests, 0)[0], err
	}
	row := &guestRow{TokenHash: noSecret(), CreatedAt: millis(now), ExpiresAt: expires, PersonID: &person}
	err = tx.Create(row).Error
	return row.ID, err
}

// keepGuest keeps a guest until then at least.
func keepGuest(tx *gorm.DB, guest, expires int64) error {
	return tx.Model(&guestRow{}).Where("id = ? AND expires_at < ?", guest, expires).Update("expires_at", expires).Error
}
