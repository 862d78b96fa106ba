package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// Run is a play that somebody is playing or has played; its decisions are in the
// log.
type Run struct {
	ID        int64
	GuestID   int64
	Version   string // a kept version's digest
	Terms     []byte // JSON
	Luck      []byte // JSON
	CreatedAt time.Time
	ExpiresAt time.Time
	EndedAt   *time.Time // nil while it can be decided in
	Class     int64      // the class it is played in; 0: none
	Extra     int        // minutes taken beyond the class's end
	Parent    int64      // the run that it was forked from; 0: none, or it has been deleted
	Forked    int        // the turn from which it is its own; 0: it is no fork
}

type runRow struct {
	ID        int64 `gorm:"primaryKey"`
	GuestID   int64
	Version   string
	Terms     string
	Luck      string
	CreatedAt int64 `gorm:"autoCreateTime:false"`
	ExpiresAt int64
	EndedAt   *int64
	ClassID   *int64
	Extra     int
	ParentID  *int64
	Forked    int
}

func (runRow) TableName() string { return "runs" }

func (r runRow) run() Run {
	run := Run{
		ID: r.ID, GuestID: r.GuestID, Version: r.Version,
		Terms: []byte(r.Terms), Luck: []byte(r.Luck),
		CreatedAt: fromMillis(r.CreatedAt), ExpiresAt: fromMillis(r.ExpiresAt), Extra: r.Extra, Forked: r.Forked,
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

// NewRun keeps a new run and returns it with its number; ID, EndedAt and Extra
// are not the caller's to set. A guest or a class that has expired by CreatedAt,
// or a version that isn't kept, is ErrNotFound; a class in which the guest has a
// run already is ErrTaken.
//
// One with Forked set is a fork of its Parent (fork.go). A parent that isn't the
// guest's, has expired, or hasn't decided every turn before Forked is ErrNotFound.
func (s *Store) NewRun(ctx context.Context, r Run) (Run, error) {
	err := firstError(
		within("terms", len(r.Terms), MaxTerms),
		within("luck", len(r.Luck), MaxTerms))
	if err != nil {
		return Run{}, in("new run", err)
	}
	row := &runRow{
		GuestID: r.GuestID, Version: r.Version, Terms: string(r.Terms), Luck: string(r.Luck),
		CreatedAt: millis(r.CreatedAt), ExpiresAt: millis(r.ExpiresAt), Forked: r.Forked,
	}
	if r.Parent != 0 {
		row.ParentID = &r.Parent
	}
	if r.Class != 0 {
		row.ClassID = &r.Class
	}
	err = s.write.do(ctx, func(tx *gorm.DB) error {
		if err := requireGuest(tx, r.GuestID, r.CreatedAt); err != nil {
			return err
		}
		if err := requireClass(tx, r.Class, r.CreatedAt); err != nil {
			return err
		}
		log, err := parentLog(tx, r)
		if err != nil {
			return err
		}
		err = tx.Create(row).Error
		switch {
		case errors.Is(err, gorm.ErrForeignKeyViolated):
			return fmt.Errorf("version %s: %w", r.Version, ErrNotFound)
		case errors.Is(err, gorm.ErrDuplicatedKey):
			return ErrTaken
		case err != nil:
			return err
		}
		return copyLog(tx, row.ID, log)
	})
	if err != nil {
		return Run{}, in("new run", err)
	}
	return row.run(), nil
}

// Run returns a run to the guest whose it is. Somebody else's, an expired one and
// one that never was are the same ErrNotFound.
func (s *Store) Run(ctx context.Context, guest, id int64, now time.Time) (Run, error) {
	var row runRow
	err := s.read(ctx).
		Take(&row, "id = ? AND guest_id = ? AND expires_at > ?", id, guest, millis(now)).Error
	if err != nil {
		return Run{}, in(fmt.Sprintf("run %d", id), err)
	}
	return row.run(), nil
}

// AnyRun returns a run whoever's it is, expired or not. It is for the command
// line, where whoever can read the file may replay what is in it; a page asks
// [Store.Run].
func (s *Store) AnyRun(ctx context.Context, id int64) (Run, error) {
	var row runRow
	if err := s.read(ctx).Take(&row, "id = ?", id).Error; err != nil {
		return Run{}, in(fmt.Sprintf("run %d", id), err)
	}
	return row.run(), nil
}

// RunsOf lists a guest's runs, newest first.
func (s *Store) RunsOf(ctx context.Context, guest int64, now time.Time) ([]Run, error) {
	var rows []runRow
	err := s.read(ctx).Where("guest_id = ? AND expires_at > ?", guest, millis(now)).
		Order("id DESC").Find(&rows).Error
	if err != nil {
		return nil, in(fmt.Sprintf("runs of guest %d", guest), err)
	}
	runs := make([]Run, len(rows))
	for i, row := range rows {
		runs[i] = row.run()
	}
	return runs, nil
}

// DeleteRun deletes a guest's run with its decisions, words and record. Somebody
// else's is ErrNotFound.
func (s *Store) DeleteRun(ctx context.Context, guest, id int64) error {
	err := s.write.do(ctx, func(tx *gorm.DB) error {
		deleted := tx.Where("id = ? AND guest_id = ?", id, guest).Delete(&runRow{})
		if deleted.Error == nil && deleted.RowsAffected == 0 {
			return ErrNotFound
		}
		return deleted.Error
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(fmt.Sprintf("delete run %d", id), err)
}

// DeleteRuns deletes all of a guest's runs with all that belongs to them. The
// guest stays.
func (s *Store) DeleteRuns(ctx context.Context, guest int64) error {
	err := s.write.do(ctx, func(tx *gorm.DB) error {
		return tx.Where("guest_id = ?", guest).Delete(&runRow{}).Error
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(fmt.Sprintf("delete runs of guest %d", guest), err)
}

// deletedTogether keeps each transaction of DeleteExpired to some milliseconds:
// an ended run with its record can be a megabyte, which is overwritten.
const deletedTogether = 8

// DeleteExpired deletes the runs that have expired by now, the guests that have
// and the runs of those, and the classes that have. It says how many runs, guests
// and classes went.
//
// It is many small transactions, so that nobody's decision waits behind it; when
// it fails halfway, the next call goes on.
func (s *Store) DeleteExpired(ctx context.Context, now time.Time) (int, error) {
	total := 0
	for {
		n, err := s.deleteSomeExpired(ctx, millis(now))
		total += n
		if err != nil {
			return total, in("delete what has expired", err)
		}
		if n == 0 {
			break
		}
	}
	s.forget(ctx) // also what an erasure before couldn't
	return total, nil
}

// deleteSomeExpired takes runs first, and guests only when no run of theirs is
// left, so that no cascade is long.
func (s *Store) deleteSomeExpired(ctx context.Context, now int64) (int, error) {
	deleted := make(chan int, 1) // not a shared variable: the caller may have left
	err := s.write.do(ctx, func(tx *gorm.DB) error {
		expired := tx.Model(&guestRow{}).Select("id").Where("expires_at <= ?", now)
		n, err := deleteSome(tx, &runRow{}, tx.Where("expires_at <= ? OR guest_id IN (?)", now, expired))
		if err == nil && n == 0 {
			n, err = deleteSome(tx, &guestRow{}, tx.Where("expires_at <= ?", now))
		}
		if err == nil && n == 0 {
			n, err = deleteSome(tx, &classRow{}, tx.Where("expires_at <= ?", now))
		}
		deleted <- n
		return err
	})
	if err != nil {
		return 0, err
	}
	return <-deleted, nil
}

func deleteSome(tx *gorm.DB, model any, which *gorm.DB) (int, error) {
	var ids []int64
	err := tx.Model(model).Where(which).Order("id").Limit(deletedTogether).Pluck("id", &ids).Error
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	deleted := tx.Where("id IN ?", ids).Delete(model)
	return int(deleted.RowsAffected), deleted.Error
}
