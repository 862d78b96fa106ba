package store

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"caseload/app/store/row"
)

// Two students can have a run for an assignment together: they are a pair, and each is the
// other's partner. Either may do to the run whatever a student may, by the same proof. What
// one of them writes, shares or has read is that one's alone, and is kept under their guest.
// Who leaves takes that along, and the run is the other's from then on.

// hasRun selects the runs of some guests, which it takes twice.
const hasRun = "(guest_id IN ? OR partner_id IN ?)"

// whose returns the one of these guests, among whom there is one, who has the run.
func (r runRow) whose(guests []int64) int64 {
	if r.PartnerID != nil && slices.Contains(guests, *r.PartnerID) {
		return *r.PartnerID
	}
	return r.GuestID
}

// guestsOf returns the guests whom a person owns.
func guestsOf(db *gorm.DB, person int64) (guests []int64, err error) {
	err = db.Model(&guestRow{}).Where("person_id = ?", person).Order("id").Pluck("id", &guests).Error
	return guests, err
}

// hasStill checks that whoever has a run with a partner hasn't left it since the proof was
// made, and keeps them from leaving until the transaction ends.
func (m Mine) hasStill(tx *gorm.DB) error {
	if !m.run.Paired {
		return nil
	}
	if err := lockRuns(tx, "id = ?", m.run.ID); err != nil {
		return err
	}
	return tx.Select("id").Take(&runRow{}, "id = ? AND (guest_id = ? OR partner_id = ?)", m.run.ID, m.guest, m.guest).Error
}

// leavePairs has guests leave those of some runs that a partner has too, which are the
// partner's from then on, and erases what they wrote in them. It returns how many runs they
// left.
func leavePairs(tx *gorm.DB, guests []int64, which string, args ...any) (left int, err error) {
	var ids []int64
	err = tx.Model(&runRow{}).Where("partner_id IS NOT NULL").Where(hasRun, guests, guests).Where(which, args...).Order("id").Pluck("id", &ids).Error
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	return len(ids), firstError(
		lockRuns(tx, "id IN ?", ids),
		eraseWords(tx, guests, "run_id IN ?", ids),
		piecesOf(tx, guests).Where("run_id IN ?", ids).Delete(&row.Piece{}).Error,
		tx.Exec("DELETE FROM comments_seen WHERE guest_id IN ? AND comment_id IN (SELECT id FROM comments WHERE run_id IN ?)", guests, ids).Error,
		tx.Exec("UPDATE decisions SET guest_id = NULL WHERE run_id IN ? AND guest_id IN ?", ids, guests).Error,
		tx.Exec("UPDATE runs SET guest_id = partner_id, partner_id = NULL WHERE id IN ? AND guest_id IN ?", ids, guests).Error,
		tx.Exec("UPDATE runs SET partner_id = NULL WHERE id IN ? AND partner_id IN ?", ids, guests).Error)
}

func leaveAllPairs(tx *gorm.DB, guests []int64) error {
	_, err := leavePairs(tx, guests, "id > 0")
	return err
}

// leaveExpiredPairs has guests who have expired leave the runs that their partners have too.
func (s *Store) leaveExpiredPairs(ctx context.Context, now int64) error {
	const expired = `SELECT id FROM guests WHERE expires_at <= ? AND id IN
		(SELECT guest_id FROM runs WHERE partner_id IS NOT NULL UNION SELECT partner_id FROM runs WHERE partner_id IS NOT NULL)`
	var guests []int64
	if err := s.read(ctx).Raw(expired, now).Scan(&guests).Error; err != nil || len(guests) == 0 {
		return err
	}
	return s.write(ctx, func(tx *gorm.DB) error {
		var still []int64 // since they were read, one may have been extended
		if err := tx.Raw(expired, now).Scan(&still).Error; err != nil {
			return err
		}
		return leaveAllPairs(tx, still)
	})
}

// Pair says who has a run.
type Pair struct {
	Names   []string // by name; one if it is one student's
	Partner string   // the name of the other one; "" if there is none
}

// PairOf returns who has a run with m's guest. Of a run that is one guest's it returns the
// zero Pair.
func (s *Store) PairOf(ctx context.Context, m Mine) (p Pair, err error) {
	doing := fmt.Sprintf("who has run %d", m.run.ID)
	if err := s.IsMine(m); err != nil || !m.run.Paired {
		return p, in(doing, err)
	}
	var rows []struct {
		ID   int64
		Name string
	}
	err = s.read(ctx).Raw(`SELECT guests.id AS id, persons.name AS name FROM runs JOIN guests ON guests.id IN (runs.guest_id, runs.partner_id)
		JOIN persons ON persons.id = guests.person_id WHERE runs.id = ? ORDER BY name, id`, m.run.ID).Scan(&rows).Error
	for _, r := range rows {
		p.Names = append(p.Names, r.Name)
		if r.ID != m.guest {
			p.Partner = r.Name
		}
	}
	return p, in(doing, err)
}

// LastDecided returns the last turn of a run that has been decided, or 0, and whether it was
// the partner of m's guest who decided it.
func (s *Store) LastDecided(ctx context.Context, m Mine) (turn int, byPartner bool, err error) {
	doing := fmt.Sprintf("last decision of run %d", m.run.ID)
	if err := s.IsMine(m); err != nil {
		return 0, false, in(doing, err)
	}
	var rows []struct {
		Turn    int
		GuestID *int64
	}
	err = s.read(ctx).Raw("SELECT turn, guest_id FROM decisions WHERE run_id = ? ORDER BY turn DESC LIMIT 1", m.run.ID).Scan(&rows).Error
	if err != nil || len(rows) == 0 {
		return 0, false, in(doing, err)
	}
	return rows[0].Turn, rows[0].GuestID != nil && *rows[0].GuestID != m.guest, nil
}

// DecidedBy reports whether a run was two students' when a turn was decided, as far as is
// known, and whether it was the partner of m's guest who decided it. What a partner who has
// left decided has nobody's name any longer.
func (s *Store) DecidedBy(ctx context.Context, m Mine, turn int) (together, byPartner bool, err error) {
	doing := fmt.Sprintf("who decided turn %d of run %d", turn, m.run.ID)
	if err := s.IsMine(m); err != nil {
		return false, false, in(doing, err)
	}
	var by []int64
	var known int64
	db := s.read(ctx)
	err = firstError(
		db.Model(&decisionRow{}).Where("run_id = ? AND turn = ?", m.run.ID, turn).Pluck("COALESCE(guest_id, 0)", &by).Error,
		db.Model(&decisionRow{}).Where("run_id = ? AND guest_id IS NOT NULL", m.run.ID).Count(&known).Error)
	together = m.run.Paired || known > 0
	return together, together && len(by) == 1 && by[0] != m.guest, in(doing, err)
}
