package store

import (
	"context"
	"time"
)

// Expired holds the numbers of rows that [Store.DeleteExpired] would delete. It
// leaves out unexpired runs of guests who have expired, which would be deleted
// too.
type Expired struct {
	Runs, Guests, Classes int64
	Marked                int64 // students of assignments whose marks are over
}

// Expired counts the rows that have expired by now, without deleting any.
func (s *Store) Expired(ctx context.Context, by Operator, now time.Time) (e Expired, err error) {
	const doing = "count what has expired"
	if by.of != s {
		return Expired{}, in(doing, ErrNobody)
	}
	count := func(row any, n *int64) error {
		return s.read(ctx).Model(row).Where("expires_at <= ?", millis(now)).Count(n).Error
	}
	over, err := s.marksOver(s.read(ctx), now, 0)
	for _, of := range over {
		e.Marked += int64(of.Students)
	}
	return e, in(doing,
		firstError(err, count(&runRow{}, &e.Runs), count(&guestRow{}, &e.Guests), count(&classRow{}, &e.Classes)))
}

// Newest returns the latest time at which a guest was created or a run or class
// was begun, as the clock showed it then; or the zero time if there are none.
func (s *Store) Newest(ctx context.Context, by Operator) (time.Time, error) {
	const doing = "newest row"
	if by.of != s {
		return time.Time{}, in(doing, ErrNobody)
	}
	var newest int64
	for _, row := range []any{&guestRow{}, &runRow{}, &classRow{}} {
		var at []int64
		if err := s.read(ctx).Model(row).Order("id DESC").Limit(1).Pluck("created_at", &at).Error; err != nil {
			return time.Time{}, in(doing, err)
		}
		if len(at) > 0 {
			newest = max(newest, at[0])
		}
	}
	if newest == 0 {
		return time.Time{}, nil
	}
	return fromMillis(newest), nil
}
