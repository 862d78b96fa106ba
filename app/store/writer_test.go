package store_test

import (
	"bufio"
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/database"
	"caseload/app/store/storetest"

	"gorm.io/gorm"
)

// grouped holds up the writer until all the writes are waiting, so that they are
// committed as one group, and returns their errors. A store that has no groups gets
// them one after the other.
func grouped(s *store.Store, writes ...func() error) []error {
	errs := make([]error, len(writes))
	if !s.Groups() {
		for i, write := range writes {
			errs[i] = write()
		}
		return errs
	}
	started, hold := make(chan bool), make(chan bool)
	go s.Write(ctx, func(*gorm.DB) error { close(started); <-hold; return nil })
	<-started
	var all sync.WaitGroup
	for i, write := range writes {
		all.Go(func() { errs[i] = write() })
		awaitQueue(s, i+1)
	}
	close(hold)
	all.Wait()
	return errs
}

func TestAGroupDoesNotSufferFromOneOfItsItems(t *testing.T) {
	logged := captureLog(t)
	s := newStore(t)
	g := newGuest(t, s, "one")
	a, b, c := newRun(t, s, g), newRun(t, s, g), newRun(t, s, g)
	appended := func(run store.Mine, turn int) func() error {
		return func() error { return s.Append(ctx, run, decision(run.ID(), turn), nil, false) }
	}
	errs := grouped(s,
		appended(a, 1),
		appended(b, 7), // a gap
		func() error { // does half its work, then panics
			return s.Write(ctx, func(tx *gorm.DB) error {
				if err := tx.Exec("UPDATE runs SET terms = 'half'").Error; err != nil {
					return err
				}
				panic("a bug")
			})
		},
		func() error { // violates a key in the database
			return s.BareInsert(ctx, decision(a.ID(), 1))
		},
		func() error { return s.BareInsert(ctx, decision(12345, 1)) },
		appended(c, 1),
		appended(a, 2), // sees the first item's decision
	)
	for i, fails := range []bool{false, true, true, true, true, false, false} {
		if (errs[i] != nil) != fails {
			t.Errorf("item %d: %v", i, errs[i])
		}
		if errors.Is(errs[i], store.ErrNotKept) {
			t.Errorf("item %d takes its own fault for storage's: %v", i, errs[i])
		}
	}
	for run, want := range map[*store.Mine]int{&a: 2, &b: 0, &c: 1} {
		if n := len(must(s.Decisions(ctx, run.Reading(), 0))(t)); n != want {
			t.Errorf("run %d has %d decisions, not %d", run.ID(), n, want)
		}
		if r := must(s.MineOf(ctx, run.ID()))(t).Run(); string(r.Terms) == "half" {
			t.Error("half a write was kept")
		}
	}
	check(t, s.Healthy(ctx))
	if !strings.Contains(logged.String(), "a bug") {
		t.Error("nobody can find out where the panic was")
	}
}

func captureLog(t *testing.T) *bytes.Buffer {
	var logged bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&logged, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	return &logged
}

func TestMoreThanAGroupIsKeptToo(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	var all sync.WaitGroup
	for range 600 {
		run := newRun(t, s, g)
		all.Go(func() {
			if err := s.Append(ctx, run, decision(run.ID(), 1), nil, false); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

// A full disk: SQLite is told that the file may not grow.
func TestAFullDiskKeepsNothingAndRecovers(t *testing.T) {
	storetest.OnlySQLite(t)
	s := newStore(t)
	g := newGuest(t, s, "one")
	run, other := newRun(t, s, g), newRun(t, s, g)
	play(t, s, run, 3)
	check(t, s.Pragma("max_page_count = 1")) // SQLite raises it to the present size

	note := []store.Writing{{Kind: "note", Text: strings.Repeat("long ", 4000)}}
	errs := grouped(s,
		func() error { return s.Append(ctx, other, decision(other.ID(), 1), nil, false) },
		func() error { return s.Append(ctx, run, decision(run.ID(), 4), note, true) },
		func() error { return s.Append(ctx, other, decision(other.ID(), 2), nil, false) },
	)
	for i, err := range errs {
		if !errors.Is(err, store.ErrNotKept) {
			t.Errorf("item %d on a full disk: %v", i, err)
		}
	}
	if a, b := len(must(s.Decisions(ctx, run.Reading(), 0))(t)), len(must(s.Decisions(ctx, other.Reading(), 0))(t)); a != 3 || b != 0 {
		t.Errorf("%d and %d decisions are there, not 3 and 0", a, b)
	}
	if got := must(s.MineOf(ctx, run.ID()))(t).Run(); got.EndedAt != nil || len(must(s.Writings(ctx, run))(t)) > 0 {
		t.Error("half of a decision was kept")
	}

	check(t, s.Pragma("max_page_count = 1000000"))
	check(t, s.Append(ctx, run, decision(run.ID(), 4), note, true))
	check(t, s.Append(ctx, other, decision(other.ID(), 1), nil, false))
}

func TestAFileThatBecomesReadOnlyKeepsNothingAndRecovers(t *testing.T) {
	storetest.OnlySQLite(t)
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	check(t, s.Pragma("query_only = 1"))
	mustBe(t, s.Append(ctx, run, decision(run.ID(), 1), nil, false), store.ErrNotKept)
	check(t, s.Pragma("query_only = 0"))
	check(t, s.Append(ctx, run, decision(run.ID(), 1), nil, false))
}

func TestAnotherProcessInTheWay(t *testing.T) {
	storetest.OnlySQLite(t)
	path := filepath.Join(t.TempDir(), "caseload.db")
	s, err := store.OpenImpatient(path, 50*time.Millisecond, clock, logger())
	check(t, err)
	defer s.Close()
	run := newRun(t, s, newGuest(t, s, "one"))

	other, err := sql.Open("sqlite3", "file:"+path+"?_txlock=immediate")
	check(t, err)
	defer other.Close()
	tx, err := other.Begin()
	check(t, err)
	mustBe(t, s.Append(ctx, run, decision(run.ID(), 1), nil, false), store.ErrNotKept)
	if err := s.Healthy(ctx); !errors.Is(err, store.ErrNotKept) {
		t.Errorf("healthy while locked out: %v", err)
	}
	must(s.Decisions(ctx, run.Reading(), 0))(t) // reading still works
	check(t, tx.Rollback())
	check(t, s.Append(ctx, run, decision(run.ID(), 1), nil, false))
	check(t, s.Healthy(ctx))
}

// What is written to a file that has been moved away, deleted or replaced would
// be lost when the program ends, so it must be answered as not kept.
func TestTheFileIsTakenAway(t *testing.T) {
	storetest.OnlySQLite(t)
	path := filepath.Join(t.TempDir(), "caseload.db")
	s := openStore(t, path)
	run := newRun(t, s, newGuest(t, s, "one"))
	check(t, os.Rename(path, path+".away"))
	mustBe(t, s.Append(ctx, run, decision(run.ID(), 1), nil, false), store.ErrNotKept)
	if err := s.Healthy(ctx); !errors.Is(err, store.ErrNotKept) {
		t.Errorf("healthy without its file: %v", err)
	}
	check(t, os.WriteFile(path, nil, 0o600))
	mustBe(t, s.Append(ctx, run, decision(run.ID(), 1), nil, false), store.ErrNotKept)
	check(t, os.Rename(path+".away", path))
	check(t, s.Append(ctx, run, decision(run.ID(), 1), nil, false))
	check(t, s.Healthy(ctx))
}

// A reader in another process must neither delay erasing nor make it fail.
func TestErasingWhileAnotherProcessReads(t *testing.T) {
	storetest.OnlySQLite(t)
	logged := captureLog(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "caseload.db")
	s := openStore(t, path)
	run := newRun(t, s, newGuest(t, s, "one"))
	const secret = "not for everybody"
	check(t, s.Append(ctx, run, decision(run.ID(), 1), []store.Writing{{Kind: "note", Text: secret}}, false))

	other, err := sql.Open("sqlite3", "file:"+path)
	check(t, err)
	defer other.Close()
	tx, err := other.Begin()
	check(t, err)
	var n int
	check(t, tx.QueryRow("SELECT count(*) FROM writings").Scan(&n))
	start := time.Now()
	check(t, s.EraseWritings(ctx, run))
	if took := time.Since(start); took >= database.Patience {
		t.Errorf("it waited for the reader, %v", took)
	}
	wordsAre(t, s, run)
	if logged.Len() == 0 {
		t.Error("nobody is told that the words are still in a file")
	}
	check(t, tx.Rollback())
	must(s.DeleteExpired(ctx, s.Operator(), clock()))(t)
	if n := found(t, dir, secret); n > 0 {
		t.Errorf("%d copies are left", n)
	}
}

// Another process makes decisions in 50 runs at once and prints which were
// acknowledged. It is killed at some moment; everything that it printed must be
// there.

const helperFile = "CASELOAD_STORE_HELPER"

func TestMain(m *testing.M) {
	if path := os.Getenv(helperFile); path != "" {
		decideUntilKilled(path)
	}
	if path := os.Getenv(backupHelper); path != "" {
		backUpUntilKilled(path)
	}
	os.Exit(m.Run())
}

func TestWhatWasAcknowledgedSurvivesAKill(t *testing.T) {
	storetest.LongOnPostgres(t)
	path := storetest.Durable(t, filepath.Join(t.TempDir(), "caseload.db"))
	total := 0
	for round := range 5 {
		acknowledged := killed(t, path, time.Duration(100+rand.IntN(300))*time.Millisecond)
		total += len(acknowledged)
		s, err := store.OpenImpatient(path, time.Second, clock, logger())
		check(t, err)
		logs := map[int64][]store.Decision{}
		for _, a := range acknowledged {
			log, read := logs[a.run]
			if !read {
				log = wholeLog(t, s, a.run)
				logs[a.run] = log
			}
			if a.turn > len(log) {
				t.Errorf("round %d: turn %d of run %d was acknowledged and is gone", round, a.turn, a.run)
			}
		}
		check(t, s.Close())
	}
	t.Logf("%d acknowledged decisions in 5 rounds", total)
	if total < 100 {
		t.Errorf("only %d decisions were acknowledged: the test shows nothing", total)
	}
}

// wholeLog reads a run's log and checks that it has no gaps, that each digest
// belongs to its decision, and that each decision has its word.
func wholeLog(t *testing.T, s *store.Store, id int64) []store.Decision {
	t.Helper()
	run := must(s.MineOf(ctx, id))(t)
	log := must(s.Decisions(ctx, run.Reading(), 0))(t)
	for i, d := range log {
		if d.Turn != i+1 || d.Digest != digest(id, d.Turn, d.Offer) {
			t.Errorf("run %d: entry %d is %+v", id, i, d)
		}
	}
	if writings := must(s.Writings(ctx, run))(t); len(writings) != len(log) {
		t.Errorf("run %d has %d decisions and %d words", id, len(log), len(writings))
	}
	return log
}

type acknowledgement struct {
	run  int64
	turn int
}

func killed(t *testing.T, path string, after time.Duration) []acknowledgement {
	t.Helper()
	helper := exec.Command(os.Args[0])
	helper.Env = append(os.Environ(), helperFile+"="+path)
	helper.Stderr = os.Stderr
	out, err := helper.StdoutPipe()
	check(t, err)
	check(t, helper.Start())
	lines := bufio.NewScanner(out)
	var got []acknowledgement
	for lines.Scan() {
		if len(got) == 0 {
			time.AfterFunc(after, func() { helper.Process.Kill() })
		}
		var a acknowledgement
		if n, _ := fmt.Sscanf(lines.Text(), "%d %d.", &a.run, &a.turn); n == 2 && strings.HasSuffix(lines.Text(), ".") {
			got = append(got, a)
		}
	}
	if err := helper.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("the helper wasn't killed: %v", err)
	}
	return got
}

func decideUntilKilled(path string) {
	fail := func(err error) {
		if err != nil {
			fmt.Fprintln(os.Stderr, "helper:", err)
			os.Exit(3)
		}
	}
	s, err := store.Open(path, clock, logger())
	fail(err)
	g, err := s.NewGuest(ctx, hash(fmt.Sprint(os.Getpid())), later)
	fail(err)
	fail(s.KeepVersion(ctx, store.Version{Digest: frozen, CreatedAt: today}))
	for range 50 {
		run, err := s.NewRun(ctx, g, store.Beginning{Version: frozen, Expires: later})
		fail(err)
		go func() {
			for turn := 1; ; turn++ {
				fail(s.Append(ctx, run, decision(run.ID(), turn), []store.Writing{{Kind: "note", Text: "hm"}}, false))
				// One write per line: the kernel has it when it returns.
				os.Stdout.WriteString(fmt.Sprintf("%d %d.\n", run.ID(), turn))
			}
		}()
	}
	time.Sleep(time.Minute)
	os.Exit(4) // nobody killed us
}
