package store_test

import (
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/storetest"

	"github.com/go-gormigrate/gormigrate/v2"
	"gorm.io/gorm"
)

func TestOpenMakesAFileForItsOwnerOnly(t *testing.T) {
	storetest.OnlySQLite(t)
	path := filepath.Join(t.TempDir(), "a folder with ? # % in it", "case load.db")
	check(t, os.Mkdir(filepath.Dir(path), 0o700))
	s := must(store.Open(path, clock, logger()))(t) // where storetest.At has made no file
	t.Cleanup(func() { check(t, s.Close()) })
	newRun(t, s, newGuest(t, s, "one"))
	for _, beside := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(path + beside)
		check(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", beside, info.Mode())
		}
	}
	check(t, s.Healthy(ctx))
}

func TestWhatWasKeptIsThereAfterOpeningAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "caseload.db")
	s := openStore(t, path)
	run := newRun(t, s, newGuest(t, s, "one"))
	play(t, s, run, 3)
	check(t, s.Close())

	s = openStore(t, path)
	if d := must(s.Decisions(ctx, run.Reading(), 0))(t); len(d) != 3 {
		t.Errorf("%d decisions are left of 3", len(d))
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	storetest.OnlySQLite(t)
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	check(t, os.WriteFile(text, []byte(strings.Repeat("these are notes, not a database. ", 200)), 0o600))
	foreign := filepath.Join(dir, "foreign.db")
	db, err := sql.Open("sqlite3", foreign)
	check(t, err)
	_, err = db.Exec("CREATE TABLE songs (title TEXT)")
	check(t, errors.Join(err, db.Close()))

	for _, path := range []string{text, foreign, dir, filepath.Join(dir, "no folder", "x.db")} {
		before := listing(t, dir)
		s, err := store.Open(path, clock, logger())
		if err == nil {
			s.Close()
			t.Errorf("opened %s", path)
			continue
		}
		if !strings.Contains(err.Error(), path) {
			t.Errorf("the error doesn't name the file: %v", err)
		}
		if after := listing(t, dir); after != before {
			t.Errorf("%s: the folder was\n%s\nand is\n%s", path, before, after)
		}
	}
}

func TestANewerDatabaseIsRefusedAndNotTouched(t *testing.T) {
	storetest.OnlySQLite(t)
	for _, killed := range []bool{false, true} {
		t.Run(fmt.Sprintf("with its log left behind=%v", killed), func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "caseload.db")
			s := openStore(t, path)
			newRun(t, s, newGuest(t, s, "one"))
			check(t, s.PretendNewer())
			if killed {
				// Copied while open, so that it is as a kill would leave it, with
				// the newer migration only in the log.
				dir = t.TempDir()
				for _, beside := range []string{"", "-wal", "-shm"} {
					copyFile(t, path+beside, filepath.Join(dir, "caseload.db"+beside))
				}
				path = filepath.Join(dir, "caseload.db")
			} else {
				check(t, s.Close())
			}

			before := listing(t, dir)
			_, err := store.Open(path, clock, logger())
			if !errors.Is(err, store.ErrNewer) {
				t.Fatalf("got %v", err)
			}
			// The log's index is a scratch file, which readers write too.
			if after := listing(t, dir); noIndex(after) != noIndex(before) {
				t.Errorf("the folder was\n%s\nand is\n%s", before, after)
			}
		})
	}
}

func TestAMigrationThatFailsLeavesNothingBehind(t *testing.T) {
	s := newStore(t)
	before := must(s.Schema())(t)
	err := s.MigrateWith(
		&gormigrate.Migration{ID: "2098-a", Migrate: func(tx *gorm.DB) error {
			type seminar struct{ ID int64 }
			return tx.Migrator().CreateTable(&seminar{})
		}},
		&gormigrate.Migration{ID: "2098-b", Migrate: func(*gorm.DB) error { return errors.New("no") }})
	if err == nil {
		t.Fatal("it succeeded")
	}
	if after := must(s.Schema())(t); strings.Join(after, "\n") != strings.Join(before, "\n") {
		t.Errorf("the schema was\n%s\nand is\n%s", before, after)
	}
}

// Released migrations are frozen. This fails if one is changed by accident, or if
// an upgrade of GORM makes it create other tables. A new migration gets its own
// file.
func TestTheMigrationsStayAsTheyWere(t *testing.T) {
	s, got := newStore(t), ""
	for _, ddl := range must(s.Schema())(t) {
		if s.Groups() { // on SQLite, GORM writes a table's constraints in any order
			parts := strings.Split(strings.TrimSuffix(ddl, ")"), ",CONSTRAINT ")
			slices.Sort(parts[1:])
			ddl = strings.Join(parts, "\n  constraint ")
		}
		got += ddl + "\n"
	}
	file := "testdata/schema-2026-11-30-fifty-first.txt"
	if !s.Groups() {
		file = "testdata/schema-2026-11-30-fifty-first-postgres.txt"
	}
	want, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		check(t, os.MkdirAll("testdata", 0o755))
		check(t, os.WriteFile(file, []byte(got), 0o644))
		t.Fatalf("wrote %s; look it through and run again", file)
	}
	check(t, err)
	if got != string(want) {
		t.Errorf("the schema is\n%s\nand was\n%s", got, want)
	}
}

func TestACloseKeepsWhatIsWaiting(t *testing.T) {
	storetest.OnlySQLite(t)
	path := filepath.Join(t.TempDir(), "caseload.db")
	s := openStore(t, path)
	run := newRun(t, s, newGuest(t, s, "one"))
	started, wait := make(chan bool), make(chan bool)
	go s.Write(ctx, func(*gorm.DB) error { close(started); <-wait; return nil })
	<-started
	kept := make(chan error)
	go func() { kept <- s.Append(ctx, run, decision(run.ID(), 1), nil, false) }()
	for s.Queued() == 0 {
		time.Sleep(time.Millisecond)
	}
	go close(wait)
	check(t, s.Close())
	check(t, <-kept)
	if err := s.Append(ctx, run, decision(run.ID(), 2), nil, false); !errors.Is(err, store.ErrNotKept) {
		t.Errorf("a closed store answers %v", err)
	}
	s = openStore(t, path)
	if d := must(s.Decisions(ctx, run.Reading(), 0))(t); len(d) != 1 {
		t.Errorf("%d decisions were kept, not 1", len(d))
	}
}

// listing returns the names, sizes and digests of the files in a folder.
func listing(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	check(t, err)
	var b strings.Builder
	for _, e := range entries {
		bytes, err := os.ReadFile(filepath.Join(dir, e.Name()))
		check(t, err)
		fmt.Fprintf(&b, "%s %d %x\n", e.Name(), len(bytes), sha256.Sum256(bytes))
	}
	return b.String()
}

func noIndex(listing string) string {
	var kept []string
	for line := range strings.Lines(listing) {
		if !strings.Contains(line, "-shm ") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	bytes, err := os.ReadFile(from)
	check(t, err)
	check(t, os.WriteFile(to, bytes, 0o600))
}
