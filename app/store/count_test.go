package store_test

import (
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"caseload/app/store"
)

func counted(who string, after time.Duration) store.Counted {
	return store.Counted{What: "wrong codes", Who: who, Ends: today.Add(after)}
}

func counts(t *testing.T, s *store.Store, of store.Counted, wanted int) {
	t.Helper()
	if n := must(s.Count(ctx, of))(t); n != wanted {
		t.Errorf("%v was counted %d times, not %d", of, n, wanted)
	}
}

// All who have a database open count together, by what, who and when.
func TestServersCountTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "caseload.db")
	here, there := openStore(t, path), openStore(t, path)
	one, two, later := counted("10.0.0.1", time.Hour), counted("10.0.0.2", time.Hour), counted("10.0.0.1", 2*time.Hour)
	counts(t, here, one, 0)
	var all sync.WaitGroup
	for _, s := range []*store.Store{here, there} {
		all.Go(func() {
			for range 20 {
				if err := s.AddCounts(ctx, map[store.Counted]int{one: 2, two: 1, counted("10.0.0.3", time.Hour): 1}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	for _, s := range []*store.Store{here, there} {
		counts(t, s, one, 80)
		counts(t, s, two, 40)
		counts(t, s, later, 0)
		counts(t, s, store.Counted{What: "other", Who: one.Who, Ends: one.Ends}, 0)
	}
	check(t, there.ForgetCount(ctx, one))
	counts(t, here, one, 0)
	counts(t, here, two, 40)
}

// Nobody's address is kept, and nothing at all once the day is over.
func TestCountsAreForgotten(t *testing.T) {
	s := newStore(t)
	early, late := counted("203.0.113.77", time.Hour), counted("203.0.113.77", 12*time.Hour)
	check(t, s.AddCounts(ctx, map[store.Counted]int{early: 1, late: 1}))
	kept := strings.Join(must(s.CountRows())(t), "\n")
	if strings.Contains(kept, "203.0") || strings.Count(kept, "wrong codes") != 2 || strings.Count(kept, "secret") != 1 {
		t.Errorf("kept is\n%s", kept)
	}
	must(s.DeleteExpired(ctx, s.Operator(), early.Ends))(t)
	counts(t, s, early, 0)
	counts(t, s, late, 1)
	must(s.DeleteExpired(ctx, s.Operator(), today.Add(24*time.Hour)))(t)
	if kept := must(s.CountRows())(t); len(kept) > 0 {
		t.Errorf("after the day there is\n%s", strings.Join(kept, "\n"))
	}
}

// However many addresses somebody comes from, the table stays small, and what is
// counted already goes on.
func TestCountsAreBounded(t *testing.T) {
	store.SetMaxCounts(t, 2_500)
	s := newStore(t)
	known := counted("known", time.Hour)
	check(t, s.AddCounts(ctx, map[store.Counted]int{known: 1}))
	check(t, s.FillCounts(2_499, known.Ends))
	check(t, s.AddCounts(ctx, map[store.Counted]int{known: 1, counted("one more", time.Hour): 1}))
	counts(t, s, known, 2)
	counts(t, s, counted("one more", time.Hour), 0)
	must(s.DeleteExpired(ctx, s.Operator(), known.Ends))(t)
	counts(t, s, known, 0)
}
