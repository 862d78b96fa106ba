package chore_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"caseload/app/chore"
	"caseload/app/store"
	"caseload/app/store/storetest"
)

func TestOnPostgres(t *testing.T) { storetest.OnPostgres(t, "") }

var ctx = context.Background()

func open(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(storetest.At(t, path), time.Now, nil)
	check(t, err)
	t.Cleanup(func() { check(t, s.Close()) })
	return s
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func ask(t testing.TB, s *store.Store, kind string, keys ...string) {
	t.Helper()
	for _, key := range keys {
		check(t, s.AddChore(ctx, s.Operator(), kind, key))
	}
}

// journal is a log that several goroutines may write.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(b)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// begin lets a worker do chores of some kinds until the end of the test or until stop
// is called, which returns when nothing is being done any longer.
func begin(t testing.TB, s *store.Store, kinds ...chore.Kind) (log *journal, stop func()) {
	t.Helper()
	log = new(journal)
	ctx, cancel := context.WithCancel(ctx)
	ran := make(chan struct{})
	go func() {
		defer close(ran)
		chore.Worker{Store: s, By: s.Operator(), Log: slog.New(slog.NewTextHandler(log, nil)), Kinds: kinds, Look: 5 * time.Millisecond}.Run(ctx)
	}()
	stop = func() { cancel(); <-ran }
	t.Cleanup(stop)
	return log, stop
}

// row is what is kept of the only chore there is.
type row struct {
	holder, why string
	attempts    int
	wait        time.Duration // until it is due
}

func rowOf(t testing.TB, other storetest.Other) (r row) {
	t.Helper()
	var due int64
	check(t, other.QueryRow("SELECT holder, error, attempts, due_at FROM chores").Scan(&r.holder, &r.why, &r.attempts, &due))
	r.wait = time.Until(time.UnixMilli(due))
	return r
}

// A worker that is told to stop gives back what it is doing, as if it hadn't begun.
func TestAWorkerThatStopsGivesBackWhatItHas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s, other := open(t, path), storetest.AsAnother(t, path)
	ask(t, s, "sweep", "yard")
	begun := make(chan struct{})
	_, stop := begin(t, s, chore.Kind{Name: "sweep", Do: func(ctx context.Context, _ store.Operator, _ string) error {
		close(begun)
		<-ctx.Done()
		return ctx.Err()
	}})
	<-begun
	stop()
	if r := rowOf(t, other); r.holder != "" || r.attempts != 0 || r.wait > 0 {
		t.Errorf("what is kept is %+v", r)
	}
	done := make(chan string, 1)
	begin(t, s, chore.Kind{Name: "sweep", Do: func(_ context.Context, _ store.Operator, key string) error { done <- key; return nil }})
	if key := <-done; key != "yard" {
		t.Errorf("%s was done", key)
	}
}

// What fails waits longer each time, with its sentence, and is left alone in the end.
func TestWhatFailsWaits(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s, other := open(t, path), storetest.AsAnother(t, path)
	ask(t, s, "sweep", "yard")
	failed := make(chan struct{})
	log, stop := begin(t, s, chore.Kind{Name: "sweep", Do: func(context.Context, store.Operator, string) error {
		failed <- struct{}{}
		return errors.New("the broom is broken")
	}})
	for i, least := range []time.Duration{9 * time.Second, 39 * time.Second, 2 * time.Minute, 10 * time.Minute, 40 * time.Minute, 59 * time.Minute} {
		<-failed
		var r row
		for r = rowOf(t, other); r.holder != ""; r = rowOf(t, other) {
			time.Sleep(time.Millisecond)
		}
		if r.attempts != i+1 || r.why != "the broom is broken" || r.wait < least || r.wait > time.Hour+time.Second {
			t.Errorf("after %d attempts what is kept is %+v", i+1, r)
		}
		_, err := other.Exec("UPDATE chores SET due_at = 0")
		check(t, err)
	}
	for !strings.Contains(log.String(), "isn't tried again") {
		time.Sleep(time.Millisecond)
	}
	stop()
	if n := strings.Count(log.String(), "the broom is broken"); n != 6 {
		t.Errorf("the log says it %d times: %s", n, log)
	}
}

// A chore that comes again is asked for by the worker, and is due again after its span,
// also if it has failed often.
func TestAChoreThatComesAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s, other := open(t, path), storetest.AsAnother(t, path)
	fail, times := make(chan error), 0
	begin(t, s, chore.Kind{Name: "sweep", Every: 2 * time.Hour, Do: func(context.Context, store.Operator, string) error { times++; return <-fail }})
	for i := range 8 {
		var err error
		if i < 7 {
			err = errors.New("no")
		}
		fail <- err
		var r row
		for r = rowOf(t, other); r.holder != ""; r = rowOf(t, other) {
			time.Sleep(time.Millisecond)
		}
		if err != nil && r.wait > time.Hour+time.Second || err == nil && (r.wait < 119*time.Minute || r.attempts != 0) {
			t.Errorf("after %d times what is kept is %+v", times, r)
		}
		_, sqlErr := other.Exec("UPDATE chores SET due_at = 0")
		check(t, sqlErr)
	}
	fail <- nil
}

// A worker whose lease another has taken over stops what it is doing.
func TestAWorkerThatLosesItsLeaseStops(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s, other := open(t, path), storetest.AsAnother(t, path)
	ask(t, s, "sweep", "yard")
	begun, stopped := make(chan struct{}), make(chan struct{})
	var log journal
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	w := chore.Worker{Store: s, By: s.Operator(), Log: slog.New(slog.NewTextHandler(&log, nil)), Lease: 2 * time.Second, Look: time.Hour,
		Kinds: []chore.Kind{{Name: "sweep", Do: func(ctx context.Context, _ store.Operator, _ string) error {
			close(begun)
			<-ctx.Done()
			close(stopped)
			return ctx.Err()
		}}}}
	ran := make(chan struct{})
	go func() { defer close(ran); w.Run(ctx) }()
	<-begun
	_, err := other.Exec("UPDATE chores SET holder = 'another', leased_until = leased_until + 60000")
	check(t, err)
	<-stopped
	stop()
	<-ran
	if r := rowOf(t, other); r.holder != "another" || r.attempts != 1 {
		t.Errorf("what is kept is %+v", r)
	}
}

// What is private of a chore isn't in the log, whatever becomes of it.
func TestAPrivateKeyIsntLogged(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	ask(t, s, "write", "ada@uni.test")
	failed := make(chan struct{}, 1)
	log, stop := begin(t, s, chore.Kind{Name: "write", Private: true, Do: func(context.Context, store.Operator, string) error {
		failed <- struct{}{}
		return errors.New("no ink")
	}})
	<-failed
	for !strings.Contains(log.String(), "no ink") {
		time.Sleep(time.Millisecond)
	}
	stop()
	if strings.Contains(log.String(), "ada@") {
		t.Errorf("the log says %s", log)
	}
}
