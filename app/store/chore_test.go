package store_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/storetest"
)

func take(t testing.TB, s *store.Store, kind string) store.Chore {
	t.Helper()
	return must(s.TakeChore(ctx, s.Operator(), kind, time.Minute, 3))(t)
}

func noneIsDue(t testing.TB, s *store.Store, kind string) {
	t.Helper()
	_, err := s.TakeChore(ctx, s.Operator(), kind, time.Minute, 3)
	mustBe(t, err, store.ErrNotFound)
}

func TestAChoreIsTakenByOneAndStruckOff(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	one, two := openStore(t, path), openStore(t, path)
	noneIsDue(t, one, "sweep")
	for range 2 { // asked for twice, there once
		check(t, one.AddChore(ctx, one.Operator(), "sweep", "yard"))
	}
	noneIsDue(t, one, "dust")
	c := take(t, two, "sweep")
	if c.Kind != "sweep" || c.Key != "yard" || c.Attempts != 1 {
		t.Errorf("took %+v", c)
	}
	noneIsDue(t, one, "sweep")
	check(t, two.RenewLease(ctx, c, time.Minute))
	check(t, two.ChoreDone(ctx, c))
	noneIsDue(t, one, "sweep")
	mustBe(t, two.ChoreDone(ctx, c), store.ErrNotFound)
	mustBe(t, two.RenewLease(ctx, c, time.Minute), store.ErrNotFound)
	mustBe(t, two.PutOffChore(ctx, c, 0, 0, ""), store.ErrNotFound)
}

// A lease that has run out lets another process take the chore, and the first one can
// change nothing about it any longer.
func TestALeaseRunsOut(t *testing.T) {
	s := newStore(t)
	check(t, s.AddChore(ctx, s.Operator(), "sweep", ""))
	first := must(s.TakeChore(ctx, s.Operator(), "sweep", time.Millisecond, 3))(t)
	time.Sleep(3 * time.Millisecond)
	second := take(t, s, "sweep")
	if second.Attempts != 2 {
		t.Errorf("it was begun %d times, not twice", second.Attempts)
	}
	mustBe(t, s.RenewLease(ctx, first, time.Minute), store.ErrNotFound)
	mustBe(t, s.PutOffChore(ctx, first, 0, 0, ""), store.ErrNotFound)
	mustBe(t, s.ChoreDone(ctx, first), store.ErrNotFound)
	noneIsDue(t, s, "sweep")
	check(t, s.ChoreDone(ctx, second))
}

func TestAChoreThatFailsIsLeftAloneInTheEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s := openStore(t, path)
	check(t, s.AddChore(ctx, s.Operator(), "sweep", "yard"))
	for attempts := 1; attempts <= 3; attempts++ {
		c := take(t, s, "sweep")
		if c.Attempts != attempts {
			t.Errorf("it was begun %d times, not %d", c.Attempts, attempts)
		}
		check(t, s.PutOffChore(ctx, c, 0, c.Attempts, "the broom\x00 is \xff broken"))
	}
	noneIsDue(t, s, "sweep")
	var why string
	check(t, storetest.AsAnother(t, path).QueryRow("SELECT error FROM chores").Scan(&why))
	if why != "the broom is  broken" {
		t.Errorf("what went wrong is %q", why)
	}
	c := must(s.TakeChore(ctx, s.Operator(), "sweep", time.Minute, 0))(t) // as often as one likes
	check(t, s.PutOffChore(ctx, c, time.Hour, 0, ""))
	noneIsDue(t, s, "sweep") // not yet
}

// What is due in years, or leased for years, was written by a clock that was wrong.
func TestAClockThatWasSetBackStopsNoChore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s, other := openStore(t, path), storetest.AsAnother(t, path)
	check(t, s.AddChore(ctx, s.Operator(), "sweep", ""))
	must(other.Exec("UPDATE chores SET due_at = ?", time.Now().Add(400*24*time.Hour).UnixMilli()))(t)
	take(t, s, "sweep")
	noneIsDue(t, s, "sweep")
	must(other.Exec("UPDATE chores SET leased_until = ?", time.Now().Add(400*24*time.Hour).UnixMilli()))(t)
	check(t, s.ChoreDone(ctx, take(t, s, "sweep")))
}

// The decision that ends a run asks for its record, in the same transaction; the record
// strikes it off, whoever makes it, and so does deleting the run.
func TestTheRecordOfARunThatEndsIsAskedForOnce(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	run, other, deleted := newRun(t, s, g), newRun(t, s, g), newRun(t, s, g)
	play(t, s, run, 1)
	noneIsDue(t, s, store.ChoreRecord)
	mustBe(t, s.Append(ctx, run, decision(run.ID(), 3), nil, true), store.ErrOutOfTurn)
	noneIsDue(t, s, store.ChoreRecord)
	for _, ends := range []store.Mine{other, deleted} {
		check(t, s.Append(ctx, ends, decision(ends.ID(), 1), nil, true))
	}
	check(t, s.Append(ctx, run, decision(run.ID(), 2), nil, true))
	mustBe(t, s.Append(ctx, run, decision(run.ID(), 2), nil, true), store.ErrTaken)

	c := take(t, s, store.ChoreRecord)
	check(t, s.KeepRecord(ctx, must(s.MineOf(ctx, other.ID()))(t).Reading(), [][]byte{{}}, []byte("{}")))
	check(t, s.DeleteRun(ctx, deleted))
	must(s.DeleteExpired(ctx, s.Operator(), clock()))(t)
	if c.Key == fmt.Sprint(run.ID()) {
		check(t, s.PutOffChore(ctx, c, 0, 0, ""))
	}
	if c := take(t, s, store.ChoreRecord); c.Key != fmt.Sprint(run.ID()) {
		t.Errorf("asked for the record of run %s", c.Key)
	}
	noneIsDue(t, s, store.ChoreRecord)
}

// However many take at once, each chore goes to one of them.
func TestChoresGoToOneEach(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	stores := []*store.Store{openStore(t, path), openStore(t, path)}
	const chores = 40
	for i := range chores {
		check(t, stores[0].AddChore(ctx, stores[0].Operator(), "sweep", fmt.Sprint(i)))
	}
	var all sync.WaitGroup
	var mu sync.Mutex
	taken := map[string]int{}
	for i := range 6 {
		s := stores[i%2]
		all.Go(func() {
			for misses := 0; misses < 3; {
				c, err := s.TakeChore(ctx, s.Operator(), "sweep", time.Minute, 0)
				if errors.Is(err, store.ErrNotFound) {
					misses++ // the others may have been quicker with all that were looked at
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				taken[c.Key]++
				mu.Unlock()
			}
		})
	}
	all.Wait()
	for key, n := range taken {
		if n != 1 {
			t.Errorf("chore %s was taken %d times", key, n)
		}
	}
	if len(taken) != chores {
		t.Errorf("%d of %d chores were taken", len(taken), chores)
	}
}

// Runs that ended before there were chores get their records, too.
func TestRunsOfAnEarlierProgramGetTheirRecords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s, other := openStore(t, path), storetest.AsAnother(t, path)
	g := newGuest(t, s, "one")
	open, ended, kept := newRun(t, s, g), newRun(t, s, g), newRun(t, s, g)
	play(t, s, open, 1)
	for _, ends := range []store.Mine{ended, kept} {
		check(t, s.Append(ctx, ends, decision(ends.ID(), 1), nil, true))
	}
	check(t, s.KeepRecord(ctx, kept.Reading(), [][]byte{{}}, []byte("{}")))
	must(other.Exec("DROP TABLE chores"))(t)
	must(other.Exec("DELETE FROM migrations WHERE id LIKE '%-chores'"))(t)
	check(t, s.Close())
	s = openStore(t, path)
	if c := take(t, s, store.ChoreRecord); c.Key != fmt.Sprint(ended.ID()) {
		t.Errorf("asked for the record of run %s", c.Key)
	}
	noneIsDue(t, s, store.ChoreRecord)
}
