package run_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caseload/app/run"
	"caseload/app/store"
	"caseload/app/store/storetest"
)

const recorder = "CASELOAD_TEST_RECORDS" // the address of the database in which a process makes records

// A process is killed while it makes the record of a run. Another one makes that record
// and all the others, each once.
func TestAProcessIsKilledWhileItMakesARecord(t *testing.T) {
	if address := os.Getenv(recorder); address != "" {
		makeRecords(t, address)
		return
	}
	t.Parallel()
	path := storetest.At(t, filepath.Join(t.TempDir(), "a.db"))
	s := open(t, path)
	r := runs(t, s, run.Cache, small(t))
	g := guest(t, s, "me")
	var all []run.Mine
	for range 4 {
		all = append(all, ended(t, r, g))
	}
	other := exec.Command(os.Args[0], "-test.run", "^TestAProcessIsKilledWhileItMakesARecord$")
	other.Env = append(os.Environ(), recorder+"="+path)
	out, err := other.StdoutPipe()
	if err == nil {
		err = other.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	begun := ""
	for lines := bufio.NewScanner(out); begun == "" && lines.Scan(); {
		_, begun, _ = strings.Cut(lines.Text(), "begun ")
	}
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait()
	if begun != fmt.Sprint(all[0].ID()) {
		t.Fatalf("the process began with run %q", begun)
	}

	ctx, stop := context.WithCancel(ctx)
	ran := make(chan struct{})
	w := worker(s, r)
	w.Look = 50 * time.Millisecond
	go func() { defer close(ran); w.Run(ctx) }()
	for _, m := range all {
		recorded(t, s, m)
	}
	stop()
	<-ran
	for _, m := range all {
		_, err := r.Debrief(context.Background(), mine(t, r, g, m.ID()))
		if err != nil {
			t.Errorf("the debrief of run %d: %v", m.ID(), err)
		}
	}
	row := storetest.AsAnother(t, path).QueryRow("SELECT (SELECT count(*) FROM chores), (SELECT count(*) FROM debriefs)")
	var left, made int
	if err := row.Scan(&left, &made); err != nil || left != 0 || made != len(all) {
		t.Errorf("%d records were made, %d are still asked for, %v", made, left, err)
	}
}

// makeRecords begins to make a record, and hangs in the middle of it until it is killed.
func makeRecords(t *testing.T, address string) {
	s := open(t, address)
	w := worker(s, runs(t, s, run.Cache, small(t)))
	w.Lease = time.Second
	w.Kinds[0].Do = func(_ context.Context, _ store.Operator, key string) error {
		fmt.Println("begun " + key)
		select {}
	}
	w.Run(ctx)
}

// A program that doesn't know the rules of a run leaves its record to another one.
func TestARecordIsLeftToAProgramThatKnowsTheRules(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s, other := open(t, path), storetest.AsAnother(t, path)
	m := ended(t, runs(t, s, run.Cache, small(t)), guest(t, s, "me"))
	if _, err := other.Exec("UPDATE versions SET files = ?", []byte("of another age")); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(ctx)
	ran := make(chan struct{})
	older := worker(s, runs(t, s, run.Cache)) // nothing is on its shelf
	go func() { defer close(ran); older.Run(ctx) }()
	attempts, why := 1, ""
	for range 1_000 {
		if err := other.QueryRow("SELECT attempts, error FROM chores WHERE holder = ''").Scan(&attempts, &why); err == nil && why != "" {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	stop()
	<-ran
	if attempts != 0 || !strings.HasPrefix(why, "this run can be read, not played on: ") {
		t.Errorf("it was begun %d times: %q", attempts, why)
	}
	if _, err := other.Exec("UPDATE chores SET due_at = 0"); err != nil { // in an hour
		t.Fatal(err)
	}
	ctx, stop = context.WithCancel(context.Background())
	defer stop()
	newer := worker(s, runs(t, s, run.Cache, small(t)))
	ran = make(chan struct{})
	go func() { defer close(ran); newer.Run(ctx) }()
	recorded(t, s, m)
	stop()
	<-ran
	if _, err := s.TakeChore(context.Background(), s.Operator(), store.ChoreRecord, time.Minute, 0); err == nil {
		t.Error("it is still asked for")
	}
}
