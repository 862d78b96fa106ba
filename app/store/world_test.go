package store_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/storetest"
)

// The fixtures shared by the tests: a store in its own file, a date, and a guest
// with a run.

var (
	ctx   = context.Background()
	today = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	later = today.Add(30 * 24 * time.Hour)
)

// now is the time that the stores in tests see. It is today unless [at] sets
// another.
var now atomic.Pointer[time.Time]

func clock() time.Time {
	if t := now.Load(); t != nil {
		return *t
	}
	return today
}

// at sets the clock until the end of the test or the next call.
func at(t testing.TB, time time.Time) {
	now.Store(&time)
	t.Cleanup(func() { now.Store(nil) })
}

// logger returns slog's default logger, which a test may have replaced.
func logger() *slog.Logger { return slog.Default() }

var frozen = strings.Repeat("a1", 32)

func newStore(t testing.TB) *store.Store {
	t.Helper()
	return openStore(t, filepath.Join(t.TempDir(), "caseload.db"))
}

func openStore(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.OpenImpatient(storetest.At(t, path), 5*time.Second, clock, logger())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

func newGuest(t testing.TB, s *store.Store, secret string) store.Guest {
	t.Helper()
	return must(s.NewGuest(ctx, hash(secret), later))(t)
}

func newRun(t testing.TB, s *store.Store, g store.Guest) store.Mine {
	t.Helper()
	check(t, s.KeepVersion(ctx, store.Version{
		Digest: frozen, Slug: "first-week", Title: "First week", Engine: "lua-1", Rules: 1,
		Files: []byte("archive"), CreatedAt: today,
	}))
	return must(s.NewRun(ctx, g, beginning()))(t)
}

// beginning returns what the tests' runs start with.
func beginning() store.Beginning {
	return store.Beginning{Version: frozen, Terms: []byte(`{"ceiling":15}`), Luck: []byte(`[[0,7]]`), Expires: later}
}

func decision(run int64, turn int) store.Decision {
	return store.Decision{
		Run: run, Turn: turn, Offer: "triage:marsh", With: []byte(`{"tier":"P1"}`),
		Digest: digest(run, turn, "triage:marsh"), MadeAt: today.Add(time.Duration(turn) * time.Minute),
	}
}

func digest(run int64, turn int, offer string) string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%d %d %s", run, turn, offer)))
}

func hash(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		check(t, err)
		return v
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func play(t testing.TB, s *store.Store, run store.Mine, turns int) {
	t.Helper()
	for turn := 1; turn <= turns; turn++ {
		check(t, s.Append(ctx, run, decision(run.ID(), turn), nil, false))
	}
}

func equalJSON(t testing.TB, got, want []byte) {
	t.Helper()
	if !bytes.Equal(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
}
