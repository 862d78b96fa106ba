package store_test

import (
	"testing"
	"time"

	"caseload/app/store"
)

func TestExpiredCountsWhatWouldBeDeleted(t *testing.T) {
	s := newStore(t)
	if newest := must(s.Newest(ctx, s.Operator()))(t); !newest.IsZero() {
		t.Errorf("the newest row of an empty database is from %v", newest)
	}
	g := newGuest(t, s, "one")
	newRun(t, s, g)
	newRun(t, s, g)
	if newest := must(s.Newest(ctx, s.Operator()))(t); !newest.Equal(today) {
		t.Errorf("the newest row is from %v, not %v", newest, today)
	}
	if e := must(s.Expired(ctx, s.Operator(), later.Add(-time.Millisecond)))(t); e != (store.Expired{}) {
		t.Errorf("too early: %+v", e)
	}
	if e := must(s.Expired(ctx, s.Operator(), later))(t); e != (store.Expired{Runs: 2, Guests: 1}) {
		t.Errorf("found %+v", e)
	}
	if n := must(s.DeleteExpired(ctx, s.Operator(), later))(t); n != 3 {
		t.Errorf("%d were deleted, not 3", n)
	}
}
