package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/store/database"
)

// Run is a guest's play of a version, or that of two guests who are a pair, whether it goes
// on or has ended. Its decisions are in the log.
type Run struct {
	ID        int64
	Version   string // the digest of a version in the database
	Terms     []byte // JSON
	Luck      []byte // JSON
	Variant   int    // which names its families have: a scenario.Variant
	CreatedAt time.Time
	ExpiresAt time.Time
	EndedAt   *time.Time // nil while the run goes on
	Class     int64      // the number of the class it is played in, or 0 if none
	Extra     int        // minutes taken beyond the class's end
	Assigned  int64      // the number of the assignment it is played for, or 0 if none
	Practice  bool       // whether it only practises for the assignment: then staff never learn of it
	Paired    bool       // whether two students have it together (pair.go)
	Parent    int64      // the number of the run it was forked from, or 0 if there is none or it has been deleted
	Forked    int        // the first turn that wasn't copied from the parent, or 0 if this is no fork
}

// Followed reports whether there can be people who follow the run: it is for an assignment,
// and doesn't only practise.
func (r Run) Followed() bool { return r.Assigned != 0 && !r.Practice }

type runRow struct {
	ID        int64 `gorm:"primaryKey"`
	GuestID   int64
	PartnerID *int64 // the guest of the one who was asked; nil if the run is one student's
	Version   string
	Terms     string
	Luck      string
	CreatedAt int64 `gorm:"autoCreateTime:false"`
	ExpiresAt int64
	EndedAt   *int64
	ClassID   *int64
	Extra     int
	Aside     bool
	ParentID  *int64
	Forked    int

	AssignmentID *int64
	Practice     bool
	Variant      int
}

func (runRow) TableName() string { return "runs" }

func (r runRow) run() Run {
	run := Run{
		ID: r.ID, Version: r.Version,
		Terms: []byte(r.Terms), Luck: []byte(r.Luck),
		CreatedAt: fromMillis(r.CreatedAt), ExpiresAt: fromMillis(r.ExpiresAt), Extra: r.Extra, Forked: r.Forked, Practice: r.Practice, Variant: r.Variant, Paired: r.PartnerID != nil,
	}
	if r.AssignmentID != nil {
		run.Assigned = *r.AssignmentID
	}
	if r.ParentID != nil {
		run.Parent = *r.ParentID
	}
	if r.ClassID != nil {
		run.Class = *r.ClassID
	}
	if r.EndedAt != nil {
		ended := fromMillis(*r.EndedAt)
		run.EndedAt = &ended
	}
	return run
}

// Beginning holds what a new run starts with.
type Beginning struct {
	Version string // the digest of a version in the database
	Terms   []byte // JSON
	Luck    []byte // JSON
	Variant int    // as of a Run
	Expires time.Time
	Anew    bool // from the shelf, and not in what was assigned or begun before: it may not be withdrawn, even without a reason
}

// NewRun stores a new run of a guest. The error is ErrNotFound if the guest has
// gone or the version isn't in the database, and ErrWithdrawn if the version was withdrawn for a
// reason, or the run begins anew with one that was withdrawn.
func (s *Store) NewRun(ctx context.Context, g Guest, b Beginning) (Mine, error) {
	if err := s.isGuest(g); err != nil {
		return Mine{}, in("new run", err)
	}
	return s.newRun(ctx, b.row(g.id, s.now()), func(tx *gorm.DB) ([]decisionRow, error) {
		return nil, notWithdrawn(tx, b.Version, b.Anew)
	})
}

// NewRunIn stores a new run of a guest in a class. The error is ErrNotFound if
// the class has gone, ErrTaken if the guest already has a run in it, ErrLocked
// if its lecturer has locked it, ErrFull if it already has most runs, and ErrWithdrawn if the
// version was withdrawn for a reason.
func (s *Store) NewRunIn(ctx context.Context, g Guest, j Joined, most int, b Beginning) (Mine, error) {
	if err := firstError(s.isGuest(g), s.joined(j)); err != nil {
		return Mine{}, in("new run", err)
	}
	now, class := s.now(), j.class.ID
	row := b.row(g.id, now)
	row.ClassID = &class
	return s.newRun(ctx, row, func(tx *gorm.DB) ([]decisionRow, error) {
		if err := roomInClass(tx, class, g.all, most, now); err != nil {
			return nil, err
		}
		return nil, notWithdrawn(tx, b.Version, false)
	})
}

func (b Beginning) row(guest int64, now time.Time) *runRow {
	return &runRow{
		GuestID: guest, Version: b.Version, Terms: string(b.Terms), Luck: string(b.Luck), Variant: b.Variant,
		CreatedAt: millis(now), ExpiresAt: millis(b.Expires),
	}
}

// newRun stores row, followed by the decisions that before returns, if the guest
// still exists. An error from before stores nothing.
func (s *Store) newRun(ctx context.Context, row *runRow, before func(tx *gorm.DB) ([]decisionRow, error)) (Mine, error) {
	err := firstError(
		TextWithin("terms", row.Terms, MaxTerms),
		TextWithin("luck", row.Luck, MaxTerms))
	if err != nil {
		return Mine{}, in("new run", err)
	}
	err = s.write(ctx, func(tx *gorm.DB) (err error) {
		if err := requireGuest(tx, row.GuestID, fromMillis(row.CreatedAt)); err != nil {
			return err
		}
		log, err := before(tx)
		if err != nil {
			return err
		}
		err = tx.Create(row).Error
		switch {
		case errors.Is(err, gorm.ErrForeignKeyViolated):
			return fmt.Errorf("version %s: %w", row.Version, ErrNotFound)
		case errors.Is(err, gorm.ErrDuplicatedKey):
			return ErrTaken
		case err != nil:
			return err
		}
		return copyLog(tx, row.ID, log)
	})
	if err != nil {
		return Mine{}, in("new run", err)
	}
	return Mine{run: row.run(), guest: row.GuestID}, nil
}

// Mine checks that a run belongs to a guest, alone or with a partner. The error is ErrNotFound whether the
// run is somebody else's, has expired or never existed.
func (s *Store) Mine(ctx context.Context, g Guest, id int64) (Mine, error) {
	doing := fmt.Sprintf("run %d", id)
	if err := s.isGuest(g); err != nil {
		return Mine{}, in(doing, err)
	}
	var row runRow
	err := s.read(ctx).
		Take(&row, "id = ? AND "+hasRun+" AND expires_at > ?", id, g.all, g.all, millis(s.now())).Error
	if err != nil {
		return Mine{}, in(doing, err)
	}
	return g.mine(row), nil
}

// AnyRun lets the operator of the server read any guest's run, even an expired
// one.
func (s *Store) AnyRun(ctx context.Context, by Operator, id int64) (Reading, error) {
	if by.of != s {
		return Reading{}, in(fmt.Sprintf("run %d", id), ErrNobody)
	}
	var row runRow
	if err := s.read(ctx).Take(&row, "id = ?", id).Error; err != nil {
		return Reading{}, in(fmt.Sprintf("run %d", id), err)
	}
	return Reading{run: row.run(), expired: true}, nil
}

// RunsOf returns a guest's runs, newest first.
func (s *Store) RunsOf(ctx context.Context, g Guest) ([]Mine, error) {
	doing := fmt.Sprintf("runs of guest %d", g.id)
	if err := s.isGuest(g); err != nil {
		return nil, in(doing, err)
	}
	var rows []runRow
	err := s.read(ctx).Where(hasRun+" AND expires_at > ?", g.all, g.all, millis(s.now())).
		Order("id DESC").Find(&rows).Error
	if err != nil {
		return nil, in(doing, err)
	}
	runs := make([]Mine, len(rows))
	for i, row := range rows {
		runs[i] = g.mine(row)
	}
	return runs, nil
}

// CountRuns returns how many runs of a guest are in the database, including
// expired ones.
func (s *Store) CountRuns(ctx context.Context, g Guest) (int, error) {
	doing := fmt.Sprintf("runs of guest %d", g.id)
	if err := s.isGuest(g); err != nil {
		return 0, in(doing, err)
	}
	var n int64
	err := s.read(ctx).Model(&runRow{}).Where(hasRun, g.all, g.all).Count(&n).Error
	return int(n), in(doing, err)
}

// DeleteRun deletes a run with its decisions, words, share and record; of a run that a
// partner has too, it deletes what is m's own, and the partner keeps it. If it counted for an
// assignment, the attempt stays used.
func (s *Store) DeleteRun(ctx context.Context, m Mine) error {
	doing := fmt.Sprintf("delete run %d", m.run.ID)
	if err := s.IsMine(m); err != nil {
		return in(doing, err)
	}
	err := s.write(ctx, func(tx *gorm.DB) error {
		own := []int64{m.guest}
		if err := firstError(runsGo(tx, "id = ?", m.run.ID), keepAttempts(tx, own, "id = ?", m.run.ID)); err != nil {
			return err
		}
		if left, err := leavePairs(tx, own, "id = ?", m.run.ID); err != nil || left > 0 {
			return err
		}
		deleted := tx.Where("id = ? AND guest_id = ?", m.run.ID, m.guest).Delete(&runRow{})
		if deleted.Error == nil && deleted.RowsAffected == 0 {
			return ErrNotFound
		}
		return deleted.Error
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(doing, err)
}

// DeleteRuns deletes all of a guest's runs with everything that belongs to them, as
// DeleteRun does. The guest stays.
func (s *Store) DeleteRuns(ctx context.Context, g Guest) error {
	doing := fmt.Sprintf("delete runs of guest %d", g.id)
	if err := s.isGuest(g); err != nil {
		return in(doing, err)
	}
	err := s.write(ctx, func(tx *gorm.DB) error {
		return firstError(
			runsGo(tx, hasRun, g.all, g.all),
			keepAttempts(tx, g.all, hasRun, g.all, g.all),
			leaveAllPairs(tx, g.all),
			tx.Where("guest_id IN ?", g.all).Delete(&runRow{}).Error)
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(doing, err)
}

// DeleteExpired deletes the runs, guests and classes that have expired by now,
// all runs of the expired guests, marks that are over, counts whose spans have ended, sessions and
// invitations that have, cursors of those who have gone, and what is
// left of drafts that were deleted. It returns how many runs, guests, classes and
// students' marks were deleted. The
// caller must have reason to trust now: a wrong clock would delete too much.
//
// It uses many small transactions, so that no decision has to wait long behind
// it. If it fails halfway, the next call continues. While another process is
// deleting on the same server, it deletes nothing.
func (s *Store) DeleteExpired(ctx context.Context, by Operator, now time.Time) (int, error) {
	const doing = "delete what has expired"
	if by.of != s {
		return 0, in(doing, ErrNobody)
	}
	if err := s.leaveExpiredPairs(ctx, millis(now)); err != nil {
		return 0, in(doing, err)
	}
	total := 0
	for _, some := range []func() (int, error){
		func() (int, error) { return s.deleteSomeExpired(ctx, millis(now)) },
		func() (int, error) { return s.deleteSomeMarks(ctx, now) },
	} {
		for n, err := some(); n > 0 || err != nil; n, err = some() {
			if total += n; err != nil {
				return total, in(doing, err)
			}
		}
	}
	if err := firstError(s.deleteCounts(ctx, millis(now)), s.deleteSignIns(ctx, millis(now)), s.deleteCursors(ctx, millis(now)), s.DeleteDrafts(ctx), s.write(ctx, deleteChores), s.deleteDerived(ctx, now)); err != nil {
		return total, in(doing, err)
	}
	s.forget(ctx) // also overwrites what earlier erasures couldn't
	return total, nil
}

// deleteSomeExpired deletes a few rows. It begins with runs, and deletes guests
// only when none of their runs are left, so that no deletion cascades far.
func (s *Store) deleteSomeExpired(ctx context.Context, now int64) (int, error) {
	deleted := NewTold[int]()
	err := s.write(ctx, func(tx *gorm.DB) error {
		if alone, err := database.TryKey(tx, lockDeleting); err != nil || !alone {
			deleted.Is(0)
			return err
		}
		expired := tx.Model(&guestRow{}).Select("id").Where("expires_at <= ?", now)
		n, err := s.deleteRunsOver(tx, tx.Where("expires_at <= ? OR guest_id IN (?)", now, expired))
		if err == nil && n == 0 {
			n, err = deleteSome(tx, &guestRow{}, tx.Where("expires_at <= ?", now))
		}
		if err == nil && n == 0 {
			n, err = deleteSome(tx, &classRow{}, tx.Where("expires_at <= ?", now))
		}
		deleted.Is(n)
		return err
	})
	if err != nil {
		return 0, err
	}
	return <-deleted, nil
}

// deleteRunsOver deletes a few runs whose time is over. The audit logs say how many of them
// were for an organisation's assignments.
func (s *Store) deleteRunsOver(tx, over *gorm.DB) (int, error) {
	ids, err := someOf(tx, &runRow{}, over)
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	if err := auditGone(tx, ids, s.now()); err != nil {
		return 0, err
	}
	return deleteThese(tx, &runRow{}, over, ids)
}

func deleteSome(tx *gorm.DB, model any, which *gorm.DB) (int, error) {
	ids, err := someOf(tx, model, which)
	if err != nil {
		return 0, err
	}
	return deleteThese(tx, model, which, ids)
}

func someOf(tx *gorm.DB, model any, which *gorm.DB) (ids []int64, err error) {
	// It keeps each transaction to a few milliseconds: an ended run with its record can take
	// up a megabyte, all of which is overwritten.
	const deletedTogether = 8 // rows
	err = tx.Model(model).Where(which).Order("id").Limit(deletedTogether).Pluck("id", &ids).Error
	return ids, err
}

func deleteThese(tx *gorm.DB, model any, which *gorm.DB, ids []int64) (int, error) {
	if len(ids) == 0 {
		return 0, nil
	}
	err := error(nil)
	switch model.(type) {
	case *runRow:
		err = runsGo(tx, "id IN ?", ids)
	case *classRow:
		err = lockRuns(tx, "class_id IN ?", ids)
	}
	if err != nil {
		return 0, err
	}
	// The condition again: since the ids were read, one may have been extended.
	deleted := tx.Where("id IN ?", ids).Where(which).Delete(model)
	return int(deleted.RowsAffected), deleted.Error
}
