package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// Class is a lesson in which many guests play the same version: its code is for
// the students, its secret for the lecturer. It knows which runs are in it, and
// holds nothing that names anybody.
type Class struct {
	ID         int64
	Code       string
	SecretHash []byte // SHA-256 of the lecturer's secret, which itself is never kept
	Version    string // a kept version's digest
	Employer   string // what the terms are called
	Terms      []byte // JSON, as in a run
	Luck       []byte // JSON, as in a run; "null" where every run draws its own
	Minutes    int    // of the live clock, when it is started; 0: none was asked for
	EndsAt     *time.Time
	CreatedAt  time.Time
	ExpiresAt  time.Time
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
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
	ExpiresAt  int64
}

func (classRow) TableName() string { return "classes" }

func (r classRow) class() Class {
	c := Class{
		ID: r.ID, Code: r.Code, SecretHash: r.SecretHash, Version: r.Version, Employer: r.Employer,
		Terms: []byte(r.Terms), Luck: []byte(r.Luck), Minutes: r.Minutes,
		CreatedAt: fromMillis(r.CreatedAt), ExpiresAt: fromMillis(r.ExpiresAt),
	}
	if r.EndsAt != nil {
		ends := fromMillis(*r.EndsAt)
		c.EndsAt = &ends
	}
	return c
}

// NewClass keeps a new class and returns it with its number; ID and EndsAt are
// not the caller's to set. A code that another class has is ErrTaken, a version
// that isn't kept ErrNotFound.
func (s *Store) NewClass(ctx context.Context, c Class) (Class, error) {
	if len(c.SecretHash) != sha256.Size {
		return Class{}, fmt.Errorf("new class: a secret's hash has %d bytes, not %d", sha256.Size, len(c.SecretHash))
	}
	err := firstError(
		within("a class's code", len(c.Code), MaxCode),
		within("an employer's name", len(c.Employer), MaxEmployer),
		within("terms", len(c.Terms), MaxTerms),
		within("luck", len(c.Luck), MaxTerms))
	if err != nil {
		return Class{}, in("new class", err)
	}
	row := &classRow{
		Code: c.Code, SecretHash: cloned(c.SecretHash), Version: c.Version, Employer: c.Employer,
		Terms: string(c.Terms), Luck: string(c.Luck), Minutes: c.Minutes,
		CreatedAt: millis(c.CreatedAt), ExpiresAt: millis(c.ExpiresAt),
	}
	err = s.write.do(ctx, func(tx *gorm.DB) error {
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
		return Class{}, in("new class", err)
	}
	return row.class(), nil
}

// ClassByCode returns the class with that code. One that has expired is
// ErrNotFound, like one that never was.
func (s *Store) ClassByCode(ctx context.Context, code string, now time.Time) (Class, error) {
	return s.class(ctx, now, "code = ?", code)
}

// Class returns a class by its number, as a run names it.
func (s *Store) Class(ctx context.Context, id int64, now time.Time) (Class, error) {
	return s.class(ctx, now, "id = ?", id)
}

func (s *Store) class(ctx context.Context, now time.Time, which string, value any) (Class, error) {
	var row classRow
	err := s.read(ctx).Where(which, value).Where("expires_at > ?", millis(now)).Take(&row).Error
	if err != nil {
		return Class{}, in("class", err)
	}
	return row.class(), nil
}

// SetClassEnd says when a class ends play; nil takes that back. A class that has
// gone is ErrNotFound.
func (s *Store) SetClassEnd(ctx context.Context, id int64, ends *time.Time) error {
	var at *int64
	if ends != nil {
		ms := millis(*ends)
		at = &ms
	}
	return in(fmt.Sprintf("end of class %d", id), s.write.do(ctx, func(tx *gorm.DB) error {
		updated := tx.Model(&classRow{}).Where("id = ?", id).Update("ends_at", at)
		if updated.Error == nil && updated.RowsAffected == 0 {
			return ErrNotFound
		}
		return updated.Error
	}))
}

// DeleteClass deletes a class. The runs in it stay their guests', and nothing
// says any longer that they were in it.
func (s *Store) DeleteClass(ctx context.Context, id int64) error {
	err := s.write.do(ctx, func(tx *gorm.DB) error {
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
func (s *Store) RunInClass(ctx context.Context, class, guest int64, now time.Time) (Run, error) {
	var row runRow
	err := s.read(ctx).Take(&row, "class_id = ? AND guest_id = ? AND expires_at > ?", class, guest, millis(now)).Error
	if err != nil {
		return Run{}, in(fmt.Sprintf("run in class %d", class), err)
	}
	return row.run(), nil
}

// ClassSize says how many runs a class has, and how many of them have ended.
func (s *Store) ClassSize(ctx context.Context, class int64) (begun, ended int, err error) {
	var n struct{ Begun, Ended int }
	err = s.read(ctx).Model(&runRow{}).Select("COUNT(*) AS begun, COUNT(ended_at) AS ended").
		Where("class_id = ?", class).Scan(&n).Error
	return n.Begun, n.Ended, in(fmt.Sprintf("size of class %d", class), err)
}

// ClassEnded returns a class's runs that have ended, in the order in which they
// did.
func (s *Store) ClassEnded(ctx context.Context, class int64, now time.Time) ([]Run, error) {
	var rows []runRow
	err := s.read(ctx).Where("class_id = ? AND ended_at IS NOT NULL AND expires_at > ?", class, millis(now)).
		Order("ended_at, id").Find(&rows).Error
	if err != nil {
		return nil, in(fmt.Sprintf("ended runs of class %d", class), err)
	}
	runs := make([]Run, len(rows))
	for i, row := range rows {
		runs[i] = row.run()
	}
	return runs, nil
}

// ClassDecisions returns, of all runs in a class, the decisions whose offer
// begins with one of the verbs and a colon: run by run, in turn order. It is one
// query, and has no digests.
func (s *Store) ClassDecisions(ctx context.Context, class int64, verbs ...string) ([]Decision, error) {
	begins := s.ro.Where("1 = 0")
	for _, verb := range verbs {
		begins = begins.Or("decisions.offer LIKE ?", verb+":%")
	}
	var rows []decisionRow
	err := s.read(ctx).Select("decisions.run_id", "decisions.turn", "decisions.offer", "decisions.with", "decisions.made_at").
		Joins("JOIN runs ON runs.id = decisions.run_id AND runs.class_id = ?", class).
		Where(begins).Order("decisions.run_id, decisions.turn").Find(&rows).Error
	if err != nil {
		return nil, in(fmt.Sprintf("decisions in class %d", class), err)
	}
	list := make([]Decision, len(rows))
	for i, row := range rows {
		list[i] = row.decision()
	}
	return list, nil
}

// TakeLonger adds minutes to what a guest's run takes beyond its class's end, as
// long as they don't come to more than most; beyond that, or where the run is in
// no class, nothing changes. Somebody else's run is ErrNotFound.
func (s *Store) TakeLonger(ctx context.Context, guest, id int64, minutes, most int, now time.Time) error {
	return in(fmt.Sprintf("longer for run %d", id), s.write.do(ctx, func(tx *gorm.DB) error {
		mine := tx.Model(&runRow{}).Where("id = ? AND guest_id = ? AND expires_at > ?", id, guest, millis(now)).
			Session(&gorm.Session{})
		if err := mine.Select("id").Take(&runRow{}).Error; err != nil {
			return err
		}
		return mine.Where("class_id IS NOT NULL AND extra + ? <= ?", minutes, most).Update("extra", gorm.Expr("extra + ?", minutes)).Error
	}))
}

// requireClass is about the class that a run is begun in; 0 is none.
func requireClass(tx *gorm.DB, class int64, now time.Time) error {
	if class == 0 {
		return nil
	}
	return tx.Select("id").Take(&classRow{}, "id = ? AND expires_at > ?", class, millis(now)).Error
}
