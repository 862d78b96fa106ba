package store_test

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"caseload/app/store"
	"caseload/app/store/storetest"

	"gorm.io/gorm"
)

// Two writes lock the same two rows, each first what the other wants next. The server
// undoes one of them, which is begun again after the other.
func TestWritesThatWaitForEachOtherInACircle(t *testing.T) {
	storetest.OnlyPostgres(t)
	s := newStore(t)
	g := newGuest(t, s, "one")
	runs := []store.Mine{newRun(t, s, g), newRun(t, s, g)}
	var both, all sync.WaitGroup
	both.Add(2)
	begun := make([]int, 2)
	for i := range 2 {
		all.Go(func() {
			err := s.Write(ctx, func(tx *gorm.DB) error {
				begun[i]++
				extend := func(run store.Mine) error {
					return tx.Exec("UPDATE runs SET extra = extra + 1 WHERE id = ?", run.ID()).Error
				}
				if err := tx.Exec("SET LOCAL deadlock_timeout = '20ms'").Error; err != nil {
					return err
				}
				if err := extend(runs[i]); err != nil {
					return err
				}
				if begun[i] == 1 {
					both.Done()
					both.Wait() // each has the row that the other wants
				}
				return extend(runs[1-i])
			})
			if err != nil {
				t.Errorf("write %d: %v", i, err)
			}
		})
	}
	all.Wait()
	if begun[0]+begun[1] < 3 {
		t.Error("nobody had to give way")
	}
	for _, run := range runs {
		if extra := must(s.MineOf(ctx, run.ID()))(t).Run().Extra; extra != 2 {
			t.Errorf("run %d was extended %d times, not twice", run.ID(), extra)
		}
	}
}

// A write that has to give way each time isn't kept, and one that is undone for another
// reason isn't begun again.
func TestAWriteGivesWaySoOften(t *testing.T) {
	storetest.OnlyPostgres(t)
	s := newStore(t)
	for code, times := range map[string]int{"40001": 5, "40P01": 5, "55P03": 1, "57014": 1} {
		begun := 0
		err := s.Write(ctx, func(tx *gorm.DB) error {
			begun++
			return tx.Exec("DO $$ BEGIN RAISE EXCEPTION 'give way' USING ERRCODE = '" + code + "'; END $$").Error
		})
		mustBe(t, err, store.ErrNotKept)
		if begun != times || !strings.Contains(err.Error(), "give way") {
			t.Errorf("%s: it was begun %d times, not %d: %v", code, begun, times, err)
		}
	}
	begun := 0
	check(t, s.Write(ctx, func(tx *gorm.DB) error {
		if begun++; begun > 3 {
			return nil
		}
		return tx.Exec("DO $$ BEGIN RAISE EXCEPTION 'give way' USING ERRCODE = '40001'; END $$").Error
	}))
}

// On a server that isolates transactions more strictly than usual, decisions that are
// made at once have one winner, too.
func TestStrictIsolation(t *testing.T) {
	c := storetest.OnlyPostgres(t)
	name := blank(t, c, "")
	for _, level := range []string{"repeatable read", "serializable"} {
		must(c.Do("postgres", "ALTER DATABASE "+name+" SET default_transaction_isolation = '"+level+"'"))(t)
		s := openStore(t, c.Address(name))
		g, led := newGuest(t, s, level), newClass(t, s, "KT4M7PX"+level[:1])
		run := classRun(t, s, led, g)
		for turn := 1; turn <= 10; turn++ {
			var all sync.WaitGroup
			var won atomic.Int32
			for range 4 {
				all.Go(func() {
					switch err := s.Append(ctx, run, decision(run.ID(), turn), []store.Writing{{Kind: "note", Text: "hm"}}, false); {
					case err == nil:
						won.Add(1)
					case !errors.Is(err, store.ErrTaken):
						t.Errorf("%s, turn %d: %v", level, turn, err)
					}
				})
			}
			all.Wait()
			if n := won.Load(); n != 1 {
				t.Fatalf("%s, turn %d: %d won", level, turn, n)
			}
		}
		check(t, s.Close())
	}
}
