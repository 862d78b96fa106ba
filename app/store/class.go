package store

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// Class is a lesson in which many guests play the same version. Students join it
// with its code; the lecturer also needs its secret. It is known which runs
// belong to a class, but nothing in it names a person.
type Class struct {
	ID        int64
	Code      string
	Exercise  // its clock is started later
	EndsAt    *time.Time
	Locked    bool  // whether nobody else can join
	Changed   int64 // grows whenever an answer that was kept goes or is shown
	CreatedAt time.Time
	ExpiresAt time.Time
}

type classRow struct {
	ID         int64 `gorm:"primaryKey"`
	Code       string
	SecretHash []byte
	Version    string
	Employer   string
	Terms      string
	Luck       string
	Minutes    int
	EndsAt     *int64
	Locked     bool
	Changed    int64
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
	ExpiresAt  int64
}

func (classRow) TableName() string { return "classes" }

func (r classRow) class() Class {
	c := Class{
		ID: r.ID, Code: r.Code, Locked: r.Locked, Changed: r.Changed,
		Exercise:  Exercise{r.Version, r.Employer, []byte(r.Terms), []byte(r.Luck), r.Minutes},
		CreatedAt: fromMillis(r.CreatedAt), ExpiresAt: fromMillis(r.ExpiresAt),
	}
	if r.EndsAt != nil {
		ends := fromMillis(*r.EndsAt)
		c.EndsAt = &ends
	}
	return c
}

// NewClass stores a new class and returns the lecturer's proof of it. Of the
// lecturer's secret only the SHA-256, secretHash, is stored. The ID, EndsAt,
// Locked, Changed and CreatedAt of c are ignored. If another class has the code, the error is
// ErrTaken; if the version isn't in the database, it is ErrNotFound.
func (s *Store) NewClass(ctx context.Context, c Class, secretHash []byte) (Led, error) {
	err := firstError(
		isHash(secretHash),
		TextWithin("a class's code", c.Code, MaxCode),
		c.Exercise.check())
	if err != nil {
		return Led{}, in("new class", err)
	}
	row := &classRow{
		Code: c.Code, SecretHash: cloned(secretHash), Version: c.Version, Employer: c.Employer,
		Terms: string(c.Terms), Luck: string(c.Luck), Minutes: c.Minutes,
		CreatedAt: millis(s.now()), ExpiresAt: millis(c.ExpiresAt),
	}
	err = s.write(ctx, func(tx *gorm.DB) error {
		if err := notWithdrawn(tx, c.Version, true); err != nil {
			return err
		}
		err := tx.Create(row).Error
		switch {
		case errors.Is(err, gorm.ErrDuplicatedKey):
			return ErrTaken
		case errors.Is(err, gorm.ErrForeignKeyViolated):
			return fmt.Errorf("version %s: %w", c.Version, ErrNotFound)
		}
		return err
	})
	if err != nil {
		return Led{}, in("new class", err)
	}
	return Led{row.class(), true}, nil
}

// Join looks a class up by its code. The error is ErrNotFound whether the class
// has expired or never existed.
func (s *Store) Join(ctx context.Context, code string) (Joined, error) {
	row, err := s.class(ctx, "code = ?", code)
	return Joined{row.class()}, err
}

// Lead looks a class up by its code and checks the hash of its lecturer's secret.
// The error is ErrNotFound whether the secret is wrong or there is no such class.
func (s *Store) Lead(ctx context.Context, code string, secretHash []byte) (Led, error) {
	row, err := s.class(ctx, "code = ?", code)
	if err == nil && subtle.ConstantTimeCompare(secretHash, row.SecretHash) != 1 {
		err = in("class", ErrNotFound)
	}
	if err != nil {
		return Led{}, err
	}
	return Led{row.class(), true}, nil
}

// ClassOf returns the class that a run belongs to, or ErrNotFound if it belongs
// to none.
func (s *Store) ClassOf(ctx context.Context, m Mine) (Class, error) {
	if err := s.IsMine(m); err != nil {
		return Class{}, in("class", err)
	}
	row, err := s.class(ctx, "id = ?", m.run.Class)
	return row.class(), err
}

func (s *Store) class(ctx context.Context, which string, value any) (classRow, error) {
	var row classRow
	if code, ok := value.(string); ok && !isText(code) {
		return row, in("class", ErrNotFound)
	}
	err := s.read(ctx).Where(which, value).Where("expires_at > ?", millis(s.now())).Take(&row).Error
	return row, in("class", err)
}

// SetClassEnd sets the time at which play in a class ends; nil removes it. If the
// class has been deleted, the error is ErrNotFound.
func (s *Store) SetClassEnd(ctx context.Context, l Led, ends *time.Time) error {
	var at *int64
	if ends != nil {
		ms := millis(*ends)
		at = &ms
	}
	return s.updateClass(ctx, l, "ends_at", at)
}

// LockClass decides whether new runs can be begun in a class. Those that are in it
// go on either way. If the class has been deleted, the error is ErrNotFound.
func (s *Store) LockClass(ctx context.Context, l Led, locked bool) error {
	return s.updateClass(ctx, l, "locked", locked)
}

func (s *Store) updateClass(ctx context.Context, l Led, column string, value any) error {
	id := l.class.ID
	doing := fmt.Sprintf("%s of class %d", column, id)
	if err := s.leads(l); err != nil {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		updated := tx.Model(&classRow{}).Where("id = ?", id).Update(column, value)
		if updated.Error == nil && updated.RowsAffected == 0 {
			return ErrNotFound
		}
		return updated.Error
	}))
}

// DeleteClass deletes a class. Its runs are kept for their guests, without any
// trace of the class they were in.
func (s *Store) DeleteClass(ctx context.Context, l Led) error {
	id := l.class.ID
	if err := s.leads(l); err != nil {
		return in(fmt.Sprintf("delete class %d", id), err)
	}
	err := s.write(ctx, func(tx *gorm.DB) error {
		if err := lockRuns(tx, "class_id = ?", id); err != nil {
			return err
		}
		deleted := tx.Where("id = ?", id).Delete(&classRow{})
		if deleted.Error == nil && deleted.RowsAffected == 0 {
			return ErrNotFound
		}
		return deleted.Error
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(fmt.Sprintf("delete class %d", id), err)
}

// RunInClass returns the run that a guest has in a class, or ErrNotFound.
func (s *Store) RunInClass(ctx context.Context, g Guest, j Joined) (Mine, error) {
	var row runRow
	err := firstError(s.isGuest(g), s.joined(j))
	if err == nil {
		err = s.read(ctx).Order("id").Take(&row, "class_id = ? AND guest_id IN ? AND expires_at > ?", j.class.ID, g.all, millis(s.now())).Error
	}
	if err != nil {
		return Mine{}, in(fmt.Sprintf("run in class %d", j.class.ID), err)
	}
	return g.mine(row), nil
}

// ClassSize returns how many runs a class has and how many of them have ended,
// without those that have been set aside.
func (s *Store) ClassSize(ctx context.Context, l Led) (begun, ended int, err error) {
	var n struct{ Begun, Ended int }
	if err = s.leads(l); err == nil {
		err = s.read(ctx).Model(&runRow{}).Select("COUNT(*) AS begun, COUNT(ended_at) AS ended").
			Where("class_id = ? AND NOT aside", l.class.ID).Scan(&n).Error
	}
	return n.Begun, n.Ended, in(fmt.Sprintf("size of class %d", l.class.ID), err)
}

// ClassRun returns one run of a class, or ErrNotFound.
func (s *Store) ClassRun(ctx context.Context, l Led, id int64) (Reading, error) {
	var row runRow
	err := s.leads(l)
	if err == nil {
		err = s.read(ctx).Take(&row, "id = ? AND class_id = ? AND expires_at > ?", id, l.class.ID, millis(s.now())).Error
	}
	if err != nil {
		return Reading{}, in(fmt.Sprintf("run %d of class %d", id, l.class.ID), err)
	}
	return Reading{run: row.run()}, nil
}

// TakeLonger adds to the minutes that a run may go on after its class has ended,
// unless their sum would exceed most. In that case, or if the run is in no class,
// nothing changes and no error is returned.
func (s *Store) TakeLonger(ctx context.Context, m Mine, minutes, most int) error {
	doing := fmt.Sprintf("longer for run %d", m.run.ID)
	if err := s.IsMine(m); err != nil {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		return tx.Model(&runRow{}).Where("id = ? AND class_id IS NOT NULL AND extra + ? <= ?", m.run.ID, minutes, most).
			Update("extra", gorm.Expr("extra + ?", minutes)).Error
	}))
}

// roomInClass checks whether a guest can begin a run in a class. It returns a
// not-found error if the class has gone, ErrTaken if the guest already has a run
// in it, ErrLocked if its lecturer has locked it, and ErrFull if it already has
// most runs.
func roomInClass(tx *gorm.DB, class int64, guests []int64, most int, now time.Time) error {
	if err := lockClass(tx, class); err != nil {
		return err
	}
	var row classRow
	if err := tx.Select("id", "locked").Take(&row, "id = ? AND expires_at > ?", class, millis(now)).Error; err != nil {
		return err
	}
	var all, own int64
	err := tx.Model(&runRow{}).Where("class_id = ?", class).Count(&all).Error
	if err == nil {
		err = tx.Model(&runRow{}).Where("class_id = ? AND guest_id IN ?", class, guests).Count(&own).Error
	}
	switch {
	case err != nil:
		return err
	case own > 0:
		return ErrTaken
	case row.Locked:
		return ErrLocked
	case all >= int64(most):
		return ErrFull
	}
	return nil
}
