package store_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/storetest"
)

// patient is how long a test waits for what should come soon.
const patient = 30 * time.Second

// hint waits for the next hint.
func hint(t testing.TB, hints <-chan struct{}) {
	t.Helper()
	select {
	case _, open := <-hints:
		if !open {
			t.Fatal("nothing is heard any longer")
		}
	case <-time.After(patient):
		t.Fatal("there was no hint")
	}
}

// heard looks after each hint, and only then, until holds says so.
func heard(t testing.TB, hints <-chan struct{}, holds func() bool) {
	t.Helper()
	for {
		hint(t, hints)
		if holds() {
			return
		}
	}
}

func hears(t testing.TB, s *store.Store) (hints <-chan struct{}, stop func()) {
	t.Helper()
	ctx, stop := context.WithCancel(ctx)
	t.Cleanup(stop)
	hints = s.Changes(ctx)
	hint(t, hints) // hearing has begun
	return hints, stop
}

// has returns whether a store knows a guest.
func has(s *store.Store, secret string) func() bool {
	return func() bool {
		_, err := s.GuestByToken(ctx, hash(secret))
		return err == nil
	}
}

func TestAStoreHearsItself(t *testing.T) {
	s := newStore(t)
	first, stop := hears(t, s)
	second, _ := hears(t, s)
	newGuest(t, s, "one")
	heard(t, first, has(s, "one"))
	hint(t, second)
	stop()
	for range first { // what was waiting still comes, and then the end
	}
	newGuest(t, s, "two")
	heard(t, second, has(s, "two"))
}

// Whoever reads after each hint has read everything in the end, although hints that
// come together are one.
func TestNothingThatAnotherStoreCommitsIsMissed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "caseload.db")
	here, there := openStore(t, path), openStore(t, path)
	hints, _ := hears(t, here)
	done := make(chan error, 1)
	go func() {
		for i := range 200 {
			if _, err := there.NewGuest(ctx, hash(fmt.Sprint("guest ", i)), later); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	heard(t, hints, has(here, "guest 199"))
	check(t, <-done)
}

// TestAnotherProcessIsHeard starts itself as a second process, which commits.
func TestAnotherProcessIsHeard(t *testing.T) {
	if path := os.Getenv("CASELOAD_TEST_COMMIT"); path != "" {
		newGuest(t, openStore(t, path), "from afar")
		return
	}
	path := storetest.At(t, filepath.Join(t.TempDir(), "caseload.db"))
	s := openStore(t, path)
	hints, _ := hears(t, s)
	other := exec.Command(os.Args[0], "-test.run", "^TestAnotherProcessIsHeard$")
	other.Env = append(os.Environ(), "CASELOAD_TEST_COMMIT="+path)
	if out, err := other.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	heard(t, hints, has(s, "from afar"))
}

// Erasing needs the log for itself for a moment. Somebody who hears all the time
// doesn't keep it from that.
func TestHearingDoesNotKeepErasedBytes(t *testing.T) {
	storetest.OnlySQLite(t)
	path := filepath.Join(t.TempDir(), "caseload.db")
	s := openStore(t, path)
	hears(t, s)
	r := newRun(t, s, newGuest(t, s, "one"))
	check(t, s.DeleteRun(ctx, r))
	info, err := os.Stat(path + "-wal")
	check(t, err)
	if info.Size() != 0 {
		t.Errorf("the log still has %d bytes", info.Size())
	}
}

// BenchmarkHearing prints how long it takes until a commit is heard.
func BenchmarkHearing(b *testing.B) {
	path := filepath.Join(b.TempDir(), "caseload.db")
	here, there := openStore(b, path), openStore(b, path)
	for name, writes := range map[string]*store.Store{"same store": here, "other store": there} {
		b.Run(name, func(b *testing.B) {
			hints, _ := hears(b, here)
			var took []time.Duration
			for i := range b.N {
				secret := fmt.Sprint(name, b.N, i)
				newGuest(b, writes, secret)
				began := time.Now()
				heard(b, hints, has(here, secret))
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}
