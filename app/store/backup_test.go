package store_test

import (
	"bufio"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/database"
	"caseload/app/store/storetest"
)

func TestABackupHasWhatWasKeptAndRunsGoOn(t *testing.T) {
	storetest.OnlySQLite(t)
	dir := t.TempDir()
	path, file, restored := filepath.Join(dir, "caseload.db"), filepath.Join(dir, "backup 100%.db"), filepath.Join(dir, "restored.db")
	s := openStore(t, path)
	run := newRun(t, s, newGuest(t, s, "one"))
	const erased = "what nobody should read any longer"
	check(t, s.Append(ctx, run, decision(run.ID(), 1), []store.Writing{{Kind: "note", Text: erased}}, false))
	check(t, s.EraseWritings(ctx, run))
	check(t, s.Append(ctx, run, decision(run.ID(), 2), nil, false))

	check(t, database.Backup(ctx, path, file))
	check(t, s.Append(ctx, run, decision(run.ID(), 3), nil, false)) // too late
	info, err := os.Stat(file)
	check(t, err)
	if info.Mode() != 0o600 {
		t.Errorf("the backup has mode %v", info.Mode())
	}
	if strings.Contains(read(t, file), erased) {
		t.Error("the backup has words that were erased")
	}

	check(t, database.Restore(ctx, restored, file))
	again := openStore(t, restored)
	if n := len(must(again.Decisions(ctx, run.Reading(), 0))(t)); n != 2 {
		t.Errorf("%d decisions are restored, not 2", n)
	}
	check(t, again.Append(ctx, run, decision(run.ID(), 3), nil, false))
	if next := newRun(t, again, newGuest(t, again, "two")); next.ID() <= run.ID() {
		t.Errorf("run %d has the number of one before it", next.ID())
	}
	if list := listing(t, dir); strings.Contains(fmt.Sprint(list), "unfinished") {
		t.Errorf("something is left over: %v", list)
	}
}

func TestBackupAndRestoreReplaceNothing(t *testing.T) {
	storetest.OnlySQLite(t)
	dir := t.TempDir()
	path, file := filepath.Join(dir, "caseload.db"), filepath.Join(dir, "backup.db")
	s := openStore(t, path)
	newRun(t, s, newGuest(t, s, "one"))
	check(t, database.Backup(ctx, path, file))

	other := filepath.Join(dir, "notes.txt")
	check(t, os.WriteFile(other, []byte("notes"), 0o600))
	link := filepath.Join(dir, "link")
	check(t, os.Symlink(filepath.Join(dir, "nowhere"), link))
	for _, to := range []string{file, other, link, dir} {
		mustBe(t, database.Backup(ctx, path, to), database.ErrThere)
	}
	mustBe(t, database.Restore(ctx, path, file), database.ErrThere) // while it is open
	check(t, s.Close())
	before := read(t, path)
	mustBe(t, database.Restore(ctx, path, file), database.ErrThere)
	if read(t, path) != before {
		t.Error("a database with runs in it was changed")
	}
	mustBe(t, database.Restore(ctx, link, file), database.ErrThere)
	if err := database.Restore(ctx, other, file); err == nil || read(t, other) != "notes" {
		t.Errorf("a file of notes: %v", err)
	}
	if err := database.Backup(ctx, filepath.Join(dir, "none.db"), filepath.Join(dir, "new.db")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a backup of nothing: %v", err)
	}
}

func TestRestoreTakesThePlaceOfAnEmptyDatabase(t *testing.T) {
	storetest.OnlySQLite(t)
	dir := t.TempDir()
	path, file := filepath.Join(dir, "caseload.db"), filepath.Join(dir, "backup.db")
	s := openStore(t, path)
	run := newRun(t, s, newGuest(t, s, "one"))
	check(t, database.Backup(ctx, path, file))

	made := filepath.Join(dir, "made.db")
	open := openStore(t, made)
	if err := database.Restore(ctx, made, file); err == nil || !strings.Contains(err.Error(), "stop it first") {
		t.Errorf("an empty database that a program has open: %v", err)
	}
	check(t, open.Healthy(ctx))
	check(t, open.Close())
	empty := filepath.Join(dir, "empty.db")
	check(t, os.WriteFile(empty, nil, 0o600))
	for _, to := range []string{made, empty} {
		check(t, database.Restore(ctx, to, file))
		must(openStore(t, to).MineOf(ctx, run.ID()))(t)
	}

	gone := filepath.Join(dir, "gone.db")
	check(t, os.WriteFile(gone+"-wal", []byte("a log without its database"), 0o600))
	if err := database.Restore(ctx, gone, file); err == nil || !strings.Contains(err.Error(), "log of another database") {
		t.Errorf("beside the log of another database: %v", err)
	}
}

func TestRestoreRefusesWhatIsNoBackup(t *testing.T) {
	storetest.OnlySQLite(t)
	dir := t.TempDir()
	path, file := filepath.Join(dir, "caseload.db"), filepath.Join(dir, "backup.db")
	s := openStore(t, path)
	run := newRun(t, s, newGuest(t, s, "one"))
	play(t, s, run, 300)
	check(t, database.Backup(ctx, path, file))
	whole := read(t, file)

	for what, is := range map[string]struct{ contents, says string }{
		"is empty":                  {"", "this isn't a backup"},
		"is something else":         {strings.Repeat("these are notes, not a database. ", 200), "this isn't a backup"},
		"was cut short":             {whole[:len(whole)/2], "Copy it again, or take another backup"},
		"is damaged":                {whole[:8192] + strings.Repeat("\xff", 4096) + whole[8192+4096:], "Copy it again, or take another backup"},
		"is a copy of the database": {read(t, path), "a copy of a database file and not a backup"},
	} {
		bad := filepath.Join(dir, "bad.db")
		check(t, os.WriteFile(bad, []byte(is.contents), 0o600))
		to := filepath.Join(dir, "restored.db")
		if err := database.Restore(ctx, to, bad); err == nil || !strings.Contains(err.Error(), is.says) {
			t.Errorf("a file that %s: %v", what, err)
		}
		if list := listing(t, dir); strings.Contains(fmt.Sprint(list), "restored") {
			t.Errorf("a file that %s left something: %v", what, list)
		}
	}
	if err := database.Restore(ctx, filepath.Join(dir, "restored.db"), path); err == nil || !strings.Contains(err.Error(), "log beside it") {
		t.Errorf("a database in use: %v", err)
	}
	check(t, s.PretendNewer())
	mustBe(t, database.Backup(ctx, path, filepath.Join(dir, "newer.db")), store.ErrNewer)
}

// Another process makes decisions in 50 runs at once while this one makes
// backups, and is killed during one of them. Every backup must be consistent and
// contain what had been acknowledged before it began.
func TestBackupsWhileOthersDecide(t *testing.T) {
	storetest.OnlySQLite(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "caseload.db")
	helper := exec.Command(os.Args[0])
	helper.Env = append(os.Environ(), helperFile+"="+path)
	out, err := helper.StdoutPipe()
	check(t, err)
	check(t, helper.Start())
	told := make(chan acknowledgement, 1<<20)
	go func() {
		defer close(told)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			var a acknowledgement
			if n, _ := fmt.Sscanf(lines.Text(), "%d %d.", &a.run, &a.turn); n == 2 && strings.HasSuffix(lines.Text(), ".") {
				told <- a
			}
		}
	}()
	acknowledged := map[int64]int{} // run number to last acknowledged turn
	hear := func(a acknowledgement) { acknowledged[a.run] = max(acknowledged[a.run], a.turn) }
	total := 0
	for i := range 6 {
		for range 500 {
			a, running := <-told
			if !running {
				t.Fatal("the helper ended by itself")
			}
			hear(a)
		}
		before := maps.Clone(acknowledged)
		if i == 5 {
			time.AfterFunc(time.Duration(rand.IntN(20))*time.Millisecond, func() { helper.Process.Kill() })
		}
		file := filepath.Join(dir, fmt.Sprint("backup", i))
		check(t, database.Backup(ctx, path, file))
		total += restoredHas(t, file, before)
	}
	for a := range told {
		hear(a)
	}
	if err := helper.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("the helper wasn't killed: %v", err)
	}
	after := filepath.Join(dir, "after the kill") // some of what was acknowledged is only in the log that was left
	check(t, database.Backup(ctx, path, after))
	total += restoredHas(t, after, acknowledged)
	t.Logf("%d decisions in 7 backups", total)
}

// restoredHas restores a backup, checks that its runs reach at least the given
// turns, and returns how many decisions they have.
func restoredHas(t *testing.T, file string, turns map[int64]int) (total int) {
	t.Helper()
	restored := file + " restored"
	check(t, database.Restore(ctx, restored, file))
	s := openStore(t, restored)
	for run, turn := range turns {
		log := wholeLog(t, s, run)
		if len(log) < turn {
			t.Errorf("%s: run %d has %d decisions of %d that were acknowledged before", file, run, len(log), turn)
		}
		total += len(log)
	}
	return total
}

const backupHelper = "CASELOAD_STORE_BACKUP"

// A process that makes one backup after another is killed. Every file with the
// name of a backup must be complete; the interrupted one has another name and is
// found.
func TestAKilledBackupIsNotTakenForOne(t *testing.T) {
	storetest.OnlySQLite(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "caseload.db")
	s := openStore(t, path)
	turns := map[int64]int{}
	guest := newGuest(t, s, "one")
	for range 10 {
		run := newRun(t, s, guest)
		turns[run.ID()] = 100
		for turn := 1; turn <= 100; turn++ {
			check(t, s.Append(ctx, run, decision(run.ID(), turn), []store.Writing{{Kind: "note", Text: strings.Repeat("hm ", 300)}}, false))
		}
	}
	whole, cut := 0, 0
	for round := range 5 {
		to := filepath.Join(dir, fmt.Sprint("round", round))
		check(t, os.Mkdir(to, 0o700))
		helper := exec.Command(os.Args[0])
		helper.Env = append(os.Environ(), backupHelper+"="+path, "CASELOAD_STORE_BACKUP_TO="+to)
		helper.Stderr = os.Stderr
		check(t, helper.Start())
		time.Sleep(time.Duration(200+rand.IntN(100)) * time.Millisecond)
		check(t, helper.Process.Kill())
		if err := helper.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
			t.Fatalf("the helper wasn't killed: %v", err)
		}
		for i := 0; ; i++ {
			file := filepath.Join(to, fmt.Sprint("backup", i))
			cut += len(database.Unfinished(file))
			if _, err := os.Stat(file); err != nil {
				break
			}
			whole++
			if i%5 == 0 { // checking one is slow
				restoredHas(t, file, turns)
			}
		}
	}
	t.Logf("%d backups are whole, %d were cut off", whole, cut)
	if whole == 0 || cut == 0 {
		t.Errorf("%d backups were made and %d cut off: the test shows nothing", whole, cut)
	}
}

func backUpUntilKilled(path string) {
	for i := 0; ; i++ {
		if err := database.Backup(ctx, path, filepath.Join(os.Getenv("CASELOAD_STORE_BACKUP_TO"), fmt.Sprint("backup", i))); err != nil {
			fmt.Fprintln(os.Stderr, "helper:", err)
			os.Exit(3)
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	check(t, err)
	return string(data)
}
